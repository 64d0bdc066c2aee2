package org.songtor.cli.held;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songtor.desk.HeldDesk;
import org.songtor.desk.HeldDesk.Wish;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.State;
import org.songtor.review.DeskException;

/** Money held in trust by the command line over a real store. */
class HeldCommandTest extends TrustOffice {
    @Test
    void two_people_give_money_back_and_the_journal_is_as_by_the_page() {
        assertThat(run("malee", "list", "--members")).isZero();
        assertThat(said())
                .contains(
                        "held\twiang\tnsf\t500.00\tfree 500.00\ttied 0.00\t3 members\tgoes 12-01 to 12-31",
                        "month\twiang\tnsf\t2569-01\t200.00\tfree 200.00\ttied 0.00\t2 lines",
                        "month\twiang\tnsf\t2569-02\t300.00\tfree 300.00\ttied 0.00\t3 lines",
                        "member\twiang\tnsf\t0001\txxxxxxxxx00",
                        "\tนางสมมุติ ใจดี\t200.00\tfree 200.00\ttied 0.00")
                .doesNotContain("0000000000", "order\t");
        assertThat(run("malee", "propose", "RETURN", "nsf", "--member", "0001", "--reason", "ลาออก 1234567890123"))
                .isZero();
        assertThat(said())
                .contains(
                        "order\t1\tPROPOSED\tRETURN\tnsf\twiang\t200.00\t2 lines\tby malee\tลาออก",
                        "whose\tนางสมมุติ ใจดี\txxxxxxxxx",
                        "missing\tTOO_FEW, ต้องมีผู้ลงนามอีกอย่างน้อยหนึ่งคน · At least one more officer has to sign",
                        "-12-29",
                        "เสนอแล้ว รออีกคนหนึ่งอนุมัติ · proposed, waits for another person: held approve 1")
                .doesNotContain("1234567890123");
        assertThat(run("anong", "list")).isZero();
        assertThat(said())
                .contains(
                        "free 300.00\ttied 200.00",
                        "month\twiang\tnsf\t2569-02\t300.00\tfree 200.00\ttied 100.00",
                        "order\t1\tPROPOSED");
        assertThat(run("anong", "approve", "1")).isZero();
        assertThat(said())
                .contains("signed\tanong\tcommittee\t", "still missing: WITHOUT_THE_CHAIR, ยังขาดลายมือชื่อประธาน · ");
        assertThat(run("prasit", "approve", "1")).isZero();
        assertThat(said()).contains("order\t1\tDONE", "อนุมัติและดำเนินการแล้ว · approved and done");
        assertThat(journal(1))
                .containsExactly(
                        "held.proposed malee", "held.approved anong", "held.approved prasit", "held.done prasit");
        assertThat(run("malee", "show", "1")).isZero();
        assertThat(said()).contains("order\t1\tDONE", "ended\t", "\tprasit\t").doesNotContain("missing", "lapses");
    }

    @Test
    void who_decides_nothing_on_the_page_decides_nothing_by_command() {
        for (String who : List.of("kanda", "suda", "former", "wichai")) {
            String why = who.equals("former") ? "NOT_IN_OFFICE" : "NO_RIGHT";
            assertThat(refused(why, who, "propose", "RELEASE", "nsf", "--reason", "ปลายปี"))
                    .isEqualTo(1);
        }
        assertThat(run("malee", "propose", "RELEASE", "nsf", "--reason", "ปลายปี"))
                .isZero();
        for (String who : List.of("kanda", "suda", "former", "wichai", "somchai")) {
            String why = who.equals("former")
                    ? "NOT_IN_OFFICE"
                    : List.of("kanda", "suda").contains(who) ? "NO_RIGHT" : "NOT_FOUND";
            assertThat(refused(why, who, "approve", "1")).isEqualTo(1);
            assertThat(refused(why, who, "return", "1", "--reason", "x")).isEqualTo(1);
        }
        refused("NOT_IN_OFFICE", "former", "withdraw", "1");
        refused("NO_RIGHT", "prasit", "withdraw", "1");
        refused("OWN_PROPOSAL", "malee", "approve", "1");
        refused("OWN_PROPOSAL", "malee", "return", "1", "--reason", "x");
        refused("NOT_FOUND", "somchai", "show", "1");
        assertThat(run("somchai", "list")).isZero();
        assertThat(said()).as("another fund's").isEmpty();
        assertThat(run("wichai", "list", "--members")).isZero();
        assertThat(said()).contains("held\twiang\tnsf\t500.00").doesNotContain("สมมุติ", "order\t");
        assertThat(journal(1)).containsExactly("held.proposed malee");
    }

    @Test
    void what_is_sent_back_or_withdrawn_is_free_again_and_what_ended_is_not_decided_twice() {
        run("malee", "propose", "RELEASE", "nsf", "--reason", "ปลายปี");
        assertThat(refused("ORDER_OPEN", "prasit", "propose", "RETURN", "nsf", "--member", "0001", "--reason", "ลาออก"))
                .isEqualTo(1);
        refused("NOTHING_HELD", "prasit", "propose", "RETURN", "nsf", "--member", "0009", "--reason", "ลาออก");
        refused("INCOMPLETE", "prasit", "propose", "RETURN", "nsf", "--reason", "ลาออก");
        refused("INCOMPLETE", "prasit", "return", "1", "--reason", " ");
        assertThat(run("prasit", "return", "1", "--reason", "รอประชุม")).isZero();
        assertThat(said()).contains("order\t1\tSENT_BACK", "\tprasit\tรอประชุม", "ส่งคืนคำสั่งแล้ว · sent back");
        for (String[] late : new String[][] {{"prasit", "approve", "1"}, {"anong", "return", "1", "--reason", "x"}}) {
            assertThat(refused(
                            "OTHER_STATE",
                            late[0],
                            List.of(late).subList(1, late.length).toArray(String[]::new)))
                    .isEqualTo(1);
        }
        refused("OTHER_STATE", "malee", "withdraw", "1");
        assertThat(run("malee", "propose", "RELEASE", "nsf", "--reason", "อีกครั้ง"))
                .isZero();
        assertThat(run("malee", "withdraw", "2")).isZero();
        assertThat(said()).contains("order\t2\tWITHDRAWN", "ถอนคำสั่งแล้ว · withdrawn");
        assertThat(run("malee", "list")).isZero();
        assertThat(said())
                .contains("500.00\tfree 500.00\ttied 0.00", "order\t1\tSENT_BACK")
                .doesNotContain("order\t2");
        assertThat(journal(2)).containsExactly("held.proposed malee", "held.withdrawn malee");
        assertThat(run("malee", "propose", "RELEASE", "NSF!", "--reason", "x")).isEqualTo(2);
    }

    @Test
    void of_two_who_decide_at_once_one_does_and_the_other_is_told_that_it_has_changed() throws Exception {
        HeldDesk desk = office.the(HeldDesk.class);
        for (int i = 0; i < 10; i++) {
            long id = desk.propose(
                            WIANG,
                            new Wish(
                                    "malee",
                                    Kind.RETURN,
                                    SchemeCode.of("nsf"),
                                    Optional.of("000" + (i % 3 + 1)),
                                    "ลาออก"))
                    .id();
            List<String> ends = atOnce(
                    () -> desk.sendBack(WIANG, id, "prasit", "รอประชุม"),
                    () -> desk.sendBack(WIANG, id, "anong", "รอประชุม"),
                    () -> desk.withdraw(WIANG, id, "malee"));
            assertThat(ends).filteredOn(e -> e.equals("OTHER_STATE")).hasSize(2);
            assertThat(journal(id)).hasSize(2);
        }
        long id = desk.propose(WIANG, new Wish("malee", Kind.RELEASE, SchemeCode.of("nsf"), Optional.empty(), "ปลายปี"))
                .id();
        List<String> ends =
                atOnce(() -> desk.approve(WIANG, id, "prasit"), () -> desk.sendBack(WIANG, id, "anong", "รอประชุม"));
        assertThat(ends).filteredOn(e -> e.equals("OTHER_STATE")).hasSize(1);
        assertThat(desk.order(WIANG, id).state()).isIn(State.DONE, State.SENT_BACK);
    }

    @SafeVarargs
    private static List<String> atOnce(Callable<Order>... steps) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(steps.length);
        ExecutorService people = Executors.newFixedThreadPool(steps.length);
        try {
            List<Future<String>> ends = new ArrayList<>();
            for (Callable<Order> step : steps) {
                ends.add(people.submit(() -> {
                    gate.await();
                    try {
                        return step.call().state().name();
                    } catch (DeskException e) {
                        return e.why().name();
                    }
                }));
            }
            List<String> said = new ArrayList<>();
            for (Future<String> end : ends) {
                said.add(end.get());
            }
            return said;
        } finally {
            people.shutdownNow();
        }
    }
}
