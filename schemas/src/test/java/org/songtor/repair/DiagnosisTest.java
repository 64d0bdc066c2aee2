package org.songtor.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.Satang;

/** What is taken for which mistake, and what no repair ever does. */
class DiagnosisTest {
    private static final SchemeNames SCHEMES =
            new SchemeNames(Set.of("nsf", "taweerak"), Map.of("nsf", "nsf", "กอช", "nsf", "ฝากทวีรักษ์", "taweerak"));
    private static final Diagnosis DIAGNOSIS = new Diagnosis(SCHEMES);
    private static final List<String> FIELDS = List.of(
            "national_id", "amount", "wages", "period", "scheme", "title", "first_name", "last_name", "count", "total");
    private static final int TRIES = 3_000;

    @ParameterizedTest
    @CsvSource({
        "amount, 100.50, ",
        "amount, 1200, ",
        "period, 2569-11, ",
        "scheme, nsf, ",
        "title, นางสาว, ",
        "first_name, น้ำผึ้ง, ",
        "first_name, กี่, ",
        "amount, '1,200.00', AMOUNT_COMMAS 1200.00",
        "amount, ๑๐๐, AMOUNT_THAI_DIGITS 100",
        "amount, ' 100', AMOUNT_BLANKS 100",
        "amount, 100 บาท, AMOUNT_CURRENCY 100",
        "amount, ฿100, AMOUNT_CURRENCY 100",
        "amount, '1,200.-', AMOUNT_CURRENCY 1200",
        "amount, 0100, AMOUNT_LEADING_ZERO 100",
        "amount, 0.00, AMOUNT_ZERO",
        "amount, 1E+3, AMOUNT_SCIENTIFIC",
        "amount, -100, AMOUNT_NEGATIVE",
        "amount, (100), AMOUNT_NEGATIVE",
        "amount, '100,50', AMOUNT_AMBIGUOUS",
        "amount, 12.345, AMOUNT_AMBIGUOUS",
        "amount, ร้อยบาท, AMOUNT_UNREADABLE",
        "period, 2026-11, PERIOD_CHRISTIAN 2569-11",
        "period, 11/2026, PERIOD_CHRISTIAN 2569-11",
        "period, 3112-11, PERIOD_ADDED_TWICE 2569-11",
        "period, 1483-11, PERIOD_TAKEN_OFF 2569-11",
        "period, ๒๕๖๙-๑๑, PERIOD_THAI_DIGITS 2569-11",
        "period, พ.ย. 2569, PERIOD_SHAPE 2569-11",
        "period, พฤศจิกายน 2569, PERIOD_SHAPE 2569-11",
        "period, พฤศจิกายน 2026, PERIOD_CHRISTIAN 2569-11",
        "period, 2569-11-01, PERIOD_SHAPE 2569-11",
        "period, 2569-1, PERIOD_SHAPE 2569-01",
        "period, 2569-13, PERIOD_UNREADABLE",
        "period, 69-11, PERIOD_TWO_DIGITS",
        "period, พ.ย. 69, PERIOD_TWO_DIGITS",
        "scheme, กอช, SCHEME_NAME nsf",
        "scheme, NSF, SCHEME_NAME nsf",
        "scheme, 'nsf ', SCHEME_BLANKS nsf",
        "scheme, ประกัน, SCHEME_UNKNOWN",
        "title, น.ส., TITLE_SHORT นางสาว",
        "title, ด.ช., TITLE_SHORT เด็กชาย",
        "first_name, เเก้ว, TEXT_DOUBLE_SARA_E แก้ว",
        "first_name, 'มาลี ', TEXT_BLANKS มาลี",
        "count, '1,200', COUNT_SHAPE 1200",
        "count, ๓๐, COUNT_SHAPE 30",
    })
    void a_mistake_is_known_by_what_stands_there(String field, String raw, String expected) {
        assertThat(told(field, raw)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void thai_marks_in_pieces_or_in_the_wrong_order_are_put_right() {
        assertThat(told("first_name", "น\u0E4D\u0E49\u0E32ผึ้ง")).isEqualTo("TEXT_SARA_AM น้ำผึ้ง");
        assertThat(told("first_name", "ก\u0E48\u0E35")).isEqualTo("TEXT_MARK_ORDER กี่");
        assertThat(told("first_name", "มา\u200Bลี")).isEqualTo("TEXT_INVISIBLE มาลี");
        assertThat(told("first_name", "มา\nลี")).isEqualTo("TEXT_LINE_BREAK มา ลี");
    }

    @Test
    void an_id_is_mended_only_where_its_check_digit_proves_the_repair() {
        Random random = new Random(20260101);
        for (int i = 0; i < TRIES; i++) {
            String id = id(random, false);
            assertThat(told("national_id", id)).isEmpty();
            assertThat(told("national_id", hyphened(id))).isEqualTo("ID_MARKS " + id);
            assertThat(told("national_id", "'" + id)).isEqualTo("ID_SIGNS " + id);
            assertThat(told("national_id", id + ".0")).isEqualTo("ID_DECIMAL_TAIL " + id);
            assertThat(told("national_id", thaiDigits(id))).isEqualTo("ID_THAI_DIGITS " + id);
            String zero = id(random, true);
            assertThat(told("national_id", zero.substring(1))).isEqualTo("ID_LOST_ZERO " + zero);
            assertThat(told("national_id", otherLastDigit(id))).isEqualTo("ID_CHECK_DIGIT");
            assertThat(told("national_id", otherLastDigit(zero).substring(1))).isEqualTo("ID_LENGTH");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10E+12", "1.1017E+12", "1,10e12", "1E12"})
    void digits_that_a_spreadsheet_threw_away_are_not_made_up(String raw) {
        assertThat(told("national_id", raw)).isEqualTo("ID_SCIENTIFIC");
    }

    @Test
    void what_is_right_is_never_changed() {
        Random random = new Random(20260102);
        for (int i = 0; i < TRIES; i++) {
            assertThat(told("national_id", id(random, random.nextBoolean()))).isEmpty();
            assertThat(told(
                            "amount",
                            Satang.of(1 + random.nextInt(1_000_000_00)).toBaht()))
                    .isEmpty();
            String period = "%04d-%02d".formatted(2400 + random.nextInt(600), 1 + random.nextInt(12));
            assertThat(Period.of(period)).hasToString(period);
            assertThat(told("period", period)).isEmpty();
        }
    }

    @Test
    void a_mended_value_needs_no_mending_whatever_stood_there() {
        Random random = new Random(20260103);
        for (int i = 0; i < TRIES * 10; i++) {
            String raw = odd(random);
            for (String field : FIELDS) {
                Optional<String> after = DIAGNOSIS.of(field, raw).flatMap(Finding::after);
                after.ifPresent(a -> {
                    assertThat(a).as(field).isNotEqualTo(raw);
                    assertThat(DIAGNOSIS.of(field, a)).as("%s: %s", field, raw).isEmpty();
                });
            }
        }
    }

    @Test
    void a_mended_amount_has_the_digits_that_stood_there() {
        Random random = new Random(20260104);
        for (int i = 0; i < TRIES * 10; i++) {
            String raw = odd(random);
            DIAGNOSIS
                    .of("amount", raw)
                    .flatMap(Finding::after)
                    .ifPresent(after -> assertThat(Thai.digits(raw)
                                    .replaceAll("[^0-9.]", "")
                                    .replaceAll("^0+(?=[0-9])", "")
                                    .replaceAll("[.]+$", ""))
                            .as(raw)
                            .isEqualTo(after));
        }
    }

    @Test
    void a_name_of_two_schemes_names_none() {
        SchemeNames none = new SchemeNames(Set.of("a", "b"), Map.of());
        assertThat(new Diagnosis(none).of("scheme", "เหมือนกัน").map(Finding::mistake))
                .contains(Mistake.SCHEME_UNKNOWN);
    }

    private static String told(String field, String raw) {
        return DIAGNOSIS
                .of(field, raw)
                .map(f -> f.mistake() + f.after().map(a -> " " + a).orElse(""))
                .orElse("");
    }

    static String id(Random random, boolean zero) {
        StringBuilder id = new StringBuilder().append(zero ? 0 : 1 + random.nextInt(8));
        while (id.length() < 12) {
            id.append(random.nextInt(10));
        }
        return id.append(NationalId.checkDigit(id.toString())).toString();
    }

    private static String hyphened(String id) {
        return id.replaceAll("(.)(.{4})(.{5})(.{2})(.)", "$1-$2-$3-$4-$5");
    }

    private static String otherLastDigit(String id) {
        return id.substring(0, 12) + (id.charAt(12) - '0' + 1) % 10;
    }

    private static String thaiDigits(String id) {
        return id.chars()
                .collect(StringBuilder::new, (s, c) -> s.append((char) (c - '0' + 0x0E50)), StringBuilder::append)
                .toString();
    }

    /** Pieces of which mistakes are made, in any order. */
    private static String odd(Random random) {
        String[] pieces = {
            "0",
            "1",
            "00",
            "100",
            "2569",
            "2026",
            "3112",
            "1483",
            "-",
            "/",
            ".",
            ",",
            " ",
            "E+",
            "บาท",
            "฿",
            "๑",
            "๒๕",
            "'",
            "พ.ย.",
            "น.ส.",
            "ก",
            "เ",
            "เเ",
            "\u0E4D",
            "\u0E48",
            "\u0E35",
            "\u0E34",
            "\u0E32",
            "\u200B",
            "\u00A0",
            "\n",
            "nsf",
            "NSF",
            "กอช",
            "11",
            "(",
            ")",
            "=",
            "\uD83D\uDE00"
        };
        StringBuilder text = new StringBuilder();
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
