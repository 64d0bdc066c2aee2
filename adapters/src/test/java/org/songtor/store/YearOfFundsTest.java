package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.booked;
import static org.songtor.store.Bench.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.books.Account;
import org.songtor.books.Account.Side;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Months;
import org.songtor.port.FileGroups;
import org.songtor.port.FileGroups.Company;

/**
 * A year of funds with everything that goes wrong, drawn from one seed, with files of one fund and of many, and two people who decide about what is open: after each
 * step what came in is what went out and what is open, to the satang, of each month and of all together, and what came in is what the funds handed in for that month; what passes from a line that goes again to
 * its correcting batch is what the labels say. {@code -Dyear.funds=200} is the long form, {@code -Dyear.seed} another year.
 */
class YearOfFundsTest {
    private static final int FUNDS = Integer.getInteger("year.funds", 2);
    private static final int MONTHS = Integer.getInteger("year.months", 12);
    private static final long SEED = Long.getLong("year.seed", 25691121);
    private static final int MEMBERS = 6;
    private static final SchemeCode SCHEME = SchemeCode.of("toy");
    private static final ProfileId MANY = ProfileId.of("toy/many");
    private static final int MOST_LINES = 60;
    /** What went again and was not taken over yet, or whose line is not called so yet. */
    private static final String PASSING = """
            select coalesce((select sum(l.satang) from line l cross join lateral current_label(l.line_id, l.first_label) now
                             where l.fund_id = :fund and now.label in ('RESUBMITTED', 'BOOKED_AFTER_ALL', 'FIRST_STANDS')), 0)
                - coalesce((select sum(l.satang) from batch b join line l on l.batch_id = b.batch_id
                            where b.fund_id = :fund and b.channel = 'desk' and not l.refused), 0)
            """;

    /** What members paid besides, since the agency had taken more, as people said and did not take back. */
    private static final String MADE_GOOD = """
            select coalesce(-sum(h.satang), 0)::bigint
            from decision_held h join decision d on d.decision_id = h.decision_id and d.kind = 'MEMBER_PAID' and d.state = 'DONE'
                join line l on l.line_id = h.line_id
            where d.fund_id = :fund and coalesce(l.own_period, '2569-11') = :month
            """;

    /** What a batch here is of; ledgers hold lines of months before it as well. */
    private static final String MONTH = "2569-11";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Random random = new Random(SEED);
    private final Map<String, Map<String, Long>> handedIn = new TreeMap<>();
    private final Map<String, Integer> people = new TreeMap<>();
    private Bench bench;
    private JdbcBooks books;
    private JdbcHeldStore held;
    private TwoPeople officers;
    private int entries;
    private int steps;

    @Test
    void what_came_in_is_what_went_out_and_what_is_open_after_every_step() {
        bench = new Bench(DATABASE);
        books = new Stores(DATABASE).books();
        held = new Stores(DATABASE).held();
        officers = new TwoPeople(new Stores(DATABASE).reviewDesk(), random);
        for (int n = 1; n <= MEMBERS + 1; n++) {
            people.put(HexFormat.of().formatHex(Stores.persons().hash(Bench.person(n))), n);
        }
        for (int month = 1; month <= MONTHS; month++) {
            for (int fund = 1; fund <= FUNDS; fund++) {
                month("fund" + fund, month);
            }
            together();
            // What intake refused of a line that was to go again is asked about once its file is looked at.
            bench.reconcileAll(Bench.NOW);
            assertThat(Unasked.of(DATABASE))
                    .as("month %d, seed %d", month, SEED)
                    .isEmpty();
        }
        List<Difference> found = new ArrayList<>();
        assertThat(books.check(Optional.empty(), found::add)).isPositive();
        found.removeIf(FundBooks::withoutIntake);
        assertThat(found).isEmpty();
        System.out.println(FUNDS + " funds, " + MONTHS + " months: " + steps + " steps, "
                + bench.count("select count(*) from agency_file") + " files, "
                + bench.count(
                        "select count(*) from agency_file f where (select count(*) from file_share s where s.file_id = f.file_id) > 1")
                + " of many funds, " + bench.count("select count(*) from line") + " lines; decided " + officers.done()
                + ", taken back " + officers.undone());
        assertThat(steps).isGreaterThan(FUNDS * MONTHS * 3);
        assertThat(officers.done()).hasSizeGreaterThan(FUNDS > 1 && MONTHS > 11 ? 4 : 0);
    }

    /** Every fund has some lines for the profile whose files hold those of many. */
    private void together() {
        for (int fund = 1; fund <= FUNDS; fund++) {
            int lines = 1 + random.nextInt(3);
            BatchId batch = bench.batch("fund" + fund, lines, MANY);
            count("fund" + fund, MONTH, lines);
            bench.groups.freeze(batch, Bench.DAY, Map.of(MANY, new Company(Instant.EPOCH, MOST_LINES)));
            step("fund" + fund);
        }
        List<FileId> made = bench.groups.close(
                bench.count("select min(group_id) from file_group"), Bench.DAY, MOST_LINES, FileGroups.Fit.ALL);
        made.forEach(file -> {
            send(funds(file), file);
            life(funds(file), file);
        });
    }

    private List<String> funds(FileId file) {
        return bench.jdbc
                .sql("select fund_id from file_share where file_id = ? order by 1")
                .param(file.value())
                .query(String.class)
                .list();
    }

    private void month(String fund, int month) {
        List<FileId> files = new ArrayList<>();
        files.addAll(handIn(fund, 1 + random.nextInt(MEMBERS)));
        if (month % 6 == 0) {
            held.release(FundId.of(fund), SCHEME, Period.of("2569-%02d".formatted(month)))
                    .ifPresent(batch -> files.addAll(sent(fund, batch)));
            step(fund);
        }
        for (FileId file : files) {
            life(List.of(fund), file);
        }
        List<BatchId> again = officers.decide(fund, 3, () -> step(fund));
        again.forEach(batch -> checked(fund, batch).forEach(file -> life(List.of(fund), file)));
    }

    /** As intake does with a correcting batch: as many lines as were decided, of which it refuses now and then one, or the whole. */
    private List<FileId> checked(String fund, BatchId batch) {
        int refused = random.nextInt(8);
        if (refused > 0) {
            lines(fund, batch, refused);
        }
        bench.jdbc
                .sql("update batch set state = ?, period = '2569-11', receipt = '{}' where batch_id = ?")
                .params(refused > 0 ? "CHECKED" : "REFUSED", batch.value())
                .update();
        new Stores(DATABASE).carried().checked(batch);
        if (refused > 0) {
            bench.jdbc
                    .sql("insert into outbox (topic, subject) values ('dispatch', ?) on conflict do nothing")
                    .param(batch.value())
                    .update();
        }
        step(fund);
        return refused > 0 ? sent(fund, batch) : List.of();
    }

    private void lines(String fund, BatchId batch, int refused) {
        bench.jdbc
                .sql("""
                        select row_number() over (order by d.line_id) as line, l.own_period from decision_batch b join decision_line d on d.decision_id = b.decision_id
                            join line l on l.line_id = d.line_id join batch o on o.batch_id = l.batch_id
                        where b.batch_id = :batch and o.batch_id = (select corrects from batch where batch_id = :batch)
                        """)
                .param("batch", batch.value())
                .query((row, n) -> Map.entry(row.getInt(1), Optional.ofNullable(row.getString(2))))
                .list()
                .forEach(line -> {
                    if (line.getKey() == refused) {
                        bench.refusedLine(batch, fund, line.getKey());
                    } else {
                        bench.line(batch.value(), fund, line.getKey(), TOY, "WAITING", line.getValue());
                    }
                });
    }

    private List<FileId> handIn(String fund, int lines) {
        BatchId batch = bench.batch(fund, 0, TOY);
        for (int line = 1; line <= lines; line++) {
            bench.line(batch.value(), fund, line, TOY, "WAITING", own(line));
            count(fund, own(line).orElse(MONTH), 1);
        }
        step(fund);
        String other =
                List.of("HELD_IN_TRUST", "HELD_FOR_REVIEW", "HELD_IN_TRUST").get(random.nextInt(3));
        bench.line(batch.value(), fund, lines + 1, TOY, other, own(lines + 1));
        bench.jdbc
                .sql("insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line"
                        + " where batch_id = :batch and first_label = 'HELD_IN_TRUST'")
                .param("batch", batch.value())
                .update();
        count(fund, own(lines + 1).orElse(MONTH), 1);
        step(fund);
        return sent(fund, batch);
    }

    private static Optional<String> own(int line) {
        return List.of(Optional.<String>empty(), Optional.of("2569-09"), Optional.of("2569-10"))
                .get(line % 3);
    }

    private void count(String fund, String month, int lines) {
        handedIn.computeIfAbsent(fund, f -> new TreeMap<>()).merge(month, lines * 10_000L, Long::sum);
    }

    private List<FileId> sent(String fund, BatchId batch) {
        List<FileId> made = bench.files.freeze(batch, Bench.DAY);
        made.forEach(file -> send(List.of(fund), file));
        return made;
    }

    private void send(List<String> funds, FileId file) {
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        funds.forEach(this::step);
        Instant due = random.nextInt(4) == 0 ? Bench.NOW : Bench.DUE;
        bench.attempt(file, random.nextInt(12) == 0 ? new Outcome.Refused("no") : new Outcome.Delivered("ok"), due);
        funds.forEach(this::step);
    }

    /** Answers and credits in any order and number, some wrong, some twice, some never; labels after each, or later. */
    private void life(List<String> funds, FileId file) {
        int arrivals = random.nextInt(5);
        for (int i = 0; i < arrivals; i++) {
            if (random.nextBoolean()) {
                Answer answer = answer(file);
                bench.answers.answer(profile(file), Bench.arrived("answer " + answer.answerId()), answer);
            } else {
                bench.stated(credit(
                        "e" + ++entries,
                        baht(file),
                        "pay " + bench.reference(file).value()));
            }
            funds.forEach(this::step);
            if (random.nextInt(3) > 0) {
                bench.reconcileAll(Bench.NOW);
                funds.forEach(this::step);
            }
        }
    }

    private ProfileId profile(FileId file) {
        return ProfileId.of(bench.jdbc
                .sql("select agency || '/' || profile from agency_file where file_id = ?")
                .param(file.value())
                .query(String.class)
                .single());
    }

    private long baht(FileId file) {
        long whole = bench.count("select satang / 100 from agency_file where file_id = " + file.value());
        return random.nextInt(3) > 0 ? whole : Math.max(1, whole - 30 + random.nextInt(60));
    }

    private Answer answer(FileId file) {
        List<Answer.Line> lines = new ArrayList<>();
        bench.jdbc
                .sql(
                        "select fl.position, encode(l.person_hash, 'hex') as hash, fl.satang from file_line fl join line l using (line_id) where file_id = :id")
                .param("id", file.value())
                .query((row, n) -> line(row.getInt(1), people.get(row.getString(2)), row.getLong(3) / 100))
                .list()
                .forEach(one -> one.ifPresent(lines::add));
        Answer.Verdict verdict = random.nextInt(8) == 0 ? Answer.Verdict.FILE_REFUSED : Answer.Verdict.PROCESSED;
        List<Answer.Line> said = verdict == Answer.Verdict.PROCESSED ? lines : List.of();
        return new Answer(bench.reference(file), "Y" + ++entries, Bench.DAY, verdict, "", said);
    }

    private Optional<Answer.Line> line(int position, int person, long baht) {
        return switch (random.nextInt(10)) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of(
                        new Answer.Line(position, Bench.person(person), Answer.LineVerdict.REFUSED, Satang.ZERO, "R1"));
            case 2 -> Optional.of(booked(position, person, baht + 1));
            case 3 ->
                Optional.of(new Answer.Line(
                        position, Bench.person(person), Answer.LineVerdict.DUPLICATE, Satang.ZERO, "D1"));
            default -> Optional.of(booked(position, person, baht));
        };
    }

    private void step(String fund) {
        steps++;
        List<Posted> monthly = books.monthly(Bench.OPERATOR, FundId.of(fund), Months.ALL);
        Map<Account, Satang> whole = whole(monthly);
        assertThat(whole)
                .as("step %d, seed %d: months, and all together", steps, SEED)
                .isEqualTo(books.balances(Bench.OPERATOR, FundId.of(fund), Months.ALL).stream()
                        .collect(Collectors.toMap(Balance::account, Balance::satang)));
        monthly.stream()
                .collect(Collectors.groupingBy(Posted::period))
                .forEach((month, posted) -> month(fund, month.toString(), whole(posted)));
        handedIn.getOrDefault(fund, Map.of())
                .keySet()
                .forEach(month -> assertThat(monthly).extracting(Posted::period).contains(Period.of(month)));
        assertThat(sum(whole, Side.PASSING))
                .as("step %d, seed %d: on its way", steps, SEED)
                .isEqualTo(bench.jdbc
                        .sql(PASSING)
                        .param("fund", fund)
                        .query(Long.class)
                        .single());
    }

    private void month(String fund, String month, Map<Account, Satang> all) {
        long in = -sum(all, Side.IN);
        assertThat(in)
                .as("step %d, seed %d: handed in for %s", steps, SEED, month)
                .isEqualTo(handedIn.getOrDefault(fund, Map.of()).getOrDefault(month, 0L)
                        + bench.jdbc
                                .sql(MADE_GOOD)
                                .param("fund", fund)
                                .param("month", month)
                                .query(Long.class)
                                .single());
        assertThat(sum(all, Side.OUT) + sum(all, Side.OPEN) + sum(all, Side.PASSING))
                .as("step %d, seed %d: out and open of %s", steps, SEED, month)
                .isEqualTo(in);
    }

    private static Map<Account, Satang> whole(List<Posted> posted) {
        return posted.stream().collect(Collectors.toMap(Posted::account, Posted::satang, Satang::plus));
    }

    private static long sum(Map<Account, Satang> all, Side side) {
        return all.entrySet().stream()
                .filter(b -> b.getKey().side() == side)
                .mapToLong(b -> b.getValue().value())
                .reduce(0, Math::addExact);
    }
}
