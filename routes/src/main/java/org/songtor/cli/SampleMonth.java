package org.songtor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songtor.cli.sample.SampleFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sample --out DIR}: writes the sample month, the same bytes every time. Other files in DIR stay. */
@Command(
        name = "sample",
        description = "Writes the sample month's files into a folder; every run writes the same bytes.",
        mixinStandardHelpOptions = true)
final class SampleMonth implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder to write into; made if absent. Files of the same names are overwritten.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        for (String name : SampleFiles.write(out)) {
            spec.commandLine().getOut().println(out.resolve(name));
        }
        return Main.OK;
    }
}
