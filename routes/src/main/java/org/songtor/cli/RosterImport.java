package org.songtor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songtor.intake.RosterFile;
import org.songtor.intake.RosterFile.Content;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.port.RosterStore;
import org.songtor.port.RosterStore.Merged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roster import}: all of a file or, where a row is wrong, nothing of it. */
@Command(
        name = "import",
        description = "Makes a CSV file the fund's members; with --merge adds and changes, and ends nobody.",
        mixinStandardHelpOptions = true)
final class RosterImport implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FundOption fund = new FundOption();

    @Parameters(paramLabel = "FILE", description = "CSV, UTF-8; columns as in the README.")
    private Path file = Path.of("");

    @Option(names = "--merge", description = "Members who are not in the file stay as they are.")
    private boolean merge;

    @Override
    public Integer call() throws IOException {
        try (BufferedReader in = RosterCommand.open(file, spec);
                Office office = Office.open()) {
            Catalogue catalogue = office.the(Catalogue.class);
            FundId id = fund.in(catalogue).id();
            Content<Member> content = RosterFile.read(in, catalogue);
            if (RosterCommand.refused(content, spec.commandLine().getErr())) {
                return Main.FAILED;
            }
            return merge ? merged(office, id, content) : replaced(office, id, content);
        }
    }

    private int replaced(Office office, FundId id, Content<Member> content) {
        office.the(RosterStore.class).replace(id, content.members());
        spec.commandLine().getOut().println(id + ": " + content.members().size() + " members");
        return Main.OK;
    }

    private int merged(Office office, FundId id, Content<Member> content) {
        Merged done = office.the(RosterStore.class).merge(id, content.members(), RosterCommand.actor());
        return told(id, done, spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** Exit code 1 where an id on record differs from the one given: a person has to look. */
    static int told(FundId id, Merged done, PrintWriter out, PrintWriter err) {
        out.println(id + ": " + done.added() + " added, " + done.changed() + " changed, " + done.completed()
                + " ids completed, " + done.unchanged() + " unchanged");
        done.conflicts()
                .forEach(no -> err.println(
                        "songtor: " + no + ": another national id is on record; nothing of this member was changed"));
        return done.conflicts().isEmpty() ? Main.OK : Main.FAILED;
    }
}
