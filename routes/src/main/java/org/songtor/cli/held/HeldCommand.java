package org.songtor.cli.held;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code held}: money held in trust by the command line. */
@Command(
        name = "held",
        mixinStandardHelpOptions = true,
        description = "Money held in trust: what is held, and what two people order about it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            HeldList.class,
            HeldShow.class,
            HeldPropose.class,
            HeldApprove.class,
            HeldReturn.class,
            HeldWithdraw.class
        })
public final class HeldCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say a command: list, show, propose, approve, return or withdraw.");
    }
}
