package org.songtor.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.model.Shares;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Proposal;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.Viewer;

/** A store in which each test has a fund of its own, whose batches are held in trust. */
abstract class TrustBench {
    static final SchemeCode NSF = SchemeCode.of("nsf");
    static final Period DECEMBER = Period.of("2569-12");
    static final LocalDate DAY = LocalDate.of(2026, 1, 3);
    static final AtomicInteger FUNDS = new AtomicInteger();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    final Stores stores = new Stores(DATABASE);
    final JdbcHeldStore held = stores.held();
    final FundId fund = FundId.of("fund" + FUNDS.incrementAndGet());

    @BeforeEach
    void theFundIsKnown() {
        stores.fund(fund.value());
    }

    static Proposal back(String officer, String memberNo) {
        return new Proposal(Kind.RETURN, NSF, Optional.of(memberNo), officer, "ลาออก");
    }

    /** A month's batch of 100 baht a member, 60 of it the member's own. */
    BatchId collect(String period, int members) throws IOException {
        return collect(period, members, DAY);
    }

    BatchId collect(String period, int members, LocalDate day) throws IOException {
        return keep(
                period,
                IntStream.rangeClosed(1, members)
                        .mapToObj(n -> line(n, Optional.of("%04d".formatted(n)), day))
                        .toList());
    }

    BatchId keep(String period, List<CheckedLine> lines) throws IOException {
        byte[] bytes = (fund + period).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(Files.createTempFile(folder, "held", ".csv"), bytes);
        BatchId id = ((Claim.New) stores.batches()
                        .claim(new Submission(fund, "folder", "x", Optional.empty(), file, Sha256.of(bytes))))
                .id();
        stores.batches()
                .checked(
                        id,
                        new Month.Whole(
                                lines,
                                new CheckedBatch(
                                        BatchState.CHECKED,
                                        Optional.of(
                                                new BatchHeader(fund, Period.of(period), lines.size(), Satang.ZERO)),
                                        Optional.empty(),
                                        List.of(),
                                        List.of(),
                                        Month.receipt(id, BatchState.CHECKED))));
        return id;
    }

    static CheckedLine line(int n, Optional<String> memberNo, LocalDate day) {
        RemittanceLine.Details details = new RemittanceLine.Details(
                memberNo,
                Optional.empty(),
                Optional.of(new Shares(Satang.ofBaht(60), Satang.ofBaht(40))),
                Optional.of(day.atTime(9, 30)));
        return new CheckedLine(
                new LineContent.Good(new RemittanceLine(
                        n,
                        n,
                        Month.person(n),
                        new PersonName("นาง", "สมมุติ", "ใจดี"),
                        NSF,
                        Satang.ofBaht(100),
                        Optional.empty(),
                        details)),
                Month.NSF,
                Label.HELD_IN_TRUST);
    }

    String balance() {
        FundBalance b = stores.heldViews()
                .balances(new Viewer("malee", Set.of(fund), false))
                .get(0);
        return b.collected() + " = " + b.held() + " + " + b.forwarded() + " + " + b.returned();
    }
}
