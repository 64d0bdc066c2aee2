package org.songtor.cli.sandbox;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sandbox}: the words below it. */
@Command(
        name = "sandbox",
        description = "The agencies' stand-ins: starts them, lets them misbehave, shows what they wrote down.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {SandboxStart.class, SandboxDo.class, SandboxList.class, SandboxCalm.class, SandboxLedger.class})
public final class SandboxCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what the sandbox is to do.");
    }
}
