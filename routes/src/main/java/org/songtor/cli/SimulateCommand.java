package org.songtor.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.songtor.simulate.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: many histories of the core in virtual time; a law that breaks is told with its story and the command that repeats it. */
@Command(
        name = "simulate",
        description =
                "Lets the core live through histories of crashes, lost rings and strange agencies, in virtual time.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--histories",
            defaultValue = "20000",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long histories;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of the first history; the others follow (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--cores",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many histories at a time (default: ${DEFAULT-VALUE}).")
    private int cores;

    @Option(names = "--bench", description = "Once before, unmeasured, so that Java is warm.")
    private boolean bench;

    @Option(names = "--story", description = "Tells the first history, whether a law broke or not.")
    private boolean story;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (story) {
            return Campaign.tell(seed, out) ? Main.OK : Main.FAILED;
        }
        if (bench) {
            new Campaign(seed, histories, cores).run();
        }
        long began = System.nanoTime();
        Campaign campaign = new Campaign(seed, histories, cores).run();
        boolean held = campaign.report(out);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        out.printf(
                "%s in %d s, %,.0f histories/s a core%n",
                held ? "every law held" : "FAILED", took.toSeconds(), campaign.perSecond());
        return held ? Main.OK : Main.FAILED;
    }
}
