package org.songtor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songtor.demo.Demo;
import org.songtor.demo.DemoException;
import org.songtor.demo.DemoFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: exit code 0 when every line ended as the sample expects, 1 when not, 2 when it could not start as asked. */
@Command(
        name = "demo",
        description = "One sample month from spreadsheet to settled, on real parts.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--exit", description = "Stop when the month is over.")
    private boolean exit;

    @Option(names = "--resume", description = "Go on in a folder where an earlier demo was ended.")
    private boolean resume;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description = "Folder to write to (default: ${DEFAULT-VALUE}); emptied first.")
    private Path dir = Path.of("target/demo");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the console (default: any free one).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (DemoFolder folder = DemoFolder.take(dir, resume)) {
            return new Demo(folder, System.out, port).run(exit) ? 0 : 1;
        } catch (DemoException e) {
            System.err.println("songtor demo: " + e.getMessage());
            return 2;
        }
    }
}
