package org.songtor.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal shows of what was found: an amount whole, of an id never more than its last four digits. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-31066.10",
                "12345.678",
                "1234567",
                "+100.5",
                "12345,50",
                "1,234,567.89",
                "123456789.01",
                "-12,345"
            })
    void an_amount_is_shown_whole(String amount) {
        assertThat(seen(amount)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123",
                "1-2345-67890-12-3",
                "1 2345 67890 12 3",
                "1 - 2345 - 67890 - 12 - 3",
                "1.2345.67890.12.3",
                "1/2345/67890/12/3",
                "1,234,567,890,123",
                "1,234,567,890,123.00",
                "1234567890123.00",
                "1234567890123,5",
                "-1234567890123",
                "๑๒๓๔๕๖๗๘๙๐๑๒๓",
                "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓",
                "1 | 1-2345-67890-12-3 | รับแล้ว",
                "เลข 1234567890123 ครับ"
            })
    void of_an_id_in_any_spelling_no_more_than_its_end_is_shown(String text) {
        assertThat(seen(text)).doesNotContain("234", "๒๓๔", "567", "๕๖๗", "678", "๖๗๘");
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012, xxxxxxxx9012",
        "12345678901, xxxxxxx8901",
        "1234567890, xxxxxx7890",
        "123456789, xxxxx6789",
        "12345678, xxxx5678",
        "๑๒๓๔๕๖๗๘, xxxx๕๖๗๘",
        "1234567890.12, xxxxxx7890.12",
        "12345678.901, xxxx5678.901",
        "31066.10 THB, x1066.10 THB",
        "12345 67890, xxxxx x7890"
    })
    void a_damaged_id_shows_its_last_four_digits(String text, String seen) {
        assertThat(seen(text)).isEqualTo(seen);
    }

    @Test
    void nothing_is_cut_off_before_it_is_masked() {
        String row = "ก".repeat(70) + "1-2345-67890-12-3";
        assertThat(seen(row)).doesNotContain("2345", "345", "678");
    }

    private static String seen(String found) {
        return Refusal.badRecord(1, "row", found, "").problems().get(0).found();
    }
}
