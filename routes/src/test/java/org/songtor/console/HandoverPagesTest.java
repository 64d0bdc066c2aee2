package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** One file from ready to handed over, and one answer brought back: the tests go in the order of the day. */
@SpringBootTest(
        classes = ConsoleProgram.class,
        properties = {
            "spring.application.name=handover",
            "songtor.agencies.nsf.profiles[collection].channel=manual",
            "songtor.agencies.nsf.profiles[collection].address=counter:nsf"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandoverPagesTest extends ConsoleVisits {
    /** A browser says how long its form is; the double does only where it has a body. */
    private static final byte[] LENGTH = new byte[100];

    private static final MockMultipartFile PAPER =
            new MockMultipartFile("receipt", "paper.exe", "text/html", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));

    @Autowired
    HandoverDouble store;

    @Autowired
    DeliveryDouble desk;

    @Test
    @Order(1)
    void only_operators_see_files_to_be_carried_and_nobody_says_sent_of_them() throws Exception {
        for (String other : new String[] {"malee", "prasit", "kanda"}) {
            assertThat(answer(other, get("/handover")).getStatus()).isEqualTo(403);
            assertThat(answer(other, post("/handover/1/export").with(csrf())).getStatus())
                    .isEqualTo(403);
        }
        assertThat(page("operator"))
                .contains("พร้อมให้นำออกไปส่ง", "/handover/1/export", "300.00", "F000001")
                .doesNotContain("/handover/1/said", "ส่งแล้ว", "??");
        assertThat(answer("operator", get("/handover").cookie(new Cookie("songtor-lang", "en")))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("Ready to be taken out")
                .doesNotContain(">Sent", "??");
    }

    @Test
    @Order(1)
    void a_held_file_is_not_offered_and_says_who_holds_it() throws Exception {
        store.held = Optional.of("wichai: รอกองทุนยืนยัน");
        try {
            assertThat(page("operator"))
                    .contains("พักไว้ ยังนำออกไม่ได้", "wichai: รอกองทุนยืนยัน", "/delivery")
                    .doesNotContain("/handover/1/export", "พร้อมให้นำออกไปส่ง", "??");
        } finally {
            store.held = Optional.empty();
        }
    }

    @Test
    @Order(2)
    void a_file_that_was_taken_out_is_being_carried() throws Exception {
        MockHttpServletResponse zip =
                answer("operator", post("/handover/1/export").with(csrf()));
        assertThat(zip.getStatus()).isEqualTo(200);
        assertThat(zip.getHeader("Content-Disposition")).contains("attachment", "NSF-1.txt.zip");
        assertThat(zip.getContentAsByteArray()).startsWith('P', 'K');
        assertThat(page("operator"))
                .contains("กำลังถือไปส่ง", "/handover/1/said")
                .doesNotContain("ส่งแล้ว<");
        MockHttpServletResponse early = again("หาย");
        assertThat(early.getStatus()).isEqualTo(409);
        assertThat(early.getContentAsString(StandardCharsets.UTF_8))
                .contains("ไฟล์นี้ไม่ได้มีผู้ถือไปส่ง", "/handover/1/said");
    }

    @Test
    @Order(3)
    void what_one_says_another_approves_and_a_paper_is_shown_as_what_it_is() throws Exception {
        assertThat(said("2026-13-40").getRedirectedUrl()).isEqualTo("/handover?told=receipt");
        assertThat(said("2026-11-20").getRedirectedUrl())
                .as("before it was taken out")
                .isEqualTo("/handover?told=day");
        assertThat(answer("operator", get("/handover?told=day")).getContentAsString(StandardCharsets.UTF_8))
                .contains("วันที่ส่งมอบต้องเป็นวันตั้งแต่วันที่นำไฟล์ออกถึงวันนี้");
        assertThat(store.handedOn()).isEmpty();
        assertThat(said("2026-11-21").getRedirectedUrl()).isEqualTo("/handover?told=said");
        assertThat(store.handedOn()).contains(LocalDate.of(2026, 11, 21));
        assertThat(page("operator"))
                .contains("รอผู้ดูแลระบบอีกคนหนึ่งอนุมัติ")
                .doesNotContain("/handover/claims/9/approve");
        assertThat(answer("operator", post("/handover/claims/9/approve").with(csrf()))
                        .getRedirectedUrl())
                .isEqualTo("/handover?told=refused");
        MockHttpServletResponse paper = answer("deputy", get("/handover/claims/9/receipt"));
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(paper.getHeader("Content-Disposition")).contains("attachment");
        assertThat(page("deputy")).contains("/handover/claims/9/approve");
        assertThat(answer("deputy", post("/handover/claims/9/approve").with(csrf()))
                        .getRedirectedUrl())
                .isEqualTo("/handover?told=approved");
        assertThat(page("operator")).contains("สองคนยืนยัน").doesNotContain("/handover/1/export");
    }

    @Test
    @Order(5)
    void what_was_lost_is_carried_once_more_by_two_people_and_its_history_stays() throws Exception {
        assertThat(again("  ").getRedirectedUrl()).isEqualTo("/handover?told=reason");
        assertThat(page("operator")).contains("/handover/1/again");
        assertThat(answer(
                                "malee",
                                post("/handover/1/again").param("reason", "x").with(csrf()))
                        .getStatus())
                .isEqualTo(403);
        assertThat(again("ผู้ถือทำหาย <b>").getRedirectedUrl()).isEqualTo("/handover?told=proposed");
        desk.proposals.add(store.proposed());
        assertThat(again("น้ำท่วม").getRedirectedUrl())
                .as("one proposal a file: the second reason is not dropped in silence")
                .isEqualTo("/handover?told=already");
        assertThat(answer("operator", get("/handover?told=already")).getContentAsString(StandardCharsets.UTF_8))
                .contains("เหตุผลที่กรอกครั้งนี้ไม่ได้เก็บไว้", "ผู้ถือทำหาย")
                .doesNotContain("น้ำท่วม", "??");
        assertThat(page("operator"))
                .contains("รอผู้ดูแลระบบอีกคนหนึ่งอนุมัติ", "ผู้ถือทำหาย &lt;b&gt;", "/handover/again/1/withdraw")
                .doesNotContain("/handover/again/1/approve", "/handover/1/again");
        MockHttpServletResponse own =
                answer("operator", post("/handover/again/1/approve").with(csrf()));
        assertThat(own.getStatus()).isEqualTo(409);
        assertThat(own.getContentAsString(StandardCharsets.UTF_8))
                .as("just what is the matter, over the page as it is")
                .contains("ผู้เสนออนุมัติเองไม่ได้ ให้ผู้ดูแลระบบอีกคนหนึ่งเข้ามาอนุมัติ", "/handover/again/1/withdraw")
                .doesNotContain("เงินเข้าครบแล้ว หรือ", "??");
        assertThat(page("deputy")).contains("/handover/again/1/approve");
        assertThat(answer("deputy", post("/handover/again/1/approve").with(csrf()))
                        .getRedirectedUrl())
                .isEqualTo("/handover?told=again");
        store.carriedAgain("deputy");
        assertThat(page("operator"))
                .contains("/handover/1/export", "การส่งมอบครั้งก่อน", "ลุงคำ", "/handover/claims/9/receipt", "deputy")
                .doesNotContain("/handover/again/", "/handover/1/again", "??");
        assertThat(answer("operator", get("/handover?told=again").cookie(new Cookie("songtor-lang", "en")))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("Earlier handovers", "can be taken out once more")
                .doesNotContain("??");
    }

    @Test
    @Order(6)
    void a_receipt_is_offered_only_where_one_was_attached() throws Exception {
        assertThat(page("operator").split("/handover/claims/9/receipt", -1))
                .as("of the handover before")
                .hasSize(2);
        assertThat(page("operator")).contains("เปิดใบรับ<").doesNotContain("ไม่ได้แนบ");
        answer("operator", post("/handover/1/export").with(csrf()));
        assertThat(answer("operator", saying("2026-11-21").with(csrf())).getRedirectedUrl())
                .isEqualTo("/handover?told=said");
        assertThat(page("operator")).contains("ไม่ได้แนบ");
        assertThat(page("operator").split("/handover/claims/9/receipt", -1))
                .as("the paper of the one before is not this one's")
                .hasSize(2);
        MockHttpServletResponse ended =
                answer("operator", post("/handover/again/1/withdraw").with(csrf()));
        assertThat(ended.getStatus()).isEqualTo(409);
        assertThat(ended.getContentAsString(StandardCharsets.UTF_8)).contains("ข้อเสนอนี้จบไปแล้ว");
    }

    private MockHttpServletResponse again(String reason) throws Exception {
        return answer(
                "operator", post("/handover/1/again").param("reason", reason).with(csrf()));
    }

    @Test
    @Order(4)
    void an_answer_without_a_signature_waits_for_another() throws Exception {
        MockMultipartFile file = new MockMultipartFile("file", "A-1.txt", null, new byte[] {1});
        MockHttpServletRequestBuilder upload = multipart("/handover/answers")
                .file(file)
                .content(LENGTH)
                .param("place", "nsf/collection")
                .with(csrf());
        assertThat(answer("operator", upload).getRedirectedUrl()).isEqualTo("/handover?told=waits");
        assertThat(page("operator")).contains("A-1.txt").doesNotContain("/handover/answers/1/approve");
        assertThat(answer("operator", post("/handover/answers/1/approve").with(csrf()))
                        .getRedirectedUrl())
                .isEqualTo("/handover?told=refused");
        store.formWaits = true;
        assertThat(answer("deputy", post("/handover/answers/1/approve").with(csrf()))
                        .getRedirectedUrl())
                .isEqualTo("/handover?told=form");
        assertThat(page("deputy")).contains("/handover/answers/1/approve");
        assertThat(answer("deputy", get("/handover?told=form")).getContentAsString(StandardCharsets.UTF_8))
                .contains("ยังไม่เปิดใช้ที่นี่");
        store.formWaits = false;
        assertThat(answer("deputy", post("/handover/answers/1/approve").with(csrf()))
                        .getRedirectedUrl())
                .isEqualTo("/handover?told=applied");
    }

    private MockHttpServletResponse said(String on) throws Exception {
        return answer("operator", saying(on).file(PAPER).with(csrf()));
    }

    private static MockMultipartHttpServletRequestBuilder saying(String on) {
        MockMultipartHttpServletRequestBuilder said = multipart("/handover/1/said");
        said.content(LENGTH).param("carrier", "ลุงคำ").param("number", "123").param("on", on);
        return said;
    }

    private String page(String who) throws Exception {
        return page(who, get("/handover"));
    }
}
