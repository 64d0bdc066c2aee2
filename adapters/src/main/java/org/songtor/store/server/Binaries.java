package org.songtor.store.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.songtor.model.Sha256;

/**
 * PostgreSQL's programs ({@code initdb}, {@code postgres}) as the {@code .txz} on the classpath holds them, unpacked once a
 * machine into a folder named by what the jar's own directory says of the archive: reading all 15 MB of it for a hash took
 * half a second of every start. As root that folder lies under {@code java.io.tmpdir}, because the
 * service user cannot enter root's home; otherwise under {@code ~/.songtor}.
 */
final class Binaries {
    private static final String ARCHIVE = "postgres-linux-%s.txz";
    private static final List<String> PROCESSORS = List.of("x86_64", "arm_64");

    private Binaries() {}

    static Path unpacked(ServiceUser user) throws IOException {
        URL archive = archive();
        Path cache = user.other().isPresent()
                ? Path.of(System.getProperty("java.io.tmpdir"))
                : Files.createDirectories(Path.of(System.getProperty("user.home"), ".songtor"));
        Path folder = cache.resolve("songtor-postgres-" + mark(archive)).toAbsolutePath();
        if (!Files.exists(folder)) {
            unpack(archive, cache, folder);
        }
        refuseForeign(folder);
        return folder;
    }

    /** By its names, one a processor: to look for a pattern would read the directory of every jar. */
    private static URL archive() throws IOException {
        ClassLoader loader = Binaries.class.getClassLoader();
        List<URL> found = new ArrayList<>();
        for (String processor : PROCESSORS) {
            found.addAll(Collections.list(loader.getResources(ARCHIVE.formatted(processor))));
        }
        if (found.size() != 1) {
            throw new IOException("expected one archive of PostgreSQL's programs on the classpath ("
                    + ARCHIVE.formatted(PROCESSORS) + "), found " + found.size());
        }
        return found.get(0);
    }

    /** Tells one release from another; whether the folder may be trusted is asked of its owner. */
    private static String mark(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
        }
        return hash(archive).hex().substring(0, 16);
    }

    private static Sha256 hash(URL archive) throws IOException {
        try (InputStream in = archive.openStream()) {
            return Sha256.of(in);
        }
    }

    /** Beside its place first, then renamed: whoever sees the folder sees all of it. */
    private static void unpack(URL archive, Path cache, Path folder) throws IOException {
        Path making = Files.createTempDirectory(cache, folder.getFileName() + ".");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, making);
            }
        }
        Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            Folders.delete(making);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // Another process of ours was faster; its copy holds the same bytes.
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            return;
        }
        Folders.createOpen(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** {@code java.io.tmpdir} is open to all: a folder somebody else put there is not run. */
    private static void refuseForeign(Path folder) throws IOException {
        Object me = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        String may = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
        if (!me.equals(Files.getAttribute(folder, "unix:uid", java.nio.file.LinkOption.NOFOLLOW_LINKS))
                || may.charAt(4) == 'w'
                || may.charAt(7) == 'w') {
            throw new IOException(folder + " was not made by this program: remove it");
        }
    }
}
