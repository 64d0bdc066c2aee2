package org.songtor.cli.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox ledger}: the agency's own book as it wrote it, CSV. */
@Command(
        name = "ledger",
        description = "What an agency wrote down: arrivals, or with --events all else.",
        mixinStandardHelpOptions = true)
final class SandboxLedger implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Running sandbox = new Running();

    @Option(names = "--agency", paramLabel = "A", required = true, description = "The agency's code.")
    private String agency = "";

    @Option(names = "--events", description = "What was sent away or cut short, and answers and statements given.")
    private boolean events;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.print(sandbox.text((events ? "events/" : "ledger/") + agency));
        out.flush();
        return 0;
    }
}
