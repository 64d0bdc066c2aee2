package org.songtor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What measures: in a folder of its own that goes afterwards, with its log in it and nothing on the terminal but figures. */
abstract class Bench implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    abstract void measure(Path home, PrintWriter out) throws Exception;

    @Override
    public final Integer call() throws Exception {
        Path home = WorkFolder.make("songtor-bench");
        try {
            System.setProperty("logging.file.name", home.resolve("songtor.log").toString());
            System.setProperty("logging.threshold.console", "OFF");
            measure(home, spec.commandLine().getOut());
            return Main.OK;
        } finally {
            WorkFolder.remove(home);
        }
    }
}
