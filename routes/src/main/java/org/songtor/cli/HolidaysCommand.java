package org.songtor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code holidays}: the days on which agencies and banks do not work, as the program knows them. */
@Command(
        name = "holidays",
        description = "The days on which agencies and banks do not work.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = HolidaysShow.class,
        mixinStandardHelpOptions = true)
final class HolidaysCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say a command: show YEAR.");
    }
}
