package org.songtor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.songtor.bench.DeliveryBench;
import org.songtor.bench.RecoveryBench;
import org.songtor.settings.Channel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench delivery}: signed files to an agency's server, beside the bare client on the same server. Ends by itself and leaves nothing behind. */
@Command(
        name = "delivery",
        description = "How fast files are delivered by each channel, beside the bare client on the same server.",
        mixinStandardHelpOptions = true)
final class BenchDelivery extends Bench {
    @Option(
            names = "--channels",
            split = ",",
            defaultValue = "SFTP,HTTPS,SOAP,JMS",
            paramLabel = "NAME",
            description = "Which (default: ${DEFAULT-VALUE}).")
    private List<Channel> channels = List.of();

    @Option(
            names = "--files",
            defaultValue = "2000",
            paramLabel = "N",
            description = "Files of a round, a channel; a tenth of them by SOAP (default: ${DEFAULT-VALUE}).")
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
            description =
                    "Workers of a profile, as songtor.work.consumers says, or by HTTPS its connections, and connections of the bare client (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "Rounds that count, gateway and bare client in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            paramLabel = "N",
            description =
                    "Rounds before them at least, which do not count; up to four times as many while code is still compiled (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--recovery",
            description = "Instead: how soon a gateway that is killed over a long queue delivers again.")
    private boolean recovery;

    @Option(
            names = "--queued",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Lines that wait when it is killed, in files of 500 (default: ${DEFAULT-VALUE}).")
    private int queued;

    @Override
    void measure(Path home, PrintWriter out) throws Exception {
        if (recovery) {
            new RecoveryBench(home, out, queued).run();
        } else {
            new DeliveryBench(home, out, new DeliveryBench.Plan(channels, files, lines, workers, warmUp, rounds)).run();
        }
    }
}
