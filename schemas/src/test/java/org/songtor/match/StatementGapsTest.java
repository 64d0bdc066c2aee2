package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songtor.model.Satang;

class StatementGapsTest {
    private static final KeptStatement MONDAY = of(1, 2, 1_000, 1_100);
    private static final KeptStatement TUESDAY = of(2, 3, 1_100, 1_350);
    private static final KeptStatement WEDNESDAY = of(3, 4, 1_350, 1_400);

    @Test
    void statements_that_follow_each_other_leave_nothing_out_whatever_came_first() {
        everyOrder(List.of(), MONDAY, TUESDAY, WEDNESDAY);
    }

    @Test
    void a_day_that_is_missing_is_between_the_two_beside_it_until_it_comes() {
        everyOrder(List.of("1-3: 250"), MONDAY, WEDNESDAY);
        assertThat(StatementGaps.of(List.of(WEDNESDAY, MONDAY)).get(0).apart()).isEqualTo(Satang.of(250));
    }

    @Test
    void what_fills_one_half_leaves_the_other() {
        KeptStatement friday = of(5, 6, 1_500, 1_600);
        everyOrder(List.of("1-3: 250", "3-5: 100"), MONDAY, WEDNESDAY, friday);
        everyOrder(List.of("1-5: 400"), MONDAY, friday);
    }

    @Test
    void statements_of_overlapping_days_belong_together_by_the_entries_they_both_tell() {
        KeptStatement noon = of(1, 2, 1_000, 1_050);
        KeptStatement evening = spanning(2, 2, 2, 1_000, 1_100, 3, 1L);
        KeptStatement month = spanning(9, 2, 30, 1_000, 2_000, 40, 1L, 2L, 4L);
        KeptStatement late = of(4, 20, 1_700, 1_800);
        everyOrder(List.of(), noon, evening, of(3, 3, 1_100, 1_200));
        everyOrder(List.of("2-4: 600"), noon, evening, late);
        everyOrder(List.of(), noon, evening, late, month);
    }

    @Test
    void two_downloads_of_one_day_that_do_not_meet_leave_the_afternoon_out() {
        everyOrder(List.of("1-2: 70"), of(1, 2, 1_000, 1_030), of(2, 2, 1_100, 1_200));
        everyOrder(List.of("2-3: 5"), of(1, 2, 1_000, 1_030), of(2, 2, 1_030, 1_035), of(3, 4, 1_040, 1_050));
    }

    @Test
    void a_balance_that_came_back_to_what_it_was_does_not_hide_what_lies_between() {
        KeptStatement back = of(4, 9, 1_100, 1_150);
        KeptStatement between = of(5, 6, 1_500, 1_600);
        everyOrder(List.of("1-5: 400", "5-4: -500"), MONDAY, between, back);
    }

    @Test
    void one_without_entries_tells_a_balance_and_belongs_to_whatever_day_has_it() {
        KeptStatement empty = empty(7, 3, 1_100);
        everyOrder(List.of(), MONDAY, empty, of(2, 4, 1_100, 1_200));
        everyOrder(List.of("1-7: 60"), MONDAY, empty(7, 3, 1_160));
        KeptStatement ofAnotherDay = empty(8, 1, 1_400);
        everyOrder(List.of(), MONDAY, TUESDAY, WEDNESDAY, ofAnotherDay);
    }

    @Test
    void an_account_that_is_emptied_each_night_says_nothing_by_its_balances() {
        everyOrder(List.of(), of(1, 2, 0, 0), of(2, 3, 0, 0), of(3, 9, 0, 0));
    }

    @Test
    void whatever_is_left_out_of_a_month_is_found_in_any_order() {
        Random random = new Random(2569);
        for (int round = 0; round < 200; round++) {
            List<KeptStatement> month = new ArrayList<>();
            Set<Integer> missing = new HashSet<>();
            long balance = 5_000;
            for (int day = 1; day <= 28; day++) {
                long closing = balance + 1 + random.nextInt(500);
                if (random.nextInt(4) > 0) {
                    month.add(of(day, day, balance, closing));
                } else {
                    missing.add(day);
                }
                balance = closing;
            }
            List<String> expected = new ArrayList<>();
            for (int i = 1; i < month.size(); i++) {
                KeptStatement before = month.get(i - 1);
                KeptStatement after = month.get(i);
                if (missing.contains((int) after.id() - 1)) {
                    expected.add(before.id() + "-" + after.id() + ": "
                            + (after.opening().value() - before.closing().value()));
                }
            }
            for (int again = 0; again < 5; again++) {
                Collections.shuffle(month, random);
                assertThat(said(month)).isEqualTo(expected);
            }
        }
    }

    private static void everyOrder(List<String> gaps, KeptStatement... statements) {
        permute(new ArrayList<>(List.of(statements)), 0, gaps);
    }

    private static void permute(List<KeptStatement> all, int from, List<String> gaps) {
        if (from == all.size()) {
            assertThat(said(all)).as(() -> all.toString()).isEqualTo(gaps);
        }
        for (int i = from; i < all.size(); i++) {
            Collections.swap(all, from, i);
            permute(all, from + 1, gaps);
            Collections.swap(all, from, i);
        }
    }

    private static List<String> said(List<KeptStatement> all) {
        return StatementGaps.of(all).stream()
                .map(gap -> gap.before().id() + "-" + gap.after().id() + ": "
                        + gap.apart().value())
                .toList();
    }

    private static KeptStatement of(long id, int day, long opening, long closing) {
        return spanning(id, day, day, opening, closing, 1);
    }

    private static KeptStatement empty(long id, int day, long balance) {
        return spanning(id, day, day, balance, balance, 0);
    }

    private static KeptStatement spanning(
            long id, int began, int dated, long opening, long closing, int entries, Long... overlaps) {
        return new KeptStatement(
                id,
                LocalDate.of(2026, 11, began),
                LocalDate.of(2026, 11, dated),
                Satang.of(opening),
                Satang.of(closing),
                entries,
                Stream.of(overlaps).collect(Collectors.toSet()));
    }
}
