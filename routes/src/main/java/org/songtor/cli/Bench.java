package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What measures: in a folder of its own that goes afterwards, with its log in it and nothing on the terminal but figures. */
abstract class Bench implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    abstract void measure(Path home, PrintWriter out) throws Exception;

    @Override
    public final Integer call() throws Exception {
        // PostgreSQL's user passes it, where root starts this; else its data would lie elsewhere and stay.
        Path home = Files.createTempDirectory(
                "songtor-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try {
            System.setProperty("logging.file.name", home.resolve("songtor.log").toString());
            System.setProperty("logging.threshold.console", "OFF");
            measure(home, spec.commandLine().getOut());
            return Main.OK;
        } finally {
            delete(home);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
