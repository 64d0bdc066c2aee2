package org.songtor.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.songtor.bench.DeliveryBench;
import org.songtor.flow.SongtorSettings.Channel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench delivery}: signed files to an agency's server, beside the bare client on the same server. Ends by itself and leaves nothing behind. */
@Command(
        name = "delivery",
        description = "How fast files are delivered by each channel, beside the bare client on the same server.",
        mixinStandardHelpOptions = true)
final class BenchDelivery implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--channels",
            split = ",",
            defaultValue = "SFTP,HTTPS,SOAP,JMS",
            paramLabel = "NAME",
            description = "Which (default: ${DEFAULT-VALUE}).")
    private List<Channel> channels = List.of();

    @Option(
            names = "--files",
            defaultValue = "200",
            paramLabel = "N",
            description = "Files that count, a channel (default: ${DEFAULT-VALUE}); as many warm up.")
    private int files;

    @Option(
            names = "--lines",
            defaultValue = "50",
            paramLabel = "N",
            description = "Lines of a file (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = "--workers",
            defaultValue = "2",
            paramLabel = "N",
            description = "Workers of a profile, as songtor.work.consumers says (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Override
    public Integer call() throws Exception {
        Path home = WorkFolder.make("songtor-bench");
        try {
            System.setProperty("logging.file.name", home.resolve("songtor.log").toString());
            System.setProperty("logging.threshold.console", "OFF");
            new DeliveryBench(
                            home, spec.commandLine().getOut(), new DeliveryBench.Plan(channels, files, lines, workers))
                    .run();
            return Main.OK;
        } finally {
            WorkFolder.remove(home);
        }
    }
}
