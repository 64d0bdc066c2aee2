package org.songtor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The desk on a phone of 360 points, without JavaScript: one proposes, another signs, and both take it back. */
@SpringBootTest(classes = ConsoleProgram.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class ItemsBrowserTest extends BrowserTest {
    private static final int NARROW = 360;
    private static final String MISMATCH = "/items/" + (100 + Label.AMOUNT_MISMATCH.ordinal());
    private static final String BESIDE = "/items/" + (100 + ReviewDouble.ASKED_BESIDE.ordinal());
    private static final String REFUSED = "/items/" + (100 + Label.REFUSED_BY_AGENCY.ordinal());

    @LocalServerPort
    int port;

    @Autowired
    ReviewDouble desk;

    /** Other classes look at the same items. */
    @BeforeEach
    @AfterEach
    void empty() {
        desk.empty();
    }

    @Test
    void an_amount_is_accepted_by_two_people_and_taken_back_as_one_story() {
        Page page = as("malee");
        page.navigate(base() + MISMATCH);
        assertThat(page.locator(".four")).hasCount(1);
        assertThat(page.locator(".todo").first()).containsText("ส่วนต่างยังเป็นเงินของสมาชิก");
        fitsTheScreen(page);
        page.fill("details[open] input[name=reason]", "ยอดของ กอช. ถูก <b>จริง</b>");
        page.click("details[open] button");
        assertThat(page.locator("main")).containsText("เสนอแล้ว รอลงนาม");
        assertThat(page.locator("main")).containsText("คุณเป็นผู้เสนอ ต้องให้กรรมการคนอื่นลงนาม");
        assertThat(page.locator("main")).containsText("มาลี ใจดี (malee) · เหรัญญิก");
        assertThat(page.locator("button:has-text('ลงนามเห็นชอบ')")).hasCount(0);
        assertThat(page.locator("main")).containsText("<b>จริง</b>");
        fitsTheScreen(page);
        picture(page, NARROW + "-item-proposed");
        String token = page.locator("form[action$='/return'] input[name=_csrf]").getAttribute("value");
        assertThat(page.request()
                        .post(
                                base() + MISMATCH + "/decisions/1/approve",
                                RequestOptions.create()
                                        .setForm(com.microsoft.playwright.options.FormData.create()
                                                .set("_csrf", token)))
                        .status())
                .as("the proposer approving by hand")
                .isEqualTo(403);

        page = as("prasit");
        page.navigate(base() + MISMATCH);
        page.click("button:has-text('ลงนามเห็นชอบ')");
        assertThat(page.locator("main")).containsText("ดำเนินการตามมติแล้ว");
        page.click("summary:has-text('ยกเลิกมติ')");
        page.fill("form[action$='/undo'] input[name=reason]", "ผิดราย");
        page.click("form[action$='/undo'] button");

        page = as("malee");
        page.navigate(base() + MISMATCH);
        page.click("button:has-text('ลงนามเห็นชอบ')");
        assertThat(page.locator(".history")).containsText("เสนอยกเลิกมติ");
        assertThat(page.locator(".history")).containsText("ยกเลิกมติแล้ว");
        assertThat(page.locator("main")).containsText("เปิดใหม่");
        fitsTheScreen(page);
    }

    @Test
    void newer_evidence_opens_the_question_again_and_the_new_decision_says_that_it_takes_the_old_one_back() {
        Page page = decidedAndContradicted();
        assertThat(page.locator("main")).containsText("เปิดใหม่");
        accept(page, "90 ตามคำตอบใหม่");
        assertThat(page.locator("main")).containsText("ข้อเสนอนี้ยกเลิกมติเดิมที่หลักฐานใหม่ขัดแย้งไปพร้อมกัน");
        fitsTheScreen(page);
        picture(page, NARROW + "-item-supersedes");
        sign(as("prasit"));
        assertThat(desk.decision(new Viewer("test", Set.of(), true), 1).map(Decision::state))
                .contains(DecisionState.UNDONE);
    }

    @Test
    void a_decision_that_newer_evidence_contradicts_is_taken_back_by_two_people() {
        Page page = decidedAndContradicted();
        page.click("summary:has-text('ยกเลิกมติ')");
        page.fill("form[action$='/undo'] input[name=reason]", "หน่วยงานแก้ยอดแล้ว");
        page.click("form[action$='/undo'] button");
        assertThat(page.locator("button:has-text('ลงนามเห็นชอบ')")).hasCount(0);
        page = as("prasit");
        page.navigate(base() + MISMATCH);
        page.click("button:has-text('ลงนามเห็นชอบ')");
        assertThat(page.locator(".history")).containsText("ยกเลิกมติแล้ว");
        assertThat(page.locator("main")).containsText("เปิดใหม่");
    }

    /** What two people accepted, looked at after evidence came that speaks against it. */
    private Page decidedAndContradicted() {
        accept(as("malee"), "80 ตามหนังสือ");
        sign(as("prasit"));
        desk.contradict(1);
        Page page = as("malee");
        page.navigate(base() + MISMATCH);
        return page;
    }

    private void accept(Page page, String reason) {
        page.navigate(base() + MISMATCH);
        page.fill("details[open] input[name=reason]", reason);
        page.click("details[open] button");
    }

    private void sign(Page page) {
        page.navigate(base() + MISMATCH);
        page.click("button:has-text('ลงนามเห็นชอบ')");
        assertThat(page.locator("main")).containsText("ดำเนินการตามมติแล้ว");
    }

    @Test
    void what_was_asked_and_is_waited_for_is_ended_on_its_page_or_asked_no_more() {
        Page page = as("malee");
        paidBack(page);
        Page other = as("prasit");
        other.navigate(base() + BESIDE);
        other.click("button:has-text('ลงนามเห็นชอบ')");
        desk.contradict(1);
        page = as("malee");
        askedBeside(page);
        assertThat(page.locator("main")).containsText("ถ้าได้คำตอบก่อน ตัดสินใจได้เลยที่นี่");
        assertThat(page.locator("details[open] form[action$='/propose']")).hasCount(0);
        assertThat(page.locator("form[action$='/decisions/1/undo']")).hasCount(1);
        fitsTheScreen(page);
        picture(page, NARROW + "-item-waits");
        page.click("details:has(form[action$='/decisions/2/undo']) > summary");
        page.fill("form[action$='/decisions/2/undo'] input[name=reason]", "ถามผิดเรื่อง");
        page.click("form[action$='/decisions/2/undo'] button");
        assertThat(page.locator("main")).containsText("เปิดใหม่");
        assertThat(page.locator("main")).not().containsText("ถ้าได้คำตอบก่อน");

        askedBeside(page);
        paidBack(page);
        assertThat(page.locator("main")).containsText("เสนอแล้ว รอลงนาม");
    }

    private void askedBeside(Page page) {
        page.navigate(base() + BESIDE);
        page.fill("form:has(input[value=ASK_AGENCY]) input[name=until]", "2026-12-05");
        page.fill("form:has(input[value=ASK_AGENCY]) input[name=reason]", "เก็บรายการใด");
        page.click("form:has(input[value=ASK_AGENCY]) button");
    }

    private void paidBack(Page page) {
        page.navigate(base() + BESIDE);
        page.click("details:has(input[value=PAID_BACK]) > summary");
        page.fill("form:has(input[value=PAID_BACK]) input[name=reason]", "ได้หนังสือคืนเงินแล้ว");
        page.click("form:has(input[value=PAID_BACK]) button");
    }

    @Test
    void where_answers_disagree_one_of_their_amounts_is_chosen() {
        Page page = as("malee");
        page.navigate(base() + "/items/" + (100 + ReviewDouble.DISPUTED.ordinal()));
        page.click("summary:has-text('ยอมรับยอดของหน่วยงาน')");
        Locator form = page.locator("form:has(input[value=ACCEPT_AGENCY_AMOUNT])");
        assertThat(form.locator("fieldset")).containsText("คำตอบของหน่วยงานไม่ตรงกัน");
        assertThat(form.locator("input[name=satang]")).hasCount(2);
        fitsTheScreen(page);
        picture(page, NARROW + "-item-disputed");
        form.locator("input[value='9000']").check();
        form.locator("input[name=reason]").fill("กอช. แก้คำตอบแล้ว");
        form.locator("button").click();
        assertThat(desk.proposals)
                .singleElement()
                .satisfies(p -> assertThat(p.amount()).contains(Satang.ofBaht(90)));
    }

    @Test
    void a_mistyped_id_is_corrected_and_a_wrong_one_is_told() {
        Page page = as("malee");
        page.navigate(base() + REFUSED);
        assertThat(page.locator("details[open]")).containsText("ทะเบียนสมาชิกมีเลขลงท้าย 0017");
        resubmit(page, "1509900000018");
        assertThat(page.locator(".notice.bad")).containsText("เลขประจำตัวประชาชนไม่ถูกต้อง");
        String twelve = "150990000001";
        String right = twelve + org.songtor.model.NationalId.checkDigit(twelve);
        resubmit(page, right);
        assertThat(page.locator("main")).not().containsText(right);
        assertThat(desk.proposals).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(DecisionKind.RESUBMIT);
            assertThat(p.corrections().get(0).person().value()).isEqualTo(right);
        });
    }

    private static void resubmit(Page page, String id) {
        page.fill("details[open] input[name=person]", id);
        page.fill("details[open] input[name=reason]", "เลขสลับ");
        page.click("details[open] button");
    }

    @Test
    void notes_and_papers_are_kept_and_a_program_is_no_paper() {
        Page page = as("malee");
        page.navigate(base() + MISMATCH);
        page.fill("textarea", "โทรถามแล้ว");
        page.click("form[action$='/notes'] button");
        assertThat(page.locator("main")).containsText("โทรถามแล้ว");
        attach(page, "slip.pdf", "MZ program");
        assertThat(page.locator(".notice.bad")).containsText("แนบได้เฉพาะ PDF PNG และ JPG");
        attach(page, "slip.exe", "%PDF-1.7 slip");
        assertThat(page.locator("a[href*='/attachments/']")).hasText("slip.exe");
        var kept = page.request().get(base() + MISMATCH + "/attachments/1");
        assertThat(kept.headers().get("content-type")).isEqualTo("application/pdf");
        assertThat(kept.headers().get("content-disposition")).startsWith("attachment;");
        fitsTheScreen(page);
        page = as("somchai");
        assertThat(page.request().get(base() + MISMATCH + "/attachments/1").status())
                .as("another fund's treasurer")
                .isEqualTo(404);
    }

    private static void attach(Page page, String name, String content) {
        page.setInputFiles(
                "input[type=file]", new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8)));
        page.click("form[action$='/attachments'] button");
    }

    @Test
    void a_letter_to_the_agency_can_be_printed() {
        Page page = as("malee");
        page.navigate(base() + MISMATCH);
        page.click("summary:has-text('ถามหน่วยงานเป็นหนังสือ')");
        page.fill("form:has(input[value=ASK_AGENCY]) input[name=until]", "2026-12-05");
        page.fill("form:has(input[value=ASK_AGENCY]) input[name=reason]", "ทำไมลงบัญชี 80 บาท");
        page.click("form:has(input[value=ASK_AGENCY]) button");
        page.click("a[href*='/letters/']");
        assertThat(page.locator("h1")).hasText("หนังสือสอบถามรายการนำส่ง");
        assertThat(page.locator("main")).containsText("ST0000000127");
        assertThat(page.locator("main")).containsText("5 ธ.ค. 2569");
        assertThat(page.locator("main")).containsText("xxxxxxxxx0705");
        assertThat(page.locator("main td").last()).hasText("บันทึกแล้ว 00 80.00 บาท / 90.00 บาท");
        fitsTheScreen(page);
        picture(page, NARROW + "-letter");
    }

    @Test
    void the_list_is_filtered_and_every_page_can_be_read_by_everybody() {
        Page page = open(NARROW, true);
        logIn(page, base(), "malee", "malee-secret");
        page.navigate(base() + "/items");
        look(page, "items");
        page.click("main summary");
        page.selectOption("select[name=label]", "AMOUNT_MISMATCH");
        page.click("main form button");
        assertThat(page.locator("a.card.row")).hasCount(1);
        page.click("a.card.row");
        look(page, "item");
    }

    @Test
    void who_only_reads_has_no_form_and_a_stranger_no_page() {
        Page page = as("kanda");
        page.navigate(base() + MISMATCH);
        assertThat(page.locator("main")).containsText("คุณดูได้");
        assertThat(page.locator("form[action$='/propose']")).hasCount(0);
        assertThat(page.locator("form[action$='/notes']")).hasCount(1);
        page = as("operator");
        page.navigate(base() + MISMATCH);
        assertThat(page.locator("main form")).hasCount(0);
        page = as("somchai");
        Response answer = page.navigate(base() + MISMATCH);
        assertThat(answer.status()).isEqualTo(404);
    }

    private Page as(String login) {
        Page page = open(NARROW, false);
        logIn(page, base(), login, login + "-secret");
        return page;
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static void look(Page page, String name) {
        fitsTheScreen(page);
        picture(page, NARROW + "-" + name);
        anybodyCanUse(page);
    }
}
