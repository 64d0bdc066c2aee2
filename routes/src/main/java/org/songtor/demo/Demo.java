package org.songtor.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.port.KeyRing;
import org.songtor.port.Reports;
import org.songtor.port.Signer;
import org.songtor.sandbox.Sandbox;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.settings.AgencyEntry;

/** The sample month: starts the agencies' stand-ins and the gateway, submits, watches, and says what came of it. */
public final class Demo {
    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final DemoFolder folder;
    private final Screen screen;
    private final int consolePort;

    /** @param consolePort 0 takes any free port */
    public Demo(DemoFolder folder, PrintStream out, int consolePort) {
        this.folder = folder;
        this.screen = new Screen(out);
        this.consolePort = consolePort;
    }

    /**
     * Runs the month.
     *
     * @param exit stop when it is over; otherwise stay up until the process is ended
     * @return true when every line has the label the sample expects
     */
    public boolean run(boolean exit) throws IOException, InterruptedException {
        SongtorSettings installed = Installed.forPlay();
        logToFile();
        LeftOut.withoutCarriers(installed).forEach(screen::say);
        screen.say("starting the agencies' stand-ins (SFTP, HTTPS, SOAP), PostgreSQL, Artemis and the console ...");
        try (Sandbox sandbox = Sandbox.start(sandboxSettings(installed))) {
            DemoSettings settings = new DemoSettings(installed, folder.home(), sandbox.doors(), consolePort);
            Programs programs = new Programs(folder.path());
            programs.make(installed.funds().keySet(), settings);
            try (Gateway gateway = Gateway.start(settings.properties())) {
                Files.write(
                        folder.path().resolve("ca.pem"),
                        gateway.bean(KeyRing.class).caPem());
                submit(gateway, settings);
                List<String> differences = watch(gateway, sandbox);
                finish(gateway, settings, differences);
                if (!exit) {
                    screen.welcome(folder.path(), gateway.port(), settings.logins());
                    screen.programs(programs, Sample.funds(), gateway);
                    screen.say("stop with Ctrl-C");
                    Thread.currentThread().join();
                }
                return differences.isEmpty();
            }
        }
    }

    private void logToFile() {
        System.setProperty(
                "logging.file.name", folder.path().resolve("songtor.log").toString());
        System.setProperty("logging.threshold.console", "OFF");
    }

    private SandboxSettings sandboxSettings(SongtorSettings installed) throws IOException {
        Path script = folder.path().resolve("agencies.csv");
        Files.write(script, Sample.bytes("agencies.csv"));
        return new SandboxSettings(
                folder.path(),
                installed.keys(),
                0,
                0,
                Optional.of(script),
                installed.agencies().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> agency(e.getValue()))),
                Duration.ofMillis(800),
                Duration.ofMillis(800));
    }

    public static SandboxSettings.Agency agency(AgencyEntry agency) {
        return StandIns.played(agency);
    }

    private void submit(Gateway gateway, DemoSettings settings) throws IOException, InterruptedException {
        Submit submit = new Submit(folder.home(), gateway.port());
        Sample.writeSent(folder.path());
        for (FundId fund : Sample.funds()) {
            gateway.roster(fund);
        }
        for (Sample.Submission submission : Sample.submissions()) {
            screen.say("submitting " + submission.file() + " for " + submission.fund()
                    + (submission.byFolder() ? " through its watched folder" : " over HTTP"));
            if (submission.byFolder()) {
                submit.byFolder(submission);
            } else {
                String receipt = submit.byProgram(submission, settings.apiKey(submission.fund()));
                Files.writeString(
                        Files.createDirectories(folder.path().resolve("receipts"))
                                .resolve(submission.file() + ".json"),
                        receipt);
            }
        }
    }

    /** Looks until everything is as expected and the agencies have nothing left to do, or the time is over. */
    private List<String> watch(Gateway gateway, Sandbox sandbox) throws IOException, InterruptedException {
        List<Sample.Expected> expected = Sample.expected();
        Reports reports = gateway.bean(Reports.class);
        Instant end = Instant.now().plus(LONGEST);
        List<String> differences;
        do {
            Thread.sleep(LOOK.toMillis());
            boolean idle = sandbox.idle();
            screen.progress(reports);
            differences = Judge.differences(reports, expected);
            if (differences.isEmpty() && idle) {
                break;
            }
        } while (Instant.now().isBefore(end));
        return differences;
    }

    private void finish(Gateway gateway, DemoSettings settings, List<String> differences) throws IOException {
        Reports reports = gateway.bean(Reports.class);
        Report.write(reports, folder.path().resolve("report.json"));
        screen.table(reports, signatures(gateway, reports));
        screen.say("");
        if (differences.isEmpty()) {
            screen.say("every line ended with the label the sample expects");
        } else {
            screen.say("NOT as the sample expects:");
            differences.forEach(d -> screen.say("  " + d));
        }
    }

    /** Checks the signature of each file that the agency got, as it got it. */
    private Map<String, Boolean> signatures(Gateway gateway, Reports reports) throws IOException {
        Signer signer = gateway.bean(Signer.class);
        Map<String, Boolean> good = new HashMap<>();
        for (Reports.FileRow file : reports.files()) {
            Path received = folder.path()
                    .resolve("agency")
                    .resolve(file.agency())
                    .resolve("received")
                    .resolve(file.name());
            Path signature = received.resolveSibling(file.name() + ".p7s");
            if (!Files.exists(received)) {
                continue;
            }
            good.put(
                    file.name(),
                    Files.exists(signature)
                            && signer.reject(
                                            new KeyRing.Identity.Gateway(),
                                            Files.readAllBytes(received),
                                            Files.readAllBytes(signature))
                                    .isEmpty());
        }
        return good;
    }
}
