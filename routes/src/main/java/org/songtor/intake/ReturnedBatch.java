package org.songtor.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.model.BatchId;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.Receipt;
import org.songtor.port.BatchReader;
import org.songtor.port.BatchStore;
import org.songtor.port.FormatException;
import org.songtor.port.Views;
import org.songtor.port.WorkbookWriter;
import org.songtor.port.WorkbookWriter.Form;
import org.springframework.stereotype.Component;

/**
 * A batch sent back as a workbook: the lines the fund has to mend as they stood in its own file, whatever its form, with what is wrong and what to do. Of a
 * batch that went on these are the refused lines; of a refused one all. Mended, it can be handed in as a batch that corrects the first.
 */
@Component
public class ReturnedBatch {
    private static final int HEAD = 8;

    private final BatchStore batches;
    private final Views views;
    private final List<BatchReader> readers;
    private final Catalogue catalogue;
    private final WorkbookWriter workbooks;
    private final Clock clock;

    ReturnedBatch(
            BatchStore batches,
            Views views,
            List<BatchReader> readers,
            Catalogue catalogue,
            WorkbookWriter workbooks,
            Clock clock) {
        this.batches = batches;
        this.views = views;
        this.readers = readers;
        this.catalogue = catalogue;
        this.workbooks = workbooks;
        this.clock = clock;
    }

    /** How it went; only {@code WRITTEN} wrote anything. */
    public enum Outcome {
        WRITTEN,
        /** None of this fund's. */
        NO_SUCH_BATCH,
        NOT_CHECKED_YET,
        /** Every line of it went on or waits for somebody else. */
        NOTHING_TO_MEND
    }

    /** @param to made, or written over, when there is something to write */
    public Outcome write(FundId fund, BatchId id, Path to) throws IOException {
        Path original = Files.createTempFile("songtor-returned", ".bin"); // readable by its owner only
        try {
            if (batches.original(fund, id, original).isEmpty()) {
                return Outcome.NO_SUCH_BATCH;
            }
            Optional<Receipt> receipt = batches.receipt(id);
            return receipt.isEmpty() ? Outcome.NOT_CHECKED_YET : write(receipt.get(), id, original, to);
        } finally {
            Files.delete(original);
        }
    }

    private Outcome write(Receipt receipt, BatchId id, Path original, Path to) throws IOException {
        Fund fund = catalogue.fund(receipt.fund()).orElseThrow();
        BatchFaults faults = BatchFaults.of(views, receipt.fund(), id);
        ReturnedRows.Survey survey = new ReturnedRows.Survey(faults);
        boolean read = read(original, survey);
        if (read ? survey.kept() == 0 : receipt.problemCount() == 0) {
            return Outcome.NOTHING_TO_MEND;
        }
        Form form = form(fund, receipt, survey, faults.ofWhole(read));
        ReturnedRows.Desks desks = new ReturnedRows.Desks(fund, form.controls().getOrDefault("period", ""));
        try (OutputStream out = Files.newOutputStream(to)) {
            workbooks.write(
                    form,
                    take -> {
                        if (read) {
                            read(original, new ReturnedRows.Copy(faults, desks, take));
                        }
                    },
                    out);
        }
        return Outcome.WRITTEN;
    }

    private Form form(Fund fund, Receipt receipt, ReturnedRows.Survey survey, List<Problem> ofWhole) {
        Map<String, String> controls = new LinkedHashMap<>();
        controls.put("fund", survey.header().getOrDefault("fund", receipt.fund().value()));
        String period = survey.header().getOrDefault("period", "");
        // A ledger may be of a year; what is sent again is of the month that the batch was taken for.
        controls.put(
                "period",
                ReturnedRows.month(period).isEmpty() && !receipt.period().isEmpty() ? receipt.period() : period);
        if (survey.header().containsKey("label")) {
            controls.put("label", survey.header().getOrDefault("label", ""));
        }
        controls.put("corrects", receipt.number());
        return new Form(
                fund,
                controls,
                Stream.concat(survey.columns(), Stream.of(WorkbookWriter.PROBLEM, WorkbookWriter.TODO))
                        .toList(),
                FormChoices.schemes(catalogue, fund, LocalDate.now(clock)),
                FormChoices.titles(Stream.empty()),
                ofWhole);
    }

    /** @return false where no reader knows the form, or the file breaks off; then none of its rows counts */
    private boolean read(Path original, BatchReader.Sink sink) throws IOException {
        Optional<BatchReader> reader;
        try (InputStream in = Files.newInputStream(original)) {
            byte[] head = in.readNBytes(HEAD);
            reader = readers.stream().filter(r -> r.recognises(head)).findFirst();
        }
        try {
            if (reader.isPresent()) {
                reader.get().read(original, sink);
            }
            return reader.isPresent();
        } catch (FormatException e) {
            return false; // what it says stands among the batch's problems already
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
