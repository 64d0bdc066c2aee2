package org.songtor.cli.layout;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.songtor.model.FormVersion.Part;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layout diff OLD NEW}: fields moved, added, removed or changed. */
@Command(
        name = "diff",
        description = "Says what is different between two forms. Exit code 0 whether they differ or not.",
        mixinStandardHelpOptions = true)
public final class LayoutDiff implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "OLD", description = "PROFILE@VERSION or a layout file")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "PROFILE@VERSION or a layout file")
    private String after = "";

    @Option(names = "--answer", description = "of the answers, not of the remittances")
    private boolean answer;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        Part part = answer ? Part.ANSWER : Part.REMITTANCE;
        Profiles profiles = new Profiles();
        Side old = Side.of(before, part, profiles, command);
        Side now = Side.of(after, part, profiles, command);
        PrintWriter out = command.getOut();
        out.println(old.form().words() + "  " + old.form().hash());
        out.println(now.form().words() + "  " + now.form().hash());
        List<String> changes = Changes.of(old, now);
        changes.forEach(out::println);
        out.println(changes.isEmpty() ? "ไม่ต่างกัน · no difference" : "ต่างกัน · differences: " + changes.size());
        out.flush();
        return 0;
    }
}
