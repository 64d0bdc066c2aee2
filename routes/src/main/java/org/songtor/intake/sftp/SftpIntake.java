package org.songtor.intake.sftp;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.intake.Durable;
import org.songtor.intake.FolderIntake;
import org.songtor.intake.FundFolder;
import org.songtor.model.FundId;
import org.springframework.stereotype.Component;

/**
 * Takes whole files over from sessions. The file is first moved durably to {@code in}, under the fund's name; from there it is submitted at once,
 * and where that fails, or the program dies, {@link SftpRoutes} submits it later. So a client that was told yes need not send again.
 */
@Component
class SftpIntake {
    private static final Logger LOG = LoggerFactory.getLogger(SftpIntake.class);

    private final FolderIntake folders;
    private final Map<FundId, Object> oneAtATime = new ConcurrentHashMap<>();

    SftpIntake(FolderIntake folders) {
        this.folders = folders;
    }

    /** Makes a fund's folders, and forgets what sessions of an earlier life left: none of it was acknowledged. */
    static void prepare(FundFolder fund) throws IOException {
        Files.createDirectories(fund.in());
        Files.createDirectories(fund.receipts());
        Files.walkFileTree(Files.createDirectories(uploads(fund)), new Emptying(uploads(fund)));
    }

    /** A new empty folder for one session's uploads. */
    Path newFolder(FundFolder fund) throws IOException {
        return Files.createTempDirectory(uploads(fund), "session-");
    }

    /** When this returns the file is in {@code in} and on the disk; as a rule its receipt lies ready too. */
    void finish(FundFolder fund, Path upload, String name) throws IOException {
        Path file = fund.in().resolve(name);
        synchronized (lock(fund)) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw Refused.taken();
            }
            CrashPoint.reached(CrashPoint.BYTES_RECEIVED_BEFORE_RENAME);
            Durable.move(upload, file);
        }
        try {
            take(fund, file);
        } catch (IOException | RuntimeException e) {
            LOG.warn("fund {}: an upload is kept in {} and submitted again shortly", fund.fund(), fund.in(), e);
        }
    }

    /** Submits one file of {@code in}, writes its receipt, and moves it to {@code done}; does nothing where that was done meanwhile. */
    void take(FundFolder fund, Path file) throws IOException {
        synchronized (lock(fund)) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                folders.take(fund, file);
            }
        }
    }

    private Object lock(FundFolder fund) {
        return oneAtATime.computeIfAbsent(fund.fund(), f -> new Object());
    }

    private static Path uploads(FundFolder fund) {
        return fund.base().resolve("uploads");
    }

    private static final class Emptying extends SimpleFileVisitor<Path> {
        private final Path top;

        Emptying(Path top) {
            this.top = top;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!folder.equals(top)) {
                Files.delete(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
