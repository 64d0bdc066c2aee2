package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Month.NOVEMBER;
import static org.songtor.store.Month.WIANG;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.RosterStore.Payment;
import org.springframework.dao.DataAccessException;

class JdbcRosterStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private final Stores stores = new Stores(DATABASE);
    private final JdbcRosterStore rosters = stores.rosters();

    @BeforeAll
    static void theFundIsKnown() {
        new Stores(DATABASE).fund("wiang");
    }

    @Test
    void a_roster_replaces_the_one_before_and_comes_back_whole() {
        rosters.replace(WIANG, List.of(member("0001", 1), member("0002", 2)));
        rosters.replace(WIANG, List.of(member("0002", 2), member("0003", 3)));
        assertThat(active()).containsExactly(member("0002", 2), member("0003", 3));
    }

    @Test
    void a_roster_that_names_a_person_twice_changes_nothing_and_shows_no_number() {
        rosters.replace(WIANG, List.of(member("0001", 1)));
        assertThatThrownBy(() -> rosters.replace(WIANG, List.of(member("0008", 8), member("0009", 8))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("member_one_active_person")
                .extracting(JdbcRosterStoreTest::allMessages)
                .asString()
                .doesNotContain(Month.person(8).value());
        assertThat(active()).containsExactly(member("0001", 1));
    }

    @Test
    void an_unknown_fund_has_no_roster() {
        assertThatThrownBy(() -> rosters.replace(FundId.of("nobody"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void paid_are_waiting_and_held_lines_of_the_period_and_not_refused_ones() throws IOException {
        JdbcBatchStore batches = stores.batches();
        BatchId id = Month.claimed(batches, folder, "paid");
        batches.checked(
                id,
                Month.checked(
                        id,
                        List.of(
                                Month.line(1, 1, 100, Label.WAITING),
                                Month.line(2, 2, 100, Label.HELD_FOR_REVIEW),
                                Month.line(3, 3, 100, Label.REFUSED_AT_INTAKE)),
                        List.of()));
        SchemeCode nsf = SchemeCode.of("nsf");
        Satang paid = Satang.ofBaht(100);
        assertThat(payments(NOVEMBER))
                .containsExactly(
                        new Payment(Month.person(1), nsf, NOVEMBER, paid),
                        new Payment(Month.person(2), nsf, NOVEMBER, paid));
        assertThat(payments(Period.of("2569-12"))).isEmpty();
    }

    private List<Member> active() {
        List<Member> members = new ArrayList<>();
        rosters.active(WIANG, members::add);
        return members;
    }

    private List<Payment> payments(Period period) {
        List<Payment> payments = new ArrayList<>();
        rosters.payments(WIANG, period, period, payments::add);
        return payments;
    }

    private static String allMessages(Throwable e) {
        return e == null ? "" : e.getMessage() + allMessages(e.getCause());
    }

    private static Member member(String no, int person) {
        return Member.of(
                no,
                Month.person(person),
                new PersonName("นาย", "สมมุติ " + no, "ใจ\"ดี\\"),
                "เกษตรกร",
                Set.of(SchemeCode.of("nsf"), SchemeCode.of("taweerak")));
    }
}
