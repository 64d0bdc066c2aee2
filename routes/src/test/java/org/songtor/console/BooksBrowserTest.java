package org.songtor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.songtor.port.Traces.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.util.HtmlUtils;

/** What a treasurer looks up on a small phone, without JavaScript: the meeting's report, who may lapse, and what became of some money. */
@SpringBootTest(classes = ConsoleProgram.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class BooksBrowserTest extends BrowserTest {
    private static final int SMALL_PHONE = 360;

    @LocalServerPort
    int port;

    @Autowired
    BooksDouble books;

    @Test
    void the_meetings_report_shows_each_period_its_total_and_that_it_adds_up() {
        Page page = as("malee", false);
        tab(page, "/meeting");
        assertThat(page.locator("main")).containsText("17,345.00 บาท");
        assertThat(page.locator("main")).containsText("กรกฎาคม 2569");
        assertThat(page.locator("main"))
                .containsText("ยอดคุม: เก็บได้ 17,345.00 บาท = คงค้าง 7,345.00 บาท + เงินถึงแล้ว 10,000.00 บาท");
        assertThat(page.locator("main")).containsText("ไม่นับรวมในส่งต่อแล้วและหน่วยงานรับแล้ว");
        fitsTheScreen(page);
        page.fill("#from", "2569-11");
        page.click("main form button");
        assertThat(page.locator("main")).not().containsText("กรกฎาคม 2569");
        assertThat(page.locator("main")).containsText("5,000.00 บาท");
        look("malee", "/meeting", "meeting");
    }

    @Test
    void the_workbook_of_the_report_holds_the_same_figures() throws Exception {
        Page page = as("malee", false);
        byte[] book = page.request()
                .get(base() + "/meeting.xlsx?fund=wiang&from=2569-07&until=2569-12")
                .body();
        StringBuilder parts = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            while (zip.getNextEntry() != null) {
                parts.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(HtmlUtils.htmlUnescape(parts.toString()))
                .contains("17345", "7345", "รายงานเงินนำส่งต่อที่ประชุม", "กรกฎาคม 2569");
    }

    @Test
    void a_member_near_the_end_of_cover_is_named_to_the_fund_and_not_to_an_operator() {
        Page page = as("malee", false);
        tab(page, "/lapses");
        assertThat(page.locator("main")).containsText("นายทดสอบ ดีงาม");
        assertThat(page.locator("main")).containsText("ขาดติดต่อกัน 2 งวด");
        assertThat(page.locator("main")).containsText("นางบุญมี แก้วใส");
        Locator unsure = page.locator("section:has-text('เงินที่ยังไม่มีหน่วยงานรับแน่นอน') > ol > li");
        assertThat(unsure).hasCount(2);
        assertThat(unsure.first()).containsText("2 รายการ · 200.00 บาท");
        assertThat(unsure.first()).containsText("นายทองดี ใจซื่อ");
        assertThat(unsure.first().locator(".todo")).hasCount(1);
        assertThat(unsure.last()).containsText("นางสมหญิง ใจดี");
        Locator over = page.locator("section:has-text('พ้นกำหนดของหน่วยงานแล้ว ยังไม่ได้ส่ง')");
        assertThat(over).containsText("ไม่ทันแล้ว");
        assertThat(over).containsText("นางทดสอบ รอส่ง0");
        assertThat(over).containsText("ยังมีอีก 2 รายการ");
        assertThat(over).not().containsText("อาจไม่ทัน");
        Locator held = page.locator("section:has-text('อาจไม่ทันกำหนดของหน่วยงาน')");
        assertThat(held).containsText("ผู้ดูแลระบบพักไฟล์นี้ไว้ตั้งแต่ 20 พ.ย. 2569 20:00 จะส่งเมื่อผู้ดูแลระบบปล่อย");
        assertThat(held).containsText("เหตุผล: เลขบัญชีของหน่วยงานเปลี่ยน");
        fitsTheScreen(page);
        look("malee", "/lapses", "lapses");
        page = as("operator", false);
        page.navigate(base() + "/lapses?fund=wiang");
        assertThat(page.locator("main")).not().containsText("รอส่ง0");
        assertThat(page.locator("main")).containsText("W007");
        assertThat(page.locator("main")).containsText("W002");
        assertThat(page.locator("main")).not().containsText("ดีงาม");
    }

    @Test
    void each_members_money_is_told_to_the_fund_by_name_and_to_an_operator_by_number() {
        Page page = as("malee", false);
        page.navigate(base() + "/meeting");
        page.click("a[href*='/members']");
        assertThat(page.locator("h1")).hasText("เงินของสมาชิก");
        assertThat(page.locator("li.row").first())
                .hasText("นางบุญมี แก้วใส W001 xxxxxxxxx0009 100.00 บาท ต้องตัดสิน เงินออม กอช.");
        assertThat(page.locator("main")).containsText("W050");
        assertThat(page.locator("main")).not().containsText("W051");
        fitsTheScreen(page);
        page.click("a[href*='leaf=2']");
        assertThat(page.locator("li.row")).hasCount(1);
        assertThat(page.locator("li.row")).containsText("150.00 บาท เงินถึงแล้ว");
        page.click("a[href*='leaf=1']");
        assertThat(page.locator("main")).containsText("W001");
        look("malee", "/members", "members");
        page = as("operator", false);
        page.navigate(base() + "/members?fund=wiang");
        assertThat(page.locator("main")).containsText("W001");
        assertThat(page.locator("main")).not().containsText("แก้วใส");
        assertThat(page.navigate(base() + "/members?fund=wiang&from=2569-13").status())
                .isEqualTo(400);
        String turned = "งวดแรกต้องไม่อยู่หลังงวดสุดท้าย สลับกันแล้วกดแสดงใหม่";
        for (String where : List.of("/members", "/meeting")) {
            assertThat(page.navigate(base() + where + "?fund=wiang&from=2569-12&until=2569-01")
                            .status())
                    .isEqualTo(400);
            assertThat(page.locator(".notice.bad")).hasText(turned);
            assertThat(page.locator("main")).not().containsText("งวดเหล่านี้ไม่มีเงิน");
        }
        assertThat(page.navigate(base() + "/members?fund=wiang&leaf=0").status())
                .isEqualTo(400);
    }

    @Test
    void an_id_that_is_looked_for_stands_in_no_address_and_on_no_page() {
        String id = "150990000001";
        String whole = id + org.songtor.model.NationalId.checkDigit(id);
        Page page = as("malee", false);
        tab(page, "/trace");
        page.fill("#what", whole);
        page.click("main form button");
        assertThat(page.locator("main")).containsText("กองทุนส่งชุดมา");
        assertThat(page.locator("main")).containsText("ส่งแล้ว รอหน่วยงานตอบ ไปเป็น หน่วยงานรับแล้ว รอเงินครบ");
        assertThat(page.locator("main")).containsText(BooksDouble.HASH);
        assertThat(page.locator("main")).containsText("มีมากกว่าที่แสดง");
        assertThat(page.url()).endsWith("/trace");
        assertThat(page.content()).doesNotContain(whole);
        fitsTheScreen(page);
        picture(page, "360-trace");
        assertThat(books.asked()).last().isInstanceOf(Subject.Person.class);
        page.fill("#what", whole.substring(0, 12) + (whole.charAt(12) == '0' ? '1' : '0'));
        page.click("main form button");
        assertThat(page.locator(".notice.bad")).containsText("ตรวจตัวเลขอีกครั้ง");
        assertThat(page.content()).doesNotContain(whole.substring(0, 12));
    }

    @Test
    void another_funds_treasurer_gets_nothing() {
        Page page = as("somchai", false);
        assertThat(page.navigate(base() + "/meeting?fund=wiang").status()).isEqualTo(404);
        assertThat(page.navigate(base() + "/lapses?fund=wiang").status()).isEqualTo(404);
        assertThat(page.navigate(base() + "/members?fund=wiang").status()).isEqualTo(404);
        assertThat(page.request()
                        .get(base() + "/meeting.pdf?fund=wiang&from=2569-07&until=2569-12")
                        .status())
                .isEqualTo(404);
        for (String wrong :
                List.of("from=2569-12&until=2569-01", "from=11/2569&until=2569-12", "from=2560-01&until=2569-12")) {
            assertThat(page.navigate(base() + "/meeting?fund=dokkhamtai&" + wrong)
                            .status())
                    .isEqualTo(400);
            assertThat(page.locator(".notice.bad")).containsText("งวดแรกต้องไม่อยู่หลังงวดสุดท้าย");
            assertThat(page.locator("#from")).hasValue(wrong.substring(5, wrong.indexOf('&')));
            assertThat(page.locator("#fund")).hasValue("dokkhamtai");
            assertThat(page.locator("a[href*='meeting.pdf']")).hasCount(0);
        }
        page.navigate(base() + "/trace");
        page.fill("#what", "W001");
        page.click("main form button");
        assertThat(page.locator("main")).containsText("ไม่พบเงินที่ตรงกับที่ถาม");
    }

    /** Axe needs JavaScript in the page. */
    private void look(String login, String path, String name) {
        Page page = as(login, true);
        page.navigate(base() + path);
        fitsTheScreen(page);
        picture(page, "360-" + name);
        anybodyCanUse(page);
    }

    private Page as(String login, boolean javaScript) {
        Page page = open(SMALL_PHONE, javaScript);
        logIn(page, base(), login, login + "-secret");
        return page;
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }
}
