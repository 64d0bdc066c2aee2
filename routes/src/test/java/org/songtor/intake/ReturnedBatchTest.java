package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.ReturnedBatch.Outcome;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Period;
import org.songtor.model.Receipt;
import org.songtor.model.ReceiptSeal;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.FormatException;
import org.songtor.port.WorkbookWriter;
import org.songtor.port.WorkbookWriter.Form;
import org.songtor.port.WorkbookWriter.Row;

/** Which lines a fund gets back, what stands in them, and the seal on its receipt. */
class ReturnedBatchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Bangkok"));

    @TempDir
    private Path home;

    private Village village;
    private ReturnedBatch returned;
    private final List<Row> rows = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        village = new Village(home, Village.limits());
        WorkbookWriter writer = (form, all, to) -> {
            forms.add(form);
            all.each(rows::add);
        };
        returned = new ReturnedBatch(
                village.batches,
                new MemoryViews(village.batches),
                List.of(new CsvBatchReader(), new XlsxBatchReader()),
                Village.catalogue(),
                writer,
                CLOCK);
    }

    @Test
    void of_a_batch_that_went_on_only_refused_lines_come_back_as_they_stood() throws Exception {
        Receipt receipt = submit(new Village.Batch()
                .line(Village.NAMPHUENG, "nsf", "100")
                .row("3-9999-00000-xx", Village.SOMCHAI, "nsf", "100.50", "")
                .line(Village.BUNMI, "nsf", "100")
                .text());
        assertThat(receipt.state()).isEqualTo(BatchState.CHECKED);
        assertThat(write(receipt)).isEqualTo(Outcome.WRITTEN);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.fields())
                    .containsEntry("national_id", "3-9999-00000-xx")
                    .containsEntry("first_name", "สมชาย")
                    .containsEntry("amount", "100.50");
            assertThat(row.problems()).extracting(p -> p.code().code()).contains("SGT-2002");
            assertThat(row.problems()).allMatch(p -> p.row() == 9);
        });
        assertThat(forms.get(0).controls())
                .isEqualTo(Map.of("fund", "wiang", "period", "2569-11", "corrects", receipt.number()));
        assertThat(forms.get(0).columns())
                .containsExactly(
                        "national_id", "title", "first_name", "last_name", "scheme", "amount", "problem", "todo");
    }

    @Test
    void of_a_refused_batch_all_lines_come_back() throws Exception {
        Receipt receipt = submit(new Village.Batch()
                .line(Village.NAMPHUENG, "nsf", "100")
                .line(Village.SOMCHAI, "nsf", "100")
                .count("3")
                .period("2026-11")
                .text());
        assertThat(receipt.state()).isEqualTo(BatchState.REFUSED);
        assertThat(write(receipt)).isEqualTo(Outcome.WRITTEN);
        assertThat(rows).hasSize(2);
        assertThat(forms.get(0).controls())
                .containsEntry("period", "2026-11")
                .containsEntry("corrects", receipt.number());
        assertThat(forms.get(0).problems()).extracting(p -> p.field()).contains("count", "period");
    }

    @Test
    void of_a_file_that_cannot_be_read_the_form_comes_back_empty_with_the_reason() throws Exception {
        Receipt receipt = submit("songtor-batch,1\nfund,wiang\nprice,1\n");
        assertThat(write(receipt)).isEqualTo(Outcome.WRITTEN);
        assertThat(rows).isEmpty();
        assertThat(forms.get(0).problems()).isNotEmpty();
        assertThat(forms.get(0).controls()).containsEntry("fund", "wiang");
    }

    @Test
    void where_there_is_nothing_to_mend_nothing_is_written() throws Exception {
        Receipt good =
                submit(new Village.Batch().line(Village.NAMPHUENG, "nsf", "100").text());
        assertThat(write(good)).isEqualTo(Outcome.NOTHING_TO_MEND);
        BatchId id = BatchId.parse(good.number()).orElseThrow();
        assertThat(returned.write(Village.OTHER, id, out())).isEqualTo(Outcome.NO_SUCH_BATCH);
        assertThat(returned.write(Village.WIANG, new BatchId(99), out())).isEqualTo(Outcome.NO_SUCH_BATCH);
        village.batches.claim(submission("songtor-batch,1\n"));
        assertThat(returned.write(Village.WIANG, new BatchId(2), out())).isEqualTo(Outcome.NOT_CHECKED_YET);
        assertThat(forms).isEmpty();
    }

    @Test
    void a_batch_that_names_in_its_own_header_what_it_corrects_is_a_correction_of_it() throws Exception {
        Receipt first = submit(new Village.Batch()
                .line(Village.NAMPHUENG, "nsf", "100")
                .row("1101700230700", Village.SOMCHAI, "nsf", "100", "")
                .text());
        Village.Batch mended = new Village.Batch().line(Village.SOMCHAI, "nsf", "100");
        Receipt second = submit(mended.text().replace("\n\n", "\ncorrects," + first.number() + "\n\n"));
        assertThat(second.state()).isEqualTo(BatchState.CHECKED);
        assertThat(second.corrects()).isEqualTo(BatchId.parse(first.number()));
        Receipt none = submit(mended.text().replace("\n\n", "\ncorrects,B000099\n\n"));
        assertThat(none.state()).isEqualTo(BatchState.REFUSED);
        assertThat(none.corrects()).isEmpty();
        assertThat(none.problems()).extracting(p -> p.code().name()).contains("UNKNOWN_CORRECTED");
        assertThat(submit(mended.text().replace("\n\n", "\ncorrects,the first\n\n"))
                        .state())
                .isEqualTo(BatchState.REFUSED);
    }

    @Test
    void a_receipt_is_sealed_once_and_the_same_bytes_give_it_again_with_its_seal() throws Exception {
        String text = new Village.Batch().line(Village.NAMPHUENG, "nsf", "100").text();
        Receipt first = submit(text);
        assertThat(ReceiptSeal.verdict(first, Village.RECEIPTS)).isEqualTo(ReceiptSeal.Verdict.GENUINE);
        assertThat(submit(text)).isEqualTo(first);
        byte[] json = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsBytes(ReceiptJson.of(first));
        assertThat(ReceiptSeal.verdict(ReceiptFile.read(json), Village.RECEIPTS))
                .isEqualTo(ReceiptSeal.Verdict.GENUINE);
    }

    @Test
    void the_form_of_a_month_has_a_row_for_each_member_and_scheme() throws Exception {
        WorkbookWriter writer = (form, all, to) -> {
            forms.add(form);
            all.each(rows::add);
        };
        MonthForm month = new MonthForm(Village.catalogue(), village.rosters, writer, CLOCK);
        assertThat(month.write(Village.WIANG, Period.of("2569-12"), java.io.OutputStream.nullOutputStream()))
                .isEqualTo(4);
        assertThat(rows)
                .extracting(r -> r.fields().get("member_no") + " " + r.fields().get("scheme"))
                .containsExactly("W001 nsf", "W001 taweerak", "W002 nsf", "W003 nsf");
        assertThat(rows).allMatch(r -> !r.fields().containsKey("amount"));
        assertThat(forms.get(0).schemes())
                .extracting(s -> s.code().value())
                .as("the agreement for family-life has ended")
                .containsExactly("nsf", "sso33", "sso40-2", "taweerak");
        assertThat(forms.get(0).columns()).contains("wages");
    }

    private Receipt submit(String text) throws IOException {
        Intake.Taken taken = village.intake.submit(submission(text));
        return taken instanceof Intake.Taken.New fresh ? fresh.receipt() : ((Intake.Taken.Known) taken).receipt();
    }

    private Submission submission(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(Files.createTempFile(home, "batch", ".csv"), bytes);
        return new Submission(Village.WIANG, "cli", "a.csv", Optional.empty(), file, Sha256.of(bytes));
    }

    private Outcome write(Receipt receipt) throws IOException, FormatException {
        return returned.write(Village.WIANG, BatchId.parse(receipt.number()).orElseThrow(), out());
    }

    private Path out() {
        return home.resolve("returned.xlsx");
    }
}
