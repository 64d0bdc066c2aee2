package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.songtor.bench.IntakeBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench intake}: a million lines in one file, a workbook, and many small batches at once. Ends by itself and leaves nothing behind. */
@Command(
        name = "intake",
        description = "How fast batches are accepted: read, checked by every rule, stored durably.",
        mixinStandardHelpOptions = true)
final class BenchIntake extends Bench {
    @Option(
            names = "--lines",
            split = ",",
            defaultValue = "10000,100000,1000000",
            paramLabel = "N",
            description = "Sizes of the CSV files (default: ${DEFAULT-VALUE}); at most 1000000 each.")
    private List<Integer> lines = List.of();

    @Option(
            names = "--xlsx",
            defaultValue = "100000",
            paramLabel = "N",
            description = "Rows of the workbook (default: ${DEFAULT-VALUE}); 0 leaves it out.")
    private int xlsx;

    @Option(
            names = "--batches",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Small batches by REST (default: ${DEFAULT-VALUE}); 0 leaves them out.")
    private int batches;

    @Option(
            names = "--batch-lines",
            defaultValue = "300",
            paramLabel = "N",
            description = "Lines of a small batch (default: ${DEFAULT-VALUE}).")
    private int batchLines;

    @Option(
            names = "--clients",
            defaultValue = "8",
            paramLabel = "N",
            description = "Clients at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--warm-up",
            defaultValue = "6",
            paramLabel = "N",
            description = "CSV files of 5000 lines before the first that counts (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    void measure(Path home, PrintWriter out) throws IOException, InterruptedException, ExecutionException {
        IntakeBench.Plan plan = new IntakeBench.Plan(lines, xlsx, batches, batchLines, clients, warmUp);
        new IntakeBench(home, out, plan).run();
    }
}
