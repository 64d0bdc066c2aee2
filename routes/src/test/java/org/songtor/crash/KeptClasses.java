package org.songtor.crash;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes as a machine has them in memory, for all processes that the tests of a build start: loading and proving them is half of a start. The first that ends
 * in order leaves them, those beside it do without, and those after it begin with them.
 */
public final class KeptClasses implements AutoCloseable {
    private static final Path KEPT = TestProgram.folder().resolve("program.jsa");
    private static final Path MAKING = TestProgram.folder().resolve("program.jsa.making");

    private final FileChannel channel;

    @Nullable
    private final FileLock ours;

    private KeptClasses(FileChannel channel, @Nullable FileLock ours) {
        this.channel = channel;
        this.ours = ours;
    }

    /** For a process that will end in order; {@link #left} is to be called when it has. */
    public static KeptClasses leaving() throws IOException {
        FileChannel channel = FileChannel.open(
                TestProgram.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new KeptClasses(channel, lock(channel));
    }

    /** By the process that is started; nobody writes them twice. */
    public List<String> options() {
        return ours == null || Files.exists(KEPT)
                ? read()
                : List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + MAKING);
    }

    /** For a process that may be killed. */
    public static List<String> read() {
        return Files.exists(KEPT) ? List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + KEPT) : List.of();
    }

    /** Where a campaign looks for its own. */
    static void lend(Path to) throws IOException {
        if (Files.exists(KEPT)) {
            Files.createSymbolicLink(to, KEPT);
        }
    }

    /** Renamed whole: a start never meets half of them. */
    public void left() throws IOException {
        if (ours != null && Files.exists(MAKING)) {
            Files.move(MAKING, KEPT, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
