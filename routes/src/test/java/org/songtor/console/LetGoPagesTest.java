package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.springframework.beans.factory.annotation.Autowired;

/** A late file that was held is over once a person lets it go: the pages say who did and why, and nothing of evidence. */
class LetGoPagesTest extends ConsoleVisits {
    private static final long ID = 100 + Label.MISSED_CUTOFF.ordinal();
    private static final String ITEM = "/items/" + ID;

    @Autowired
    ReviewDouble desk;

    @AfterEach
    void none() {
        desk.empty();
    }

    @Test
    void its_page_says_who_let_it_go_and_why_and_that_nobody_found_anything_to_agree() throws Exception {
        desk.letGo(ID, "wichai", "กองทุนยืนยันแล้ว");
        String thai = main(page("operator", get(ITEM)));
        assertThat(thai)
                .contains("สั่งให้ไปต่อ", "<q>กองทุนยืนยันแล้ว</q>", "วิชัย ผู้ดูแลอีกคน")
                .contains("ปิดแล้ว ไม่พักไว้แล้ว")
                .doesNotContain("หลักฐานที่มาภายหลังตรงกัน", "was let go by", "??");
        assertThat(main(page("operator", get(ITEM).param("lang", "en"))))
                .contains("<q>กองทุนยืนยันแล้ว</q>")
                .doesNotContain("??");
    }

    @Test
    void of_a_whole_file_it_is_not_said_that_it_concerns_no_line_of_a_fund() throws Exception {
        assertThat(main(page("operator", get(ITEM))))
                .contains("เรื่องของทั้งไฟล์")
                .doesNotContain("ไม่ผูกกับรายการใด");
    }

    @Test
    void what_evidence_ended_says_that() throws Exception {
        long other = 100 + Label.NEVER_PAID.ordinal();
        desk.letGo(other, "songtor", "");
        assertThat(main(page("malee", get("/items/" + other)))).contains("หลักฐานที่มาภายหลังตรงกัน");
    }
}
