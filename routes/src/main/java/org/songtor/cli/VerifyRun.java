package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.songtor.checker.Checker;
import org.songtor.checker.Finding;
import org.songtor.checker.Observed;
import org.songtor.checker.RunFolder;
import org.songtor.port.RunBooks;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify-run}: 0 nothing found, 1 something; a run that cannot be read is an error and no verdict. */
@Command(
        name = "verify-run",
        description = {
            "Judges a run from outside: batches as sent, receipts, database, the agencies' boxes, books and answers.",
            "Says what is lost, doubled, phantom, reordered or misreported, and sums that do not add up. Changes nothing."
        },
        mixinStandardHelpOptions = true)
final class VerifyRun implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Folder of a demo or a campaign: home/, agency/, sent.csv.")
    private Path dir = Path.of("");

    @Option(names = "--running", description = "The run is not over: what is still on its way is not lost.")
    private boolean running;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoggingSystem.get(VerifyRun.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        PrintWriter out = spec.commandLine().getOut();
        Observed run = new RunFolder(dir.toAbsolutePath().normalize(), RunBooks.installed()).read(!running);
        List<Finding> findings = Checker.check(run);
        findings.forEach(f -> out.println(f));
        out.printf(
                "%d batches sent, %d receipts, %d lines, %d files, %d agencies: %s%n",
                run.sent().size(),
                run.receipts().size(),
                run.books().lines().size(),
                run.books().files().size(),
                run.agencies().size(),
                findings.isEmpty() ? "all is well" : findings.size() + " findings");
        return findings.isEmpty() ? Main.OK : Main.FAILED;
    }
}
