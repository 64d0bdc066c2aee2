package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.flow.HandClock;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.Proposal;
import org.songtor.port.HeldStore.State;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Orders about money held in trust: who may do what about them, as at the desk, and what is said of money that waits for one. */
class OrderPagesTest extends ConsoleVisits {
    private static final String MONEY = "/held/wiang/nsf";
    private static final String ORDER = "/held/wiang/orders/1";
    private static final String SIGN = "ลงนามเห็นชอบ";
    private static final String BACK = "ส่งคืนคำสั่งนี้";

    @Autowired
    HeldDouble held;

    @Autowired
    HandClock clock;

    @BeforeEach
    @AfterEach
    void nothingOrdered() {
        held.empty();
        clock.back(ConsoleProgram.NOW);
    }

    private void proposed(Kind kind, String by) {
        held.propose(
                MonthFixture.WIANG,
                new Proposal(
                        kind,
                        HeldDouble.NSF,
                        kind == Kind.RETURN ? Optional.of("W001") : Optional.empty(),
                        by,
                        "ปลายปี"));
    }

    private Order order() {
        return held.order(MonthFixture.WIANG, 1).orElseThrow();
    }

    private MockHttpServletResponse sent(String login, MockHttpServletRequestBuilder request) throws Exception {
        return answer(login, request.with(csrf()));
    }

    private MockHttpServletResponse proposes(String login) throws Exception {
        return sent(login, post(MONEY).param("kind", "RELEASE").param("reason", "ปลายปี"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kanda", "suda", "former", "operator"})
    void who_decides_nothing_at_the_desk_neither_proposes_nor_signs_nor_sends_back(String login) throws Exception {
        assertThat(proposes(login).getStatus()).isEqualTo(403);
        assertThat(page(login, get(MONEY))).doesNotContain("เสนอ รอผู้อื่นลงนาม");
        proposed(Kind.RELEASE, "malee");
        for (String step : new String[] {"/approve", "/return?reason=x"}) {
            assertThat(sent(login, post(ORDER + step)).getStatus()).isIn(403, 404);
        }
        assertThat(order().state()).isEqualTo(State.PROPOSED);
        assertThat(order().approvals()).isEmpty();
        if (!login.equals("operator")) {
            assertThat(page(login, get(ORDER))).doesNotContain(SIGN, BACK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"malee", "prasit", "anong"})
    void treasurer_chair_and_committee_propose(String login) throws Exception {
        assertThat(page(login, get(MONEY))).contains("เสนอ รอผู้อื่นลงนาม");
        assertThat(proposes(login).getRedirectedUrl()).isEqualTo(ORDER);
        assertThat(order().proposedBy()).isEqualTo(login);
    }

    @Test
    void a_collectors_proposal_of_before_counts_for_nobody() throws Exception {
        proposed(Kind.RELEASE, "kanda");
        sent("prasit", post(ORDER + "/approve"));
        assertThat(order().state()).as("the chair alone").isEqualTo(State.PROPOSED);
        assertThat(page("prasit", get(ORDER))).contains("ต้องมีผู้ลงนามอีกอย่างน้อยหนึ่งคน");
        sent("malee", post(ORDER + "/approve"));
        assertThat(order().state()).isEqualTo(State.DONE);
    }

    @Test
    void whoever_may_sign_sends_back_what_a_proposer_of_no_office_left_and_says_why() throws Exception {
        proposed(Kind.RETURN, "nobody");
        assertThat(sent("prasit", post(ORDER + "/withdraw")).getStatus()).isEqualTo(403);
        assertThat(page("prasit", get(ORDER))).contains(BACK);
        for (String why : new String[] {"", "  ", "ก".repeat(201)}) {
            assertThat(sent("prasit", post(ORDER + "/return").param("reason", why))
                            .getRedirectedUrl())
                    .isEqualTo(ORDER + "?problem=REASON");
        }
        assertThat(page("prasit", get(ORDER + "?problem=REASON"))).contains("กรุณาใส่เหตุผล");
        assertThat(order().state()).isEqualTo(State.PROPOSED);
        sent("prasit", post(ORDER + "/return").param("reason", "ไม่มีผู้เสนอแล้ว 1234567890123"));
        assertThat(order().state()).isEqualTo(State.SENT_BACK);
        assertThat(main(page("malee", get(ORDER))))
                .contains("ส่งคืนแล้ว", "ประสิทธิ์ ตั้งใจ (prasit)", "ไม่มีผู้เสนอแล้ว")
                .doesNotContain("1234567890123", SIGN, BACK + "</");
        assertThat(main(page("malee", get("/held")))).contains("คำสั่งที่ถูกส่งคืนหรือสิ้นสุดเอง", "ไม่มีผู้เสนอแล้ว");
    }

    @Test
    void the_proposer_withdraws_and_does_not_send_back() throws Exception {
        proposed(Kind.RETURN, "malee");
        assertThat(sent("malee", post(ORDER + "/return").param("reason", "x")).getStatus())
                .isEqualTo(403);
        assertThat(page("malee", get(ORDER))).contains("ถอนคำสั่งนี้").doesNotContain(BACK);
    }

    @Test
    void money_that_waits_for_an_order_is_not_promised_to_go() throws Exception {
        assertThat(main(page("malee", get("/held"))))
                .contains("ส่งต่อเองในช่วง 1 ธ.ค. ถึง 31 ธ.ค.")
                .doesNotContain("ยังไม่ส่งต่อเอง");
        proposed(Kind.RETURN, "malee");
        for (String path : new String[] {"/held", MONEY}) {
            assertThat(main(page("prasit", get(path))))
                    .contains(
                            "ส่วนที่ไม่มีคำสั่ง 6,000.00 บาท ส่งต่อเองในช่วง 1 ธ.ค. ถึง 31 ธ.ค.",
                            "ในนี้ 6,000.00 บาท ยังไม่ส่งต่อเอง",
                            "เสนอโดย มาลี ใจดี (malee) เมื่อ 21 พ.ย. 2569",
                            "ถ้าลงนามไม่ครบก่อนวันที่ 29 ธ.ค. 2569 คำสั่งสิ้นสุดเอง")
                    .doesNotContain(">ส่งต่อเองในช่วง");
        }
        assertThat(main(page("operator", get("/held"))))
                .contains("ในนี้ 6,000.00 บาท ยังไม่ส่งต่อเอง")
                .doesNotContain("malee");
        assertThat(main(page("prasit", get(MONEY)))).contains("ในนี้ 6,000.00 บาท รอคำสั่งที่ยังลงนามไม่ครบ");
        assertThat(main(page("prasit", get(ORDER)))).contains("ก่อนวันที่ 29 ธ.ค. 2569");
        held.lapse(MonthFixture.WIANG, HeldDouble.NSF);
        assertThat(main(page("prasit", get(ORDER))))
                .contains("สิ้นสุดเอง ลงนามไม่ครบ")
                .doesNotContain("29 ธ.ค.", SIGN);
    }

    @Test
    void in_the_windows_last_days_an_order_has_an_hour() throws Exception {
        proposed(Kind.RETURN, "malee");
        clock.back(Instant.parse("2026-12-29T01:00:00Z"));
        for (String path : new String[] {"/held", ORDER}) {
            assertThat(main(page("malee", get(path))))
                    .contains("ถ้าลงนามไม่ครบภายในหนึ่งชั่วโมง")
                    .doesNotContain("ก่อนวันที่");
        }
        clock.back(Instant.parse("2027-01-01T01:00:00Z"));
        assertThat(main(page("malee", get(ORDER)))).contains("ก่อนวันที่ 29 ธ.ค. 2570");
    }

    @Test
    void who_orders_what_is_ordered_already_is_told_whose_order_is_open() throws Exception {
        proposed(Kind.RELEASE, "malee");
        MockHttpServletResponse again = proposes("prasit");
        assertThat(again.getRedirectedUrl()).isEqualTo(MONEY + "?problem=OPEN&order=1");
        assertThat(main(page("prasit", get(MONEY + "?problem=OPEN&order=1"))))
                .contains("มีคำสั่งของ มาลี ใจดี (malee) ที่เสนอเมื่อ 21 พ.ย. 2569", "href=\"/held/wiang/orders/1\"")
                .doesNotContain("ไม่ได้ถือไว้แล้ว");
        sent("malee", post(ORDER + "/withdraw"));
        assertThat(main(page("prasit", get(MONEY + "?problem=OPEN&order=1")))).contains("ตอนนี้คำสั่งนั้นจบแล้ว");
        assertThat(sent("prasit", post(MONEY).param("kind", "RELEASE").param("reason", "nothing"))
                        .getRedirectedUrl())
                .isEqualTo(MONEY + "?problem=GONE");
        assertThat(sent("prasit", post(MONEY).param("kind", "RELEASE")).getRedirectedUrl())
                .isEqualTo(MONEY + "?problem=REASON");
    }
}
