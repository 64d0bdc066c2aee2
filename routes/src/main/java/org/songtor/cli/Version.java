package org.songtor.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: which build this is, and on which Java it runs. */
@Command(
        name = "version",
        description = "Prints the version of this build and of Java.",
        mixinStandardHelpOptions = true)
final class Version implements Callable<Integer>, IVersionProvider {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        for (String line : getVersion()) {
            spec.commandLine().getOut().println(line);
        }
        return Main.OK;
    }

    /** The jar's manifest knows; classes run from a folder have none. */
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "songtor " + (built == null ? "(not from a jar)" : built), "Java " + Runtime.version(),
        };
    }
}
