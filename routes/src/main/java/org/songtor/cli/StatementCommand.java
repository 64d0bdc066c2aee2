package org.songtor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.songtor.books.MeetingStatement;
import org.songtor.meeting.Meetings;
import org.songtor.model.Catalogue;
import org.songtor.model.Period;
import org.songtor.port.Viewer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code statement}: what was collected, passed on, acknowledged and is outstanding, for the fund's meeting. */
@Command(
        name = "statement",
        description = "The fund's statement for its meeting, as .pdf or .xlsx; printing needs the machine's chromium.",
        mixinStandardHelpOptions = true)
final class StatementCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FundOption fund = new FundOption();

    @Option(names = "--from", required = true, paramLabel = "PERIOD", description = "first period: 2569-07")
    private String from = "";

    @Option(names = "--until", required = true, paramLabel = "PERIOD", description = "last period: 2569-12")
    private String until = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "ends in .pdf or .xlsx")
    private Path out = Path.of("");

    /** @throws IllegalStateException where the books do not add up */
    @Override
    public Integer call() throws IOException {
        String kind = out.toString().toLowerCase(Locale.ROOT);
        if (!kind.endsWith(".pdf") && !kind.endsWith(".xlsx")) {
            throw new ParameterException(spec.commandLine(), "--out ends in .pdf or .xlsx");
        }
        try (Office office = Office.open()) {
            Meetings meetings = office.the(Meetings.class);
            MeetingStatement statement = meetings.statement(
                    new Viewer("operator", Set.of(), true),
                    fund.in(office.the(Catalogue.class)).id(),
                    period(from),
                    period(until));
            written(to -> {
                if (kind.endsWith(".pdf")) {
                    meetings.pdf(statement, to);
                } else {
                    meetings.xlsx(statement, to);
                }
            });
            spec.commandLine()
                    .getOut()
                    .println("collected " + statement.total().collected() + " บาท, outstanding "
                            + statement.total().outstanding() + " บาท: " + out);
        } catch (IllegalArgumentException e) { // by the periods
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return Main.OK;
    }

    private static Period period(String text) {
        return Period.of(text);
    }

    /** Under another name first: half a statement never lies there. */
    private void written(To writing) throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (OutputStream to = Files.newOutputStream(part)) {
                writing.to(to);
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private interface To {
        void to(OutputStream out) throws IOException;
    }
}
