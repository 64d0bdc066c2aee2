package org.songtor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songtor.intake.ReturnedBatch;
import org.songtor.model.BatchId;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code returned}: the lines of a batch that its fund has to mend, as a workbook. Exit code 1 where there are none. */
@Command(
        name = "returned",
        description = "Writes the lines of a batch that its fund has to mend, as an Excel workbook.",
        mixinStandardHelpOptions = true)
final class Returned implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "BATCH", description = "Number of the batch, such as B000012.")
    private String number = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write (default: BATCH.xlsx); not written over.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Optional<BatchId> id = BatchId.parse(number);
        Path file = out == null ? Path.of(number + ".xlsx") : out;
        if (id.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "no batch number: " + number);
        }
        if (Files.exists(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), file + " is there already");
        }
        try (Office office = Office.open()) {
            ReturnedBatch.Outcome outcome = write(office, id.get(), file);
            if (outcome == ReturnedBatch.Outcome.WRITTEN) {
                spec.commandLine().getOut().println(file);
                return Main.OK;
            }
            spec.commandLine().getErr().println("songtor: " + number + ": " + words(outcome));
            return Main.FAILED;
        }
    }

    /** An operator names no fund: the batch is of one of them. */
    private static ReturnedBatch.Outcome write(Office office, BatchId id, Path file) throws IOException {
        ReturnedBatch.Outcome outcome = ReturnedBatch.Outcome.NO_SUCH_BATCH;
        for (FundId fund : office.the(Catalogue.class).funds().keySet()) {
            outcome = office.the(ReturnedBatch.class).write(fund, id, file);
            if (outcome != ReturnedBatch.Outcome.NO_SUCH_BATCH) {
                return outcome;
            }
        }
        return outcome;
    }

    private static String words(ReturnedBatch.Outcome outcome) {
        return switch (outcome) {
            case NO_SUCH_BATCH -> "there is no such batch";
            case NOT_CHECKED_YET -> "is still being checked";
            case NOTHING_TO_MEND -> "no line of it has to be mended";
            case WRITTEN -> "written";
        };
    }
}
