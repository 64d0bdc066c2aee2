package org.songtor.intake.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.FundFolder;

/**
 * The files one fund put in one session, by the fund's names; the fund sees no others. On the disk they have names of ours, in a
 * folder that goes with the session: whatever is not whole by then goes too, so nothing half-written outlives a session.
 */
final class Uploads implements AutoCloseable {
    private final FundFolder fund;
    private final SftpIntake intake;
    private final int most;
    private final long largest;
    private final Map<String, Upload> byName = new LinkedHashMap<>();
    private int made;
    private @Nullable Path folder;

    Uploads(FundFolder fund, SftpIntake intake, int most, long largest) {
        this.fund = fund;
        this.intake = intake;
        this.most = most;
        this.largest = largest;
    }

    /** A new file, or one that still waits for its rename, from its first byte. */
    Upload begin(String name) throws IOException {
        Upload upload = byName.get(name);
        if (upload == null) {
            if (made >= most) {
                throw Refused.tooMany();
            }
            made++;
            upload = new Upload(folder().resolve(made + ".bin"), largest);
        } else {
            upload = waiting(name);
        }
        upload.open();
        byName.put(name, upload);
        return upload;
    }

    /** When this returns the file lies whole on the disk, and was submitted if its name says that it is whole. */
    void end(Place.Upload place, Upload upload) throws IOException {
        try {
            upload.whole();
            finish(place, upload);
        } catch (IOException e) {
            byName.remove(place.name());
            upload.delete();
            throw e;
        }
    }

    void rename(Place.Upload from, Place.Upload to) throws IOException {
        Upload upload = waiting(from.name());
        if (byName.containsKey(to.name())) {
            throw Refused.taken();
        }
        finish(to, upload);
        byName.remove(from.name());
        byName.put(to.name(), upload);
    }

    /** Takes back a file that still waits for its rename. */
    void remove(Place.Upload place) throws IOException {
        waiting(place.name()).delete();
        byName.remove(place.name());
    }

    Facts facts(Place.Upload place) throws Refused {
        Upload upload = byName.get(place.name());
        if (upload == null) {
            throw Refused.missing();
        }
        return upload.facts();
    }

    List<Entry> entries() {
        return byName.entrySet().stream()
                .map(e -> new Entry(e.getKey(), e.getValue().facts()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (Upload upload : byName.values()) {
            upload.delete();
        }
        if (folder != null) {
            Files.delete(folder);
        }
    }

    private void finish(Place.Upload place, Upload upload) throws IOException {
        if (!place.unfinished()) {
            intake.finish(fund, upload.file(), place.name());
            upload.finished();
        }
    }

    private Upload waiting(String name) throws Refused {
        Upload upload = byName.get(name);
        if (upload == null) {
            throw Refused.missing();
        }
        return switch (upload.state()) {
            case OPEN -> throw Refused.busy();
            case FINISHED -> throw Refused.taken();
            case WAITING -> upload;
        };
    }

    private Path folder() throws IOException {
        if (folder == null) {
            folder = intake.newFolder(fund);
        }
        return folder;
    }
}
