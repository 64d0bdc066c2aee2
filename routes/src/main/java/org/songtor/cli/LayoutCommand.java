package org.songtor.cli;

import org.songtor.cli.layout.LayoutConfirm;
import org.songtor.cli.layout.LayoutDiff;
import org.songtor.cli.layout.LayoutList;
import org.songtor.cli.layout.LayoutRead;
import org.songtor.cli.layout.LayoutRehearse;
import org.songtor.cli.layout.LayoutShow;
import org.songtor.cli.layout.LayoutVerify;
import org.songtor.cli.layout.LayoutWrite;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code layout}: what is known of agencies' files, as data. */
@Command(
        name = "layout",
        description = "Agencies' file layouts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LayoutDoc.class,
            LayoutList.class,
            LayoutShow.class,
            LayoutRead.class,
            LayoutWrite.class,
            LayoutVerify.class,
            LayoutDiff.class,
            LayoutRehearse.class,
            LayoutConfirm.class
        },
        mixinStandardHelpOptions = true)
final class LayoutCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say a command.");
    }
}
