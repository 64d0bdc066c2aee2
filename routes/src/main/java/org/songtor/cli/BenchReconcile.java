package org.songtor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.songtor.bench.ReconcileBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench reconcile}: a million answers against a million lines, and one answer among many lines. Ends by itself and leaves nothing behind. */
@Command(
        name = "reconcile",
        description = "How fast lines are labelled from all evidence, beside one join with insert on the same rows.",
        mixinStandardHelpOptions = true)
final class BenchReconcile implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--lines",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Lines, and as many answers (default: ${DEFAULT-VALUE}).")
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
    public Integer call() throws Exception {
        Path home = Files.createTempDirectory("songtor-bench");
        // The database's own user must pass it, or its data would go elsewhere and stay.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            System.setProperty("logging.file.name", home.resolve("songtor.log").toString());
            System.setProperty("logging.threshold.console", "OFF");
            new ReconcileBench(home, spec.commandLine().getOut(), new ReconcileBench.Plan(lines, sizes, history)).run();
            return Main.OK;
        } finally {
            delete(home);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
