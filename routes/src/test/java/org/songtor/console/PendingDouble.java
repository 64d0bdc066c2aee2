package org.songtor.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Hold;
import org.songtor.port.PendingViews;
import org.songtor.port.Viewer;

/** What waits on Saturday, 21 November 2569: one ready since Friday morning, one since Friday night, one that gave up, one without hours and one of those that people carry. */
final class PendingDouble implements PendingViews {
    static final ProfileId BILLS = ProfileId.of("baac/bill-payment");
    private static final ProfileId SAVING = ProfileId.of("nsf/collection");
    static final String TO_CARRY = "NSF-BY-HAND.txt";
    static final Hold HELD = new Hold(
            Hold.Kind.FILE, Hold.By.OPERATOR, Instant.parse("2026-11-20T13:00:00Z"), "เลขบัญชีของหน่วยงานเปลี่ยน");
    /** Of lines of a batch that are in no file. */
    Optional<Hold> held = Optional.empty();

    private static final FundId WIANG = MonthFixture.WIANG;
    private static final FundId OTHER = MonthFixture.DOK_KHAM_TAI;

    /** When what has no hours is tried; its file failed before, or it is in none and others' files failed. */
    private Optional<String> again = Optional.empty();

    private String failed = "";

    void failedUntil(Instant next) {
        again = Optional.of(next.toString());
        failed = "NSF-FAILED.txt";
    }

    void othersFailedUntil(Instant next) {
        again = Optional.of(next.toString());
    }

    void failedNot() {
        again = Optional.empty();
        failed = "";
    }

    @Override
    public List<Queue> queues(Viewer viewer, Optional<FundId> fund, int most) {
        Map<ProfileId, List<Pending>> all = waiting(viewer).stream()
                .filter(p -> fund.isEmpty() || p.fund().equals(fund))
                .collect(Collectors.groupingBy(Pending::profile));
        return all.entrySet().stream()
                .map(e -> new Queue(
                        e.getKey(),
                        e.getValue().size(),
                        e.getValue().stream().limit(most).toList()))
                .toList();
    }

    private List<Pending> waiting(Viewer viewer) {
        return Stream.of(
                        one(
                                BILLS,
                                1,
                                WIANG,
                                "2026-11-20T03:00:00Z",
                                Optional.of("2026-11-21T08:00:00Z"),
                                false,
                                "BP-FRIDAY.txt"),
                        one(BILLS, 5, WIANG, "2026-11-20T12:00:00Z", Optional.empty(), false, ""),
                        one(BILLS, 1, WIANG, "2026-11-20T12:00:00Z", Optional.empty(), true, "BP-GIVEN-UP.txt"),
                        one(BILLS, 2, OTHER, "2026-11-20T12:00:00Z", Optional.empty(), false, "BP-OTHER.txt"),
                        one(SAVING, 5, WIANG, "2026-11-20T12:00:00Z", again, false, failed),
                        one(SAVING, 5, WIANG, "2026-11-20T12:00:00Z", Optional.empty(), true, TO_CARRY))
                .filter(p ->
                        viewer.operator() || viewer.funds().contains(p.fund().orElseThrow()))
                .toList();
    }

    @Override
    public List<Pending> pending(Viewer viewer, BatchId batch) {
        return waiting(viewer).stream()
                .filter(p -> p.batch().orElseThrow().equals(batch))
                .map(p -> held.isPresent() && p.file().isEmpty() ? held(p) : p)
                .toList();
    }

    private Pending held(Pending p) {
        return new Pending(
                p.profile(),
                p.batch(),
                p.fund(),
                p.period(),
                p.file(),
                p.name(),
                p.ready(),
                p.next(),
                p.tried(),
                true,
                p.carried(),
                held,
                p.lines(),
                p.amount());
    }

    /** One member of each is told by name, of the last asked about nobody. */
    @Override
    public List<Payer> payers(Viewer viewer, FundId fund, List<Pending> of, int most) {
        return IntStream.range(0, of.size() - 1)
                .mapToObj(at -> new Payer(
                        at,
                        Optional.of("W%03d".formatted(at + 7)),
                        "xxxxxxxxx000" + at,
                        viewer.operator() ? "" : "นางทดสอบ รอส่ง" + at,
                        BooksDouble.NSF,
                        Satang.ofBaht(100)))
                .toList();
    }

    private static Pending one(
            ProfileId profile,
            long batch,
            FundId fund,
            String ready,
            Optional<String> next,
            boolean stuck,
            String name) {
        return new Pending(
                profile,
                Optional.of(new BatchId(batch)),
                Optional.of(fund),
                Period.of("2569-11"),
                name.isEmpty() ? Optional.empty() : Optional.of(new FileId(90 + batch)),
                name,
                Instant.parse(ready),
                next.map(Instant::parse),
                next.isPresent() && !name.isEmpty(),
                stuck,
                name.equals(TO_CARRY),
                Optional.of(HELD).filter(h -> name.equals("BP-GIVEN-UP.txt")),
                3,
                Satang.ofBaht(300));
    }
}
