package org.songtor.intake.sftp;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.common.util.io.IoUtils;

/**
 * What a client may know of a place.
 *
 * @param rights as {@code ls -l} writes them, for people: who may do what is decided elsewhere
 */
record Facts(boolean folder, long size, FileTime changed, String rights) {
    static final Facts ROOT = folder("r-xr-x---");
    static final Facts IN = folder("-wx-wx---");
    static final Facts RECEIPTS = folder("r-xr-x---");

    private static Facts folder(String rights) {
        return new Facts(true, 0, FileTime.fromMillis(0), rights);
    }

    static Facts upload(long size, FileTime changed) {
        return new Facts(false, size, changed, "-w--w----");
    }

    static Facts receipt(long size, FileTime changed) {
        return new Facts(false, size, changed, "r--r-----");
    }

    /** Under the names that the SSH library writes to the wire; no owner, no group. */
    Map<String, Object> attributes() {
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(rights);
        return Map.of(
                IoUtils.DIRECTORY_VIEW_ATTR, folder,
                IoUtils.REGFILE_VIEW_ATTR, !folder,
                IoUtils.SIZE_VIEW_ATTR, size,
                IoUtils.LASTMOD_TIME_VIEW_ATTR, changed,
                IoUtils.LASTACC_TIME_VIEW_ATTR, changed,
                IoUtils.PERMISSIONS_VIEW_ATTR, permissions);
    }
}
