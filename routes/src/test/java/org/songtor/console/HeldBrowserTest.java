package org.songtor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.port.HeldStore.Kind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Money held in trust on a phone: one officer proposes, another signs. */
@SpringBootTest(classes = ConsoleProgram.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class HeldBrowserTest extends BrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    HeldDouble held;

    @BeforeEach
    void empty() {
        held.empty();
    }

    @Test
    void a_release_by_hand_needs_the_chair_and_the_proposer_cannot_sign() {
        Page page = as("malee");
        tab(page, "/held");
        assertThat(page.locator("main")).containsText("12,000.00 บาท");
        assertThat(page.locator("main")).containsText("ส่งต่อเองในช่วง 1 ธ.ค. ถึง 31 ธ.ค.");
        assertThat(page.locator("svg.bar rect")).hasCount(4);
        look(page, "held");
        page.click("a.door");
        look(page, "held-members");
        page.fill("#reason", "ปิดบัญชี <b>ปลายปี</b>");
        page.click("form:has(#reason) button");
        assertThat(page).hasURL(base() + "/held/wiang/orders/1");
        assertThat(page.locator("main")).containsText("ต้องมีผู้ลงนามอีกอย่างน้อยหนึ่งคน");
        assertThat(page.locator("main")).containsText("<b>ปลายปี</b>");
        assertThat(page.locator("button:has-text('ลงนามเห็นชอบ')")).hasCount(0);
        assertThat(page.locator("main")).containsText("นางน้ำผึ้ง ใจดี (xxxxxxxxx0705)");
        look(page, "held-order");

        page = as("anong");
        page.navigate(base() + "/held/wiang/orders/1");
        look(page, "held-order-signs");
        page.click("button:has-text('ลงนามเห็นชอบ')");
        assertThat(page.locator(".notice")).containsText("ยังขาดลายมือชื่อประธาน");

        page = as("prasit");
        tab(page, "/held");
        page.click("a.card.row");
        page.click("button:has-text('ลงนามเห็นชอบ')");
        assertThat(page.locator(".chip")).hasText("ดำเนินการแล้ว");
        assertThat(page.locator("a[href$='/batches/6']")).hasText("B000006");
    }

    @Test
    void a_chair_whose_term_is_over_neither_proposes_nor_signs() {
        propose(as("malee"), "ปลายปี");
        Page page = as("former");
        page.navigate(base() + "/held/wiang/orders/1");
        assertThat(page.locator("button:has-text('ลงนามเห็นชอบ')")).hasCount(0);
        assertThat(page.evaluate("""
                        async () => {
                            const token = document.querySelector("input[name='_csrf']").value;
                            const of = path => fetch(path, {method: 'POST', body: new URLSearchParams({_csrf: token, kind: 'RELEASE', reason: 'x'})});
                            return [(await of('/held/wiang/orders/1/approve')).status, (await of('/held/wiang/nsf')).status];
                        }
                        """)).isEqualTo(List.of(403, 403));
        assertThat(held.order(MonthFixture.WIANG, 1).orElseThrow().approvals()).isEmpty();
        assertThat(held.proposals()).hasSize(1);
    }

    @Test
    void money_is_given_back_to_one_member_with_a_reason() {
        Page page = as("malee");
        page.navigate(base() + "/held/wiang/nsf");
        page.locator("main summary").first().click();
        page.fill("#reason-0", "ลาออก");
        page.locator("main details").first().locator("button").click();
        assertThat(page.locator("h1")).containsText("คืนเงินสมาชิก");
        assertThat(held.proposals()).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(Kind.RETURN);
            assertThat(p.memberNo()).isEqualTo(Optional.of("W001"));
            assertThat(p.officer()).isEqualTo("malee");
        });
        page.click("button:has-text('ถอนคำสั่งนี้')");
        assertThat(page.locator(".chip")).hasText("ถอนแล้ว");
    }

    @Test
    void what_an_open_order_names_is_not_promised_to_go_and_who_may_sign_sends_it_back_with_a_reason() {
        propose(as("malee"), "ปลายปี");
        Page page = as("prasit");
        page.navigate(base() + "/held");
        assertThat(page.locator("main")).not().containsText("ส่งต่อเองในช่วง");
        assertThat(page.locator(".notice")).containsText("เสนอโดย มาลี ใจดี (malee) เมื่อ 21 พ.ย. 2569");
        look(page, "held-tied");
        page.click(".notice a");
        page.click("summary:has-text('ส่งคืนคำสั่งนี้')");
        look(page, "held-order-back");
        page.fill("#back", "รอธันวาคม");
        page.click("button:has-text('ส่งคืนคำสั่งนี้')");
        assertThat(page.locator(".chip")).hasText("ส่งคืนแล้ว");
        assertThat(page.locator("main")).containsText("รอธันวาคม");
        page.navigate(base() + "/held");
        assertThat(page.locator("main")).containsText("ส่งต่อเองในช่วง");
        assertThat(page.locator("main")).containsText("คำสั่งที่ถูกส่งคืนหรือสิ้นสุดเอง");
        look(page, "held-sent-back");
    }

    @Test
    void above_every_tier_nobody_can_carry_it_out() {
        Page page = as("malee");
        propose(page, "above all");
        page = as("prasit");
        page.navigate(base() + "/held/wiang/orders/1");
        page.click("button:has-text('ลงนามเห็นชอบ')");
        assertThat(page.locator(".notice")).containsText("ต้องให้ที่ประชุมตัดสิน");
        assertThat(page.locator(".chip")).hasText("รอลงนาม");
    }

    @Test
    void what_is_not_held_any_more_is_not_proposed() {
        Page page = as("malee");
        propose(page, "nothing");
        assertThat(page.locator(".notice.bad")).containsText("เสนอไม่ได้");
    }

    @Test
    void a_stranger_to_the_fund_sees_nothing_of_it_and_an_operator_no_names() {
        propose(as("malee"), "x");
        Page page = as("somchai");
        for (String path : new String[] {"/held/wiang/nsf", "/held/wiang/orders/1"}) {
            Response answer = page.navigate(base() + path);
            assertThat(answer.status()).isEqualTo(404);
        }
        page = as("operator");
        page.navigate(base() + "/held/wiang/nsf");
        assertThat(page.locator("main")).not().containsText("แก้วใส");
        assertThat(page.navigate(base() + "/held/wiang/orders/1").status()).isEqualTo(404);
    }

    private void propose(Page page, String reason) {
        page.navigate(base() + "/held/wiang/nsf");
        page.fill("#reason", reason);
        page.click("form:has(#reason) button");
    }

    private Page as(String login) {
        Page page = open(PHONE, true);
        logIn(page, base(), login, login + "-secret");
        return page;
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static void look(Page page, String name) {
        fitsTheScreen(page);
        picture(page, page.viewportSize().width + "-" + name);
        anybodyCanUse(page);
    }
}
