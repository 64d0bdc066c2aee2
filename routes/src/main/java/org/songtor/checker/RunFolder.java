package org.songtor.checker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songtor.port.RunBooks;
import org.songtor.port.RunSignatures;

/** A run as it lies on the disk: {@code home/}, {@code agency/}, {@code ca.pem}, {@code sent.csv}, {@code receipts/}. Everything is only read. */
public final class RunFolder {
    private final Path run;
    private final RunBooks books;

    public RunFolder(Path run, RunBooks books) {
        this.run = run;
        this.books = books;
    }

    /**
     * @param settled whether the run is said to be over
     * @throws IOException where a part of the run is not there or cannot be read
     */
    public Observed read(boolean settled) throws IOException, InterruptedException {
        if (!Files.exists(run.resolve("sent.csv"))) {
            throw new IOException(
                    run + " holds no sent.csv: what was handed in is not known, so nothing can be judged");
        }
        Path home = run.resolve("home");
        return new Observed(
                settled,
                new SentFile(run).read(),
                Receipts.of(run, home),
                books.read(home),
                AgencyFolder.all(run.resolve("agency"), new Signatures(run, RunSignatures.installed())));
    }
}
