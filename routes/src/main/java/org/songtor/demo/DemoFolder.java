package org.songtor.demo;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder a demo writes to. Only an empty folder or one of the demo's own is used; anything else is refused untouched. As long
 * as it is open no other demo gets it: the mark in it is locked, and the lock ends with the process.
 */
public final class DemoFolder implements AutoCloseable {
    private static final String MARK = ".songtor-demo";
    private static final Path OUTSIDE = Path.of("/var/lib/songtor");

    private final Path dir;
    private final FileChannel mark;

    private DemoFolder(Path dir, FileChannel mark) {
        this.dir = dir;
        this.mark = mark;
    }

    /**
     * Takes the folder for a new demo, emptied, or as it is for one to resume.
     *
     * @throws DemoException when it holds something that no demo wrote, or there is nothing to resume
     */
    public static DemoFolder take(Path given, boolean resume) throws IOException {
        Path dir = given.toAbsolutePath().normalize();
        if (Files.exists(dir) && !Files.isDirectory(dir)) {
            throw new DemoException(dir + " is no folder");
        }
        boolean own = Files.exists(dir.resolve(MARK));
        if (resume && !own) {
            throw new DemoException("nothing to resume: " + dir + " was not written by a demo");
        }
        if (!own && Files.exists(dir) && !isEmpty(dir)) {
            throw new DemoException(
                    dir + " is neither empty nor a demo's own folder; it is left as it is. Name another with --dir");
        }
        Files.createDirectories(dir);
        FileChannel mark = lock(dir);
        if (!resume) {
            empty(dir);
        }
        return new DemoFolder(dir, mark);
    }

    private static FileChannel lock(Path dir) throws IOException {
        FileChannel mark = FileChannel.open(dir.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (mark.tryLock() != null) {
                return mark;
            }
        } catch (OverlappingFileLockException e) {
            // The same process has it: the same answer as for another one.
            mark.close();
            throw running(dir);
        }
        mark.close();
        throw running(dir);
    }

    private static DemoException running(Path dir) {
        return new DemoException(
                "another demo is running in " + dir + "; end it first, or name another folder with --dir");
    }

    /** Lets another demo have the folder. */
    @Override
    public void close() throws IOException {
        mark.close();
    }

    public Path path() {
        return dir;
    }

    public Path home() {
        return dir.resolve("home");
    }

    private static boolean isEmpty(Path dir) throws IOException {
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void empty(Path dir) throws IOException {
        forgetDatabase(dir);
        // The mark stays, so that a folder that was emptied half is still known as the demo's own.
        delete(dir, p -> !p.equals(dir) && !p.equals(dir.resolve(MARK)));
    }

    /** Below a folder that is closed to PostgreSQL's user, root's database lies under /var/lib/songtor; it goes with the demo it was of. */
    private static void forgetDatabase(Path dir) throws IOException {
        Path remembered = dir.resolve("home/postgres/server.properties");
        if (!Files.exists(remembered)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(remembered)) {
            properties.load(in);
        }
        Path data = Path.of(properties.getProperty("data", "")).normalize();
        if (data.startsWith(OUTSIDE) && data.getNameCount() > OUTSIDE.getNameCount() + 1) {
            delete(OUTSIDE.resolve(data.getName(OUTSIDE.getNameCount())), p -> true);
        }
    }

    private static void delete(Path folder, Predicate<Path> which) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.filter(which).sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
