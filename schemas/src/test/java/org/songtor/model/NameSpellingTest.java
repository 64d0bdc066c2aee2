package org.songtor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameSpellingTest {
    @Test
    void names_as_registers_write_them_stay_as_they_are() {
        for (String name : List.of(
                "",
                "สมชาย",
                "น้ำผึ้ง",
                "ปู่ทิพย์",
                "เที่ยงธรรม",
                "แก้ว",
                "สิทธิ์",
                "จันทร์เพ็ญ",
                "วงค์ใหญ่",
                "ณ เชียงใหม่",
                "ม.ร.ว.",
                "ด.ช.",
                "น.ส.",
                "Anna",
                "Anna-Maria",
                "O'Brien",
                "François",
                "ใจดี (ทองคำ)",
                "ฤๅษี",
                "ประเสริฐฯ",
                "ตั้งใจ ดี")) {
            NameSpelling spelling = NameSpelling.of(name);
            assertTrue(spelling.sound(), name);
            assertFalse(spelling.mended(), name);
            assertEquals(name, spelling.value());
        }
    }

    @Test
    void keys_pressed_in_another_order_are_put_right_and_said() {
        assertEquals(new NameSpelling("แก้ว", true, true), NameSpelling.of("เเก้ว"));
        assertEquals(new NameSpelling("ที่รัก", true, true), NameSpelling.of("ท\u0E48\u0E35รัก"));
        assertEquals(new NameSpelling("น้ำ", true, true), NameSpelling.of("น\u0E33\u0E49"));
        assertEquals(new NameSpelling("สิทธิ์", true, true), NameSpelling.of("สิทธ\u0E4C\u0E34"));
    }

    @Test
    void what_is_no_name_of_a_person_is_not_sound() {
        for (String text : List.of(
                "=1+1",
                "+1",
                "@SUM",
                "สมชาย2",
                "๑",
                "<b>สมชาย</b>",
                "สม\uFFFDาย",
                "????",
                "สมชาย฿",
                "สมชาย\uD83D\uDE00",
                "Аnna",
                "ສົມຊາຍ",
                "\u0E48สมชาย",
                "ก\u0E48\u0E49า",
                "ก" + "\u0E48".repeat(40),
                "ส\u0300\u0301\u0302ม",
                "-",
                "-ก",
                "ก-",
                "ÊÁªÒÂ\u00AA1",
                "ก\nข")) {
            assertFalse(NameSpelling.of(text).sound(), text);
        }
    }

    @Test
    void thai_and_latin_letters_do_not_stand_in_one_word() {
        assertFalse(NameSpelling.of("สมchai").sound());
        assertTrue(NameSpelling.of("สมชาย Smith").sound());
    }

    @Test
    void a_text_of_any_length_is_judged_at_once() {
        String evil = "ก่".repeat(50_000) + "!";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertFalse(NameSpelling.of(evil).sound()));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertFalse(NameSpelling.of("a ".repeat(199) + "!").sound()));
    }
}
