package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.songtor.store.Month.NOVEMBER;
import static org.songtor.store.Month.WIANG;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.RosterStore.Change;
import org.songtor.port.RosterStore.Merged;
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
                .rootCause()
                .hasMessageContaining("member_one_active_person")
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
                .contains(
                        new Payment(Month.person(1), nsf, NOVEMBER, paid),
                        new Payment(Month.person(2), nsf, NOVEMBER, paid));
        assertThat(payments(Period.of("2569-12"))).isEmpty();
    }

    @Test
    void merging_adds_completes_and_changes_and_ends_nobody() {
        FundId fund = fund("merge");
        rosters.replace(fund, List.of(ledger("0001"), member("0002", 12), member("0003", 13)));
        Merged merged =
                rosters.merge(fund, List.of(member("0001", 11), member("0003", 13), member("0004", 14)), "malee");
        assertThat(merged).isEqualTo(new Merged(1, 0, 1, 1, List.of()));
        assertThat(rosters.member(fund, "0001").orElseThrow().person()).contains(Month.person(11));
        assertThat(rosters.member(fund, "0002")).isPresent();
        assertThat(rosters.history(fund, "0001"))
                .extracting(Change::actor, Change::what)
                .contains(tuple("malee", "id completed"), tuple("songtor", "added"));
        assertThat(rosters.history(fund, "0003")).hasSize(1);
        assertThat(rosters.history(fund, "0001").toString())
                .doesNotContain(Month.person(11).value());
    }

    @Test
    void another_id_than_the_one_on_record_or_that_of_another_member_is_told_and_changes_nothing() {
        FundId fund = fund("conflict");
        rosters.replace(fund, List.of(member("0001", 21), member("0002", 22)));
        Merged merged = rosters.merge(
                fund, List.of(member("0001", 29), member("0003", 22), member("0004", 24), member("0005", 24)), "malee");
        assertThat(merged.conflicts()).containsExactly("0001", "0003", "0005");
        assertThat(rosters.member(fund, "0001").orElseThrow().person()).contains(Month.person(21));
        assertThat(rosters.member(fund, "0003")).isEmpty();
        assertThat(rosters.history(fund, "0001")).hasSize(1);
    }

    @Test
    void what_a_merge_leaves_out_stays_and_what_it_says_is_kept_whole() {
        FundId fund = fund("whole");
        Member full = new Member(
                "G1",
                Member.Kind.GROUP,
                Optional.empty(),
                new PersonName("", "กลุ่มทอผ้า", ""),
                "ทอผ้า",
                Optional.of(LocalDate.of(1980, 2, 29)),
                Map.of(
                        SchemeCode.of("nsf"),
                        new Member.Enrolment(LocalDate.of(2020, 1, 1), Optional.of(LocalDate.of(2026, 12, 31)))),
                Map.of(AgencyCode.of("nsf"), "A-\"1\""));
        rosters.merge(fund, List.of(full), "malee");
        assertThat(rosters.member(fund, "G1")).contains(full);
        Member little = new Member(
                "G1",
                Member.Kind.GROUP,
                Optional.empty(),
                new PersonName("", "", ""),
                "",
                Optional.empty(),
                Map.of(),
                Map.of(AgencyCode.of("sso"), "S-2"));
        assertThat(rosters.merge(fund, List.of(little), "malee").changed()).isOne();
        Member after = rosters.member(fund, "G1").orElseThrow();
        assertThat(after.references()).containsOnlyKeys(AgencyCode.of("nsf"), AgencyCode.of("sso"));
        assertThat(after.name()).isEqualTo(full.name());
        assertThat(after.enrolments()).isEqualTo(full.enrolments());
        assertThat(after.birthDate()).isEqualTo(full.birthDate());
        assertThat(rosters.history(fund, "G1").get(0).what()).isEqualTo("number at sso:  -> S-2");
    }

    @Test
    void who_ended_stays_in_the_history_and_two_may_change_ids() {
        FundId fund = fund("ended");
        rosters.replace(fund, List.of(member("0001", 31), member("0002", 32), member("0003", 33)));
        rosters.replace(fund, List.of(member("0001", 32), member("0002", 31)));
        assertThat(rosters.member(fund, "0001").orElseThrow().person()).contains(Month.person(32));
        assertThat(rosters.member(fund, "0003")).isEmpty();
        assertThat(rosters.history(fund, "0003")).extracting(Change::what).containsExactly("ended", "added");
        rosters.replace(fund, List.of(member("0001", 32), member("0002", 31), member("0009", 33)));
        assertThat(rosters.member(fund, "0009").orElseThrow().person()).contains(Month.person(33));
        assertThatThrownBy(() -> rosters.replace(fund, List.of(member("0001", 1), member("0001", 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void payments_elsewhere_are_those_of_other_funds_in_the_year_of_the_persons_asked_about() throws IOException {
        FundId other = fund("elsewhere");
        JdbcBatchStore batches = stores.batches();
        BatchId id = Month.claimed(batches, folder, "other fund's question");
        batches.checked(
                id,
                Month.checked(
                        id,
                        List.of(
                                Month.line(1, 51, 100, Label.WAITING),
                                Month.line(2, 52, 200, Label.HELD_IN_TRUST),
                                Month.line(3, 53, 300, Label.REFUSED_AT_INTAKE),
                                Month.line(4, 54, 400, Label.WAITING)),
                        List.of()));
        List<NationalId> asked =
                List.of(Month.person(51), Month.person(52), Month.person(52), Month.person(53), Month.person(99));
        List<Payment> found = new ArrayList<>();
        rosters.elsewhere(other, Period.of("2569-01"), asked, found::add);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        new Payment(Month.person(51), SchemeCode.of("nsf"), NOVEMBER, Satang.ofBaht(100)),
                        new Payment(Month.person(52), SchemeCode.of("nsf"), NOVEMBER, Satang.ofBaht(200)));
        found.clear();
        rosters.elsewhere(WIANG, NOVEMBER, asked, found::add);
        assertThat(found).as("its own are not elsewhere").isEmpty();
        rosters.elsewhere(other, Period.of("2570-01"), asked, found::add);
        assertThat(found).isEmpty();
    }

    private FundId fund(String id) {
        stores.fund(id);
        return FundId.of(id);
    }

    private static Member ledger(String no) {
        return new Member(
                no,
                Member.Kind.INDIVIDUAL,
                Optional.empty(),
                member(no, 1).name(),
                "เกษตรกร",
                Optional.empty(),
                member(no, 1).enrolments(),
                Map.of());
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
