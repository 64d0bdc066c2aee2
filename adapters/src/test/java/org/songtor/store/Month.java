package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.NewItem;
import org.songtor.port.BatchStore.Submission;

/** One synthetic month of one fund: people nobody is, submissions and what their check found. */
final class Month {
    static final FundId WIANG = FundId.of("wiang");
    static final Period NOVEMBER = Period.of("2569-11");
    static final ProfileId NSF = ProfileId.of("nsf/collection");

    private Month() {}

    static NationalId person(int number) {
        String first = "0%011d".formatted(number);
        return NationalId.of(first + NationalId.checkDigit(first));
    }

    static Submission submission(Path folder, String text, Optional<String> key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Path file = Files.write(Files.createTempFile(folder, "batch", ".csv"), bytes);
            return new Submission(WIANG, "rest", "พฤศจิกายน.csv", key, file, Sha256.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BatchId claimed(JdbcBatchStore store, Path folder, String text) throws IOException {
        Claim claim = store.claim(submission(folder, text, Optional.empty()));
        assertThat(claim).isInstanceOf(Claim.New.class);
        return ((Claim.New) claim).id();
    }

    static CheckedLine line(int lineNo, int person, long baht, Label label) {
        return new CheckedLine(
                new LineContent.Good(new RemittanceLine(
                        lineNo,
                        lineNo + 7,
                        person(person),
                        new PersonName("นาง", "ปู่\tทิพย์\\", "ใจดี"),
                        SchemeCode.of("nsf"),
                        Satang.ofBaht(baht),
                        Optional.of(Satang.ofBaht(9_000)))),
                NSF,
                label);
    }

    static CheckedLine unreadable(int lineNo) {
        return new CheckedLine(
                new LineContent.Bad(lineNo, lineNo + 7, "nsf", "xxxxxxxxx0019", "สมหมาย ใจดี", 0),
                NSF,
                Label.REFUSED_AT_INTAKE);
    }

    static Check checked(BatchId id, List<CheckedLine> lines, List<NewItem> missing) {
        return new Whole(
                lines,
                new CheckedBatch(
                        BatchState.CHECKED,
                        Optional.of(new BatchHeader(WIANG, NOVEMBER, lines.size(), Satang.ZERO)),
                        Optional.empty(),
                        List.of(Problem.ofRow(
                                ProblemCode.BAD_NATIONAL_ID, 10, 3, "national_id", "xxxxxxxxx0019", "13 หลัก")),
                        missing,
                        receipt(id, BatchState.CHECKED)));
    }

    static Check refused(BatchId id) {
        return new Whole(
                List.of(),
                new CheckedBatch(
                        BatchState.REFUSED,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Problem.ofFile(ProblemCode.BAD_HEADER, "period", "", "งวด period,2569-11")),
                        List.of(),
                        receipt(id, BatchState.REFUSED)));
    }

    static Receipt receipt(BatchId id, BatchState state) {
        return new Receipt(
                id.toString(),
                WIANG,
                NOVEMBER.toString(),
                Sha256.of(new byte[0]),
                Instant.parse("2026-11-21T01:02:03Z"),
                state,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                0,
                List.of(),
                Optional.empty(),
                "");
    }

    static NewItem missing(int person) {
        return new NewItem(
                Label.MISSING_FROM_BATCH, "member:wiang:2569-11:nsf:" + person, WIANG, 10_000, "member " + person);
    }

    /** A check whose lines are all there. */
    record Whole(List<CheckedLine> all, CheckedBatch result) implements Check {
        @Override
        public void lines(Consumer<CheckedLine> to) {
            all.forEach(to);
        }
    }
}
