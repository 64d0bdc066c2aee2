package org.songtor.cli.items;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code items}: the review desk by the command line. */
@Command(
        name = "items",
        mixinStandardHelpOptions = true,
        description = "Review items: what does not agree, and what two people decide about it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ItemsList.class,
            ItemsShow.class,
            ItemsQuestion.class,
            ItemsPropose.class,
            ItemsApprove.class,
            ItemsReturn.class,
            ItemsUndo.class
        })
public final class ItemsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say a command: list, show, question, propose, approve, return or undo.");
    }
}
