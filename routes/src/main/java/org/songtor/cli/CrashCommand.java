package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.songtor.crash.Blind;
import org.songtor.crash.Campaign;
import org.songtor.crash.Ending;
import org.songtor.crash.Faults;
import org.songtor.crash.NotBegunException;
import org.songtor.crash.Site;
import org.songtor.demo.Installed;
import org.songtor.demo.LeftOut;
import org.songtor.fault.CrashPoint;
import org.songtor.fault.Lane;
import org.songtor.flow.SongtorSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code crash}: 0 when everything was survived, 1 when not, 2 for wrong words, 3 where this machine cannot do it, 4 where what was tried was survived and
 * {@code --most-minutes} ended it before the rest, 5 where a gateway did not come up at all before anything was tried.
 */
@Command(
        name = "crash",
        description = "Kills a real gateway where it hurts, starts it again, and judges from outside what came of it.",
        mixinStandardHelpOptions = true)
final class CrashCommand implements Callable<Integer> {
    private static final int NOT_TRIED = 3;
    private static final int CUT_SHORT = 4;
    private static final int NOT_BEGUN = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--points",
            split = ",",
            defaultValue = "all",
            paramLabel = "POINT",
            description = "Crash points by name, or all (default).")
    private List<String> points = List.of();

    @Option(
            names = "--channel",
            split = ",",
            defaultValue = "sftp,https,soap,jms,manual",
            paramLabel = "CHANNEL",
            description = "Of the agency: ${DEFAULT-VALUE}.")
    private List<Lane> channels = List.of();

    @Option(
            names = "--seeds",
            defaultValue = "1",
            paramLabel = "N",
            description = "Cases a point and channel (default: 1).")
    private int seeds;

    @Option(
            names = "--first-seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Where seeds begin (default: 1).")
    private int firstSeed;

    @Option(
            names = "--blind",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "So many kills of gateway, broker, database or all at random times under load, instead of points.")
    private int blind;

    @Option(names = "--faults", description = "Lets system calls of gateway and database fail instead, by strace.")
    private boolean faults;

    @Option(
            names = "--workers",
            defaultValue = "0",
            paramLabel = "N",
            description = "Gateways at once (default: three for two processors, for each waits now and then).")
    private int workers;

    @Option(
            names = "--most-minutes",
            defaultValue = "120",
            paramLabel = "N",
            description =
                    "After so many no new case is begun (default: ${DEFAULT-VALUE}). Ends with 4 where some were not.")
    private int minutes;

    @Option(names = "--dir", paramLabel = "DIR", description = "Folder to work in (default: a new one below /tmp).")
    private Path dir = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        SongtorSettings installed = Installed.forPlay();
        PrintWriter out = spec.commandLine().getOut();
        Path work = dir.toString().isEmpty()
                ? WorkFolder.make("songtor-crash")
                : Files.createDirectories(dir.toAbsolutePath().normalize());
        System.setProperty("logging.file.name", work.resolve("campaign.log").toString());
        System.setProperty("logging.threshold.console", "OFF");
        try {
            LeftOut.of(installed).forEach(out::println);
            return tried(new Site(work, installed, out));
        } catch (NotBegunException e) {
            return notBegun(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotBegunException cause) {
                return notBegun(cause);
            }
            throw e;
        }
    }

    private int notBegun(NotBegunException e) {
        spec.commandLine().getErr().println("songtor: nothing was tried: " + e.getMessage());
        return NOT_BEGUN;
    }

    private int tried(Site site) throws IOException, InterruptedException, ExecutionException {
        if (faults) {
            return faults(site);
        }
        if (blind > 0) {
            return code(new Blind(site, channels, firstSeed).run(blind, minutes));
        }
        Campaign.Plan plan = new Campaign.Plan(wanted(), channels, firstSeed, seeds, atOnce(), minutes);
        return code(new Campaign(site, plan).run());
    }

    private static int code(Ending ending) {
        return switch (ending) {
            case SURVIVED -> Main.OK;
            case FAILED -> Main.FAILED;
            case CUT_SHORT -> CUT_SHORT;
        };
    }

    /** A machine that cannot do it proves nothing: that is neither survived nor failed. */
    private int faults(Site site) throws IOException, InterruptedException {
        if (!Faults.possible()) {
            site.out()
                    .println(
                            "nothing was tried: strace is not here, or may not trace (Debian: apt-get install strace)");
            return NOT_TRIED;
        }
        return new Faults(site, channels, firstSeed).run() ? Main.OK : Main.FAILED;
    }

    private int atOnce() {
        return workers > 0 ? workers : Math.max(2, Runtime.getRuntime().availableProcessors() * 3 / 2);
    }

    private List<CrashPoint> wanted() {
        if (points.equals(List.of("all"))) {
            return Arrays.asList(CrashPoint.values());
        }
        try {
            return points.stream()
                    .map(p -> CrashPoint.valueOf(p.toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "No such crash point; there are " + Arrays.toString(CrashPoint.values()), e);
        }
    }
}
