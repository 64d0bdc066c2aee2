package org.songtor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.MonthForm;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code template}: the Excel form of a month, a row for each member and scheme. */
@Command(
        name = "template",
        description = "Writes the Excel form of a month from the fund's roster and the schemes.",
        mixinStandardHelpOptions = true)
final class Template implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FundOption fund = new FundOption();

    @Option(names = "--period", paramLabel = "YYYY-MM", description = "Buddhist year and month (default: this month).")
    private @Nullable String period;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write (default: FUND-PERIOD.xlsx); not written over.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        try (Office office = Office.open()) {
            FundId id = fund.in(office.the(Catalogue.class)).id();
            Period of = period(office.the(Clock.class));
            Path file = out == null ? Path.of(id + "-" + of + ".xlsx") : out;
            if (Files.exists(file)) {
                throw new CommandLine.ParameterException(spec.commandLine(), file + " is there already");
            }
            try (OutputStream to = Files.newOutputStream(file)) {
                int rows = office.the(MonthForm.class).write(id, of, to);
                spec.commandLine().getOut().println(file + ": " + rows + " rows");
            }
            return Main.OK;
        }
    }

    private Period period(Clock clock) {
        try {
            return period == null ? new Period(YearMonth.now(clock)) : Period.of(period);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
