package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.Shares;
import org.songtor.port.FileStore.Frozen;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldViews.Ageing;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.HeldViews.MemberBalance;
import org.songtor.port.Viewer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Money held in trust from collecting to release and return. */
class JdbcHeldStoreTest extends TrustBench {

    @Test
    void s2_twelve_months_of_257_members_are_one_december_file_of_1200_each() throws IOException {
        for (int month = 1; month <= 12; month++) {
            collect("2569-%02d".formatted(month), 257);
        }
        assertThat(held.held(fund)).singleElement().satisfies(balance -> {
            assertThat(balance.lines()).isEqualTo(257 * 12);
            assertThat(balance.amount()).isEqualTo(Satang.ofBaht(308_400));
            assertThat(balance.periods()).hasSize(12);
        });
        BatchId release = held.release(fund, NSF, DECEMBER).orElseThrow();

        List<Frozen> files = stores.files().freeze(release, LocalDate.of(2026, 12, 3)).stream()
                .map(file -> stores.files().frozen(file).orElseThrow())
                .toList();
        assertThat(files).hasSize(1);
        assertThat(files.get(0).period()).isEqualTo(DECEMBER);
        assertThat(files.get(0).lines())
                .hasSize(257)
                .allSatisfy(line -> assertThat(line.amount()).isEqualTo(Satang.ofBaht(1_200)));
        assertThat(files.get(0).lines()).extracting(Document.Line::person).doesNotHaveDuplicates();
        assertThat(sum(files.get(0))).isEqualTo(Satang.ofBaht(308_400));
        assertThat(files.get(0).lines().get(0).shares()).contains(new Shares(Satang.ofBaht(720), Satang.ofBaht(480)));
        assertThat(stores.batches().receipt(release).orElseThrow().accepted().amount())
                .isEqualTo(Satang.ofBaht(308_400));
        assertThat(text("select channel || ' ' || source_name from batch where batch_id = " + release.value()))
                .isEqualTo("release release-2569-12");
        assertThat(held.release(fund, NSF, DECEMBER))
                .as("nothing is held any more")
                .isEmpty();
        assertThat(balance()).isEqualTo("308400.00 = 0.00 + 308400.00 + 0.00");
        assertThat(paid("2569-03")).as("a release pays nothing a second time").isEqualTo(257);
        assertThat(paid("2569-12")).isEqualTo(257);
    }

    @Test
    void a_held_line_reaches_no_file_and_asks_nobody() throws IOException {
        BatchId batch = collect("2569-01", 3);
        assertThat(stores.files().freeze(batch, LocalDate.of(2026, 1, 4))).isEmpty();
        assertThat(text("select count(*) from review_item where fund_id = '" + fund + "'"))
                .isEqualTo("0");
    }

    @Test
    void money_is_given_back_only_by_two_people() throws IOException {
        collect("2569-01", 2);
        collect("2569-02", 2);
        Order order = held.propose(fund, back("malee", "0001"));
        assertThat(order.amount()).isEqualTo(Satang.ofBaht(200));
        assertThat(order.members()).isEqualTo(1);
        assertThat(order.whose()).singleElement().satisfies(w -> {
            assertThat(w.name()).isNotBlank();
            assertThat(w.lastFour()).matches("[0-9]{4}");
        });
        assertThat(held.open(fund)).containsExactly(order);
        assertThatThrownBy(() -> held.execute(fund, order.id(), DECEMBER, "malee"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> held.approve(fund, order.id(), "malee", "chair"))
                .isInstanceOf(IllegalStateException.class);
        refused("insert into held_approval values (" + order.id() + ", 'malee', 'chair')", "by the proposer");

        assertThat(held.approve(fund, order.id(), "somchai", "chair").approvals())
                .hasSize(1);
        held.approve(fund, order.id(), "somchai", "chair");
        assertThat(held.execute(fund, order.id(), DECEMBER, "somchai")).isEmpty();

        assertThat(balance()).isEqualTo("400.00 = 200.00 + 0.00 + 200.00");
        assertThat(paid("2569-01")).as("what was given back is no payment").isEqualTo(1);
        assertThatThrownBy(() -> held.execute(fund, order.id(), DECEMBER, "somchai"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> held.propose(fund, back("malee", "0001")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(held.release(fund, NSF, DECEMBER)).isPresent();
        assertThat(balance()).isEqualTo("400.00 = 0.00 + 200.00 + 200.00");
    }

    @Test
    void what_is_under_an_order_is_not_released_until_it_is_withdrawn() throws IOException {
        collect("2569-01", 2);
        Order order = held.propose(fund, back("malee", "0001"));
        held.release(fund, NSF, DECEMBER);
        assertThat(balance()).isEqualTo("200.00 = 100.00 + 100.00 + 0.00");
        held.withdraw(fund, order.id(), "malee");
        assertThatThrownBy(() -> held.approve(fund, order.id(), "somchai", "chair"))
                .isInstanceOf(IllegalStateException.class);
        held.release(fund, NSF, DECEMBER);
        assertThat(balance()).isEqualTo("200.00 = 0.00 + 200.00 + 0.00");
    }

    @Test
    void the_schedule_is_nobodys_name() throws IOException {
        collect("2569-01", 1);
        assertThatThrownBy(() -> held.propose(fund, back("songtor", "0001")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_table_refuses_money_that_does_not_add_up() throws IOException {
        collect("2569-01", 2);
        Order order = held.propose(fund, back("malee", "0001"));
        String line = text("select line_id from held_order_line where order_id = " + order.id());
        String entry = "insert into held_entry (line_id, kind, satang, order_id) values (" + line + ", 'RETURNED', %d, "
                + order.id() + ")";
        refused(entry.formatted(9_999), "is not what was collected");
        refused(
                entry.formatted(10_000).replace("values (", "select v.* from generate_series(1, 2), lateral (values (")
                        + ") v",
                "held_entry_moved_once");
        refused(
                "insert into held_entry (line_id, kind, satang) values (" + line + ", 'COLLECTED', 10000)",
                "held_entry_collected_once");
        refused(entry.formatted(10_000), "leaves only as an order says");
        refused("update held_entry set satang = 1", "append-only");
        refused("update held_order set satang = 1 where order_id = " + order.id(), "what was proposed does not change");
        refused(
                "insert into held_entry (line_id, kind, satang, order_id, forwarded_by) select " + line
                        + ", 'FORWARDED', 10000, " + order.id() + ", " + line,
                "is not what was collected");
    }

    @Test
    void people_see_their_own_funds_balances_by_age_and_no_other() throws IOException {
        collect("2569-01", 2);
        JdbcHeldViews views = stores.heldViews();
        Viewer own = new Viewer("malee", Set.of(fund), false);
        FundBalance balance = views.balances(own).get(0);
        assertThat(balance.members()).isEqualTo(2);
        assertThat(balance.held()).isEqualTo(Satang.ofBaht(200));
        assertThat(balance.ageing()
                        .underThree()
                        .plus(balance.ageing().threeToFive())
                        .plus(balance.ageing().sixToEleven())
                        .plus(balance.ageing().twelveAndMore()))
                .isEqualTo(balance.held());
        List<MemberBalance> members = views.members(own, fund, NSF, 0, 10);
        assertThat(members).hasSize(2);
        assertThat(members.get(0).person()).isEqualTo(Month.person(1).masked());
        assertThat(members.get(0).memberNo()).contains("0001");
        Viewer stranger = new Viewer("x", Set.of(FundId.of("stranger")), false);
        assertThat(views.balances(stranger)).isEmpty();
        assertThat(views.members(stranger, fund, NSF, 0, 10)).isEmpty();
        Viewer operator = new Viewer("op", Set.of(), true);
        assertThat(views.members(operator, fund, NSF, 0, 1).get(0).name()).isEmpty();
    }

    @Test
    void a_member_whose_line_came_by_national_id_alone_is_found_on_the_roster_and_is_given_it_back()
            throws IOException {
        Member known = Member.of("M-1", Month.person(1), new PersonName("นาง", "สมมุติ", "ใจดี"), "", Set.of(NSF));
        stores.rosters().replace(fund, List.of(known));
        keep("2569-01", List.of(line(1, Optional.empty(), DAY), line(2, Optional.empty(), DAY)));
        List<MemberBalance> members =
                stores.heldViews().members(new Viewer("malee", Set.of(fund), false), fund, NSF, 0, 10);
        assertThat(members).extracting(MemberBalance::memberNo).containsExactly(Optional.of("M-1"), Optional.empty());
        assertThat(members.get(0).person()).isEqualTo(Month.person(1).masked());
        Order order = held.propose(fund, back("malee", "M-1"));
        assertThat(order.amount()).isEqualTo(Satang.ofBaht(100));
    }

    @Test
    void money_is_as_old_as_the_day_it_was_collected_not_the_day_it_was_handed_in() throws IOException {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Bangkok"));
        for (int months : new int[] {0, 3, 6, 12}) {
            collect("2569-%02d".formatted(months == 0 ? 1 : months), 1 + months, today.minusMonths(months));
        }
        FundBalance balance = stores.heldViews()
                .balances(new Viewer("malee", Set.of(fund), false))
                .get(0);
        assertThat(balance.ageing())
                .isEqualTo(
                        new Ageing(Satang.ofBaht(100), Satang.ofBaht(400), Satang.ofBaht(700), Satang.ofBaht(1_300)));
        assertThat(balance.members()).isEqualTo(13);
        List<MemberBalance> members =
                stores.heldViews().members(new Viewer("malee", Set.of(fund), false), fund, NSF, 0, 5);
        assertThat(members)
                .extracting(m -> m.memberNo().orElseThrow())
                .containsExactly("0001", "0002", "0003", "0004", "0005");
        assertThat(members.get(0).lines()).isEqualTo(4);
        assertThat(members.get(4).held()).isEqualTo(Satang.ofBaht(200));
        assertThat(stores.heldViews().members(new Viewer("malee", Set.of(fund), false), fund, NSF, 12, 5))
                .singleElement()
                .satisfies(last -> assertThat(last.ageing().twelveAndMore()).isEqualTo(last.held()));
    }

    private static Satang sum(Frozen file) {
        return file.lines().stream().map(Document.Line::amount).reduce(Satang.ZERO, Satang::plus);
    }

    private int paid(String period) {
        List<Object> paid = new ArrayList<>();
        stores.rosters().payments(fund, Period.of(period), Period.of(period), paid::add);
        return paid.size();
    }

    private String text(String sql) {
        return stores.jdbc().sql(sql).query(String.class).single();
    }

    private void refused(String sql, String why) {
        assertThatThrownBy(() -> stores.transactions()
                        .executeWithoutResult(status -> new JdbcTemplate(DATABASE.dataSource()).execute(sql)))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining(why);
    }
}
