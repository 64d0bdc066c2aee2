package org.songtor.cli.deliver;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deliver}: deliveries as an operator sees and steers them. */
@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = "Deliveries: what waits and why; hold, release, retry, replay, stop, start.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DeliverList.class,
            DeliverHold.class,
            DeliverRelease.class,
            DeliverRetry.class,
            DeliverReplay.class,
            DeliverApprove.class,
            DeliverStop.class,
            DeliverStart.class
        })
public final class DeliverCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say a command: list, hold, release, retry, replay, approve, stop or start.");
    }
}
