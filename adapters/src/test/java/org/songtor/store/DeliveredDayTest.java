package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.arrived;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Taken;

/**
 * A day's true entries, of which many are alike, delivered as any sequence of the same statement again, longer ones, their rows in another order, and statements of
 * parts: what is kept is just what the statements told that were taken; the others are told to be refused.
 */
class DeliveredDayTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int HISTORIES = Integer.getInteger("day.histories", 8);
    private static final int STATEMENTS = 6;
    private static final List<String> WORDS = List.of("ฝากเงินสด", "ฝากเงินสด", "โอน ST0000000195", "โอน");

    private static int arrivals;

    private Bench bench;
    private String account;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    /** How forms name what has no reference that holds. */
    enum Form {
        NUMBERED,
        PLACED,
        BY_MINUTE,
        OF_A_MOMENT
    }

    /** @param satang below zero where it left @param minute of the day @param after the balance */
    private record Entry(long satang, String text, int minute, long after) {}

    private record Told(long satang, String text) {}

    @ParameterizedTest
    @EnumSource(Form.class)
    void what_is_kept_is_what_was_told(Form form) {
        int refused = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            refused += history(form, new Random(seed), false, seed);
        }
        if (form == Form.NUMBERED || form == Form.PLACED) {
            assertThat(refused).as("where only money came in, balances tell").isLessThan(HISTORIES / 4);
        }
    }

    @Test
    void what_is_kept_is_what_was_told_where_money_left_as_well() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            history(Form.NUMBERED, new Random(seed), true, seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void the_same_again_and_longer_ones_in_any_order_of_rows_are_all_taken(Form form) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            account = "6" + System.nanoTime();
            List<Entry> day = day(random, form == Form.NUMBERED && seed % 2 == 0);
            for (int told = 1; told <= day.size(); told++) {
                Statement statement = statement(form, "id" + random.nextInt(2), day, 0, told, random);
                assertThat(brought(statement)).isEqualTo(Taken.APPLIED);
                assertThat(brought(statement)).isEqualTo(Taken.APPLIED);
                assertThat(kept()).as(form + " " + seed).isEqualTo(counted(day.subList(0, told)));
            }
        }
    }

    private int history(Form form, Random random, boolean left, int seed) {
        account = "6" + System.nanoTime();
        List<Entry> day = day(random, left);
        BitSet taken = new BitSet();
        int refused = 0;
        for (int n = 0; n < STATEMENTS; n++) {
            int from = form == Form.OF_A_MOMENT || random.nextBoolean() ? 0 : random.nextInt(day.size());
            int until = from + 1 + random.nextInt(day.size() - from);
            String id = random.nextInt(3) == 0 ? "same" : "id" + n;
            if (brought(statement(form, id, day, from, until, random)) == Taken.APPLIED) {
                taken.set(from, until);
            } else {
                refused++;
            }
            List<Entry> told = taken.stream().mapToObj(day::get).toList();
            assertThat(kept()).as(form + " " + seed + " after " + n).isEqualTo(counted(told));
        }
        return refused;
    }

    private static List<Entry> day(Random random, boolean left) {
        List<Entry> day = new ArrayList<>();
        long balance = 100_000;
        int minute = 540;
        for (int n = 2 + random.nextInt(5); n > 0; n--) {
            boolean out = left && random.nextInt(3) == 0;
            long satang = out ? -(701 + random.nextInt(2)) : random.nextBoolean() ? 10_000 : 5_000;
            String text = out ? "ค่าธรรมเนียม" : WORDS.get(random.nextInt(WORDS.size()));
            balance += satang;
            minute += random.nextInt(2);
            day.add(new Entry(satang, text, minute, balance));
        }
        return day;
    }

    private Statement statement(Form form, String id, List<Entry> day, int from, int until, Random random) {
        List<Entry> rows = new ArrayList<>(day.subList(from, until));
        long closing = rows.get(rows.size() - 1).after();
        long opening = rows.get(0).after() - rows.get(0).satang();
        if (form != Form.BY_MINUTE && random.nextBoolean()) {
            Collections.shuffle(rows, random);
        }
        List<Statement.Credit> credits = new ArrayList<>();
        List<Statement.Debit> debits = new ArrayList<>();
        Map<String, Integer> moments = new HashMap<>();
        for (Entry row : rows) {
            int place = credits.size() + debits.size() + 1;
            if (row.satang() < 0) {
                debits.add(new Statement.Debit(name(form, row, place), DAY, Satang.of(-row.satang()), row.text()));
            } else if (form == Form.OF_A_MOMENT) {
                String moment = "20261121-0001-0002-" + row.minute();
                credits.add(Statement.Credit.ofMoment(
                        moment, moments.merge(moment, 1, Integer::sum), DAY, Satang.of(row.satang()), row.text()));
            } else {
                credits.add(new Statement.Credit(name(form, row, place), DAY, Satang.of(row.satang()), row.text()));
            }
        }
        return form == Form.OF_A_MOMENT
                ? Statement.ofPayments(id, account, DAY, credits)
                : new Statement(id, account, DAY, Satang.of(opening), Satang.of(closing), credits, debits);
    }

    private static String name(Form form, Entry row, int place) {
        return switch (form) {
            case NUMBERED -> DAY + "/" + place;
            case PLACED -> DAY + "-00001-" + place;
            case BY_MINUTE -> DAY + "T%02d%02d-%d".formatted(row.minute() / 60, row.minute() % 60, row.after());
            case OF_A_MOMENT -> throw new IllegalArgumentException();
        };
    }

    /** Each time in other bytes: the very same are known by themselves. */
    private Taken brought(Statement statement) {
        return bench.answers.statement(AgencyCode.of("toy"), arrived("day " + account + " " + ++arrivals), statement);
    }

    private Map<String, Integer> kept() {
        Map<String, Integer> kept = new TreeMap<>();
        bench.jdbc
                .sql("""
                        select satang, text from credit where account = :account
                        union all
                        select -satang, text from debit where account = :account
                        """)
                .param("account", account)
                .query(Told.class)
                .list()
                .forEach(e -> kept.merge(e.satang() + " " + e.text(), 1, Integer::sum));
        return kept;
    }

    private static Map<String, Integer> counted(List<Entry> entries) {
        Map<String, Integer> counted = new TreeMap<>();
        entries.forEach(e -> counted.merge(e.satang() + " " + e.text(), 1, Integer::sum));
        return counted;
    }
}
