package org.songtor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.songtor.bench.ReconcileBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench reconcile}: a million answers against a million lines, and one answer among many lines. Ends by itself and leaves nothing behind. */
@Command(
        name = "reconcile",
        description = "How fast lines are labelled from all evidence, beside one join with insert on the same rows.",
        mixinStandardHelpOptions = true)
final class BenchReconcile extends Bench {
    private static final int ANSWERS = 20;

    @Option(
            names = "--lines",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Lines, and as many answers (default: ${DEFAULT-VALUE}); 0 leaves them out.")
    private int lines;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "300,250000",
            paramLabel = "N",
            description = "Lines of a file at most; measured once for each (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--history",
            defaultValue = "20000000",
            paramLabel = "N",
            description = "Lines in the store when one answer comes (default: ${DEFAULT-VALUE}); 0 leaves it out.")
    private long history;

    @Override
    void measure(Path home, PrintWriter out) throws Exception {
        new ReconcileBench(home, out, new ReconcileBench.Plan(lines, sizes, history, ANSWERS)).run();
    }
}
