package org.songtor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.Submission;

/**
 * No test but a measurement, run by name: {@code taskset -c 0,1 mvn ... -Dtest=CheckedSpeed -DargLine=-Xmx512m}. Prints lines a second of storing
 * checked lines with their persons hashed and sealed, of one bare COPY of as many rows, and of kept bytes.
 */
class CheckedSpeed {
    private static final int LINES = Integer.getInteger("lines", 1_000_000);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private final Stores stores = new Stores(DATABASE);

    @Test
    void lines_and_bytes() throws IOException {
        stores.fund("wiang");
        for (int round = 0; round < 3; round++) {
            bytes(round);
            lines(round);
            bare();
            sealing();
        }
    }

    private void bytes(int round) throws IOException {
        byte[] content = new byte[70 << 20];
        content[0] = (byte) round;
        Path file = Files.write(folder.resolve("large" + round), content);
        Submission submission = new Submission(Month.WIANG, "folder", "x", Optional.empty(), file, Sha256.of(content));
        long start = System.nanoTime();
        Claim.New claim = (Claim.New) stores.batches().claim(submission);
        told("claim of 70 MB", 70, start);
        start = System.nanoTime();
        stores.batches().received(claim.id(), folder.resolve("back"));
        told("reading 70 MB back", 70, start);
    }

    private void lines(int round) throws IOException {
        BatchId id = Month.claimed(stores.batches(), folder, "speed " + round);
        long start = System.nanoTime();
        stores.batches().checked(id, new Many(id));
        told("checked lines", LINES, start);
        start = System.nanoTime();
        stores.files().freeze(id, Bench.DAY);
        told("frozen lines", LINES, start);
    }

    private void bare() {
        stores.jdbc()
                .sql("create table bare as select * from line with no data")
                .update();
        LineRow row = new LineRow(new BatchId(1), Month.WIANG, Stores.persons());
        CopyRows.Row one = row.of(Month.line(1, 1, 100, Label.WAITING));
        long start = System.nanoTime();
        stores.transactions()
                .executeWithoutResult(status -> stores.copy().into("bare", LineRow.COLUMNS, to -> {
                    for (int n = 0; n < LINES; n++) {
                        to.accept(one);
                    }
                }));
        told("bare copy", LINES, start);
        stores.jdbc().sql("drop table bare").update();
    }

    private void sealing() {
        LineRow row = new LineRow(new BatchId(1), Month.WIANG, Stores.persons());
        long start = System.nanoTime();
        int sum = 0;
        for (int n = 1; n <= LINES; n++) {
            sum += row.of(Month.line(n, n, 100, Label.WAITING)).values().length;
        }
        told("rows made " + sum, LINES, start);
    }

    private static void told(String what, int many, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%s: %d in %d ms, %d a second%n",
                what, many, took.toMillis(), many * 1_000L / Math.max(1, took.toMillis()));
    }

    private record Many(BatchId id) implements Check {
        @Override
        public void lines(Consumer<CheckedLine> to) {
            for (int n = 1; n <= LINES; n++) {
                to.accept(Month.line(n, n, 100, Label.WAITING));
            }
        }

        @Override
        public CheckedBatch result() {
            return new CheckedBatch(
                    BatchState.CHECKED,
                    Optional.of(new BatchHeader(Month.WIANG, Month.NOVEMBER, LINES, Satang.ZERO)),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Month.receipt(id, BatchState.CHECKED));
        }
    }
}
