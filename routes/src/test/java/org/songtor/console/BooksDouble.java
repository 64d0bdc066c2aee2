package org.songtor.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.songtor.books.Account;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Books;
import org.songtor.port.RosterStore;
import org.songtor.port.Traces;
import org.songtor.port.Viewer;

/** Books, roster and story of one fund of two members, in memory. */
final class BooksDouble implements Books, Traces, RosterStore {
    static final String HASH = "ab".repeat(32);
    static final SchemeCode NSF = SchemeCode.of("nsf");
    /** One more than a page shows. */
    private static final int MEMBERS = 51;

    private final List<Subject> asked = new ArrayList<>();

    static NationalId person(int number) {
        String twelve = "15099000%04d".formatted(number);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    List<Subject> asked() {
        return asked;
    }

    @Override
    public List<Posted> monthly(Viewer viewer, FundId fund, Months months) {
        return List.of(
                posted("2569-07", Account.COLLECTED, -1_234_500),
                posted("2569-07", Account.SETTLED, 1_000_000),
                posted("2569-07", Account.AT_RISK, 234_500),
                posted("2569-11", Account.COLLECTED, -500_000),
                posted("2569-11", Account.SENT, 500_000));
    }

    private static Posted posted(String period, Account account, long satang) {
        return new Posted(Period.of(period), NSF, account, Satang.of(satang));
    }

    @Override
    public List<Unsure> unsure(Viewer viewer, FundId fund, Months months, int most) {
        return List.of(
                unsure(viewer, 3, "นางบุญมี แก้วใส", Label.REFUSED_BY_AGENCY),
                unsure(viewer, 4, "นางสมหญิง ใจดี", Label.NEVER_PAID),
                unsure(viewer, 5, "นายทองดี ใจซื่อ", Label.REFUSED_BY_AGENCY));
    }

    private static Unsure unsure(Viewer viewer, int lineNo, String name, Label label) {
        return new Unsure(
                new BatchId(6),
                lineNo,
                Period.of("2569-11"),
                "xxxxxxxxx0001",
                viewer.operator() ? "" : name,
                NSF,
                Satang.ofBaht(100),
                label,
                Optional.empty());
    }

    @Override
    public void active(FundId fund, Consumer<Member> to) {
        to.accept(Member.of("W001", person(1), new PersonName("นาง", "บุญมี", "แก้วใส"), "", Set.of(NSF)));
        to.accept(Member.of("W002", person(2), new PersonName("นาย", "ทดสอบ", "ดีงาม"), "", Set.of(NSF)));
    }

    @Override
    public void payments(FundId fund, Period from, Period until, Consumer<Payment> to) {
        handedIn(fund, from, until, to);
    }

    /** The second member paid until August, the first every month. */
    @Override
    public void handedIn(FundId fund, Period from, Period until, Consumer<Payment> to) {
        for (String month : List.of("2569-07", "2569-08", "2569-09", "2569-10")) {
            to.accept(new Payment(person(1), NSF, Period.of(month), Satang.ofBaht(100)));
        }
        to.accept(new Payment(person(2), NSF, Period.of("2569-08"), Satang.ofBaht(100)));
    }

    @Override
    public Trace of(Viewer viewer, Subject subject) {
        asked.add(subject);
        if (!viewer.operator() && !viewer.funds().contains(MonthFixture.WIANG)) {
            return new Trace(List.of(), List.of(), false);
        }
        Instant at = ConsoleProgram.NOW;
        return new Trace(
                List.of(new Line(
                        MonthFixture.WIANG,
                        new BatchId(6),
                        3,
                        "xxxxxxxxx0001",
                        viewer.operator() ? "" : "นางบุญมี แก้วใส",
                        "nsf",
                        Satang.ofBaht(100),
                        Label.SETTLED,
                        Optional.empty())),
                List.of(
                        new Moment(at, What.SUBMITTED, "B000006", "folder", Optional.empty(), Optional.of(HASH)),
                        new Moment(
                                at,
                                What.LABELLED,
                                "B000006 line 3",
                                "WAITING",
                                Optional.of(Satang.ofBaht(100)),
                                Optional.empty()),
                        new Moment(
                                at,
                                What.MOVED,
                                "B000006 line 3",
                                "SENT ACCEPTED",
                                Optional.of(Satang.ofBaht(100)),
                                Optional.empty()),
                        new Moment(at, What.CHECKED, "B000006", "batch.checked", Optional.empty(), Optional.empty()),
                        new Moment(at, What.SENT, "NC-1.csv", "nsf", Optional.empty(), Optional.empty()),
                        new Moment(at, What.ATTEMPTED, "NC-1.csv", "TRY_AGAIN", Optional.empty(), Optional.empty()),
                        new Moment(at, What.ANSWERED, "NC-1.csv", "PROCESSED", Optional.empty(), Optional.empty()),
                        new Moment(
                                at,
                                What.CREDITED,
                                "NC-1.csv",
                                "0200000001 E 17 2026-11-21",
                                Optional.of(Satang.ofBaht(100)),
                                Optional.empty()),
                        new Moment(
                                at,
                                What.DECIDED,
                                "item 4",
                                "UNDONE",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("malee")),
                        new Moment(
                                at,
                                What.APPROVED,
                                "order 7",
                                "RETURN",
                                Optional.of(Satang.ofBaht(100)),
                                Optional.empty(),
                                Optional.of("prasit")),
                        new Moment(
                                at,
                                What.DECIDED,
                                "order 7",
                                "LAPSED",
                                Optional.of(Satang.ofBaht(100)),
                                Optional.empty())),
                true);
    }

    @Override
    public List<Balance> balances(Viewer viewer, FundId fund, Months months) {
        return List.of(
                new Balance(NSF, Account.COLLECTED, -50, Satang.of(-500_000)),
                new Balance(NSF, Account.SENT, 50, Satang.of(500_000)));
    }

    @Override
    public List<MemberBalance> members(Viewer viewer, FundId fund, Months months, int offset, int most) {
        return IntStream.range(0, MEMBERS)
                .skip(offset)
                .limit(most)
                .mapToObj(n -> new MemberBalance(
                        Optional.of("W%03d".formatted(n + 1)),
                        person(n).masked(),
                        viewer.operator() ? "" : "นางบุญมี แก้วใส",
                        NSF,
                        n == 0 ? Account.AT_RISK : Account.SETTLED,
                        Satang.ofBaht(100 + n)))
                .toList();
    }

    @Override
    public long check(Optional<FundId> fund, Consumer<Difference> to) {
        throw new AssertionError("no page asks for it");
    }

    @Override
    public void replace(FundId fund, List<Member> members) {
        throw new AssertionError("no page asks for it");
    }

    @Override
    public Merged merge(FundId fund, List<Member> members, String actor) {
        throw new AssertionError("no page asks for it");
    }

    @Override
    public Optional<Member> member(FundId fund, String memberNo) {
        throw new AssertionError("no page asks for it");
    }

    @Override
    public List<Change> history(FundId fund, String memberNo) {
        throw new AssertionError("no page asks for it");
    }

    @Override
    public void elsewhere(FundId fund, Period period, Iterable<NationalId> persons, Consumer<Payment> to) {
        throw new AssertionError("no page asks for it: " + Map.of());
    }
}
