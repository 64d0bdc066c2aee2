package org.songtor.agency.baac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BaacPaymentReportTest {
    private static final Charset THAI = Charset.forName("x-windows-874");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final BaacPaymentReport format = new BaacPaymentReport();

    @Test
    void a_day_of_payments_comes_back_as_it_was_written() throws Exception {
        Statement day = day();
        byte[] bytes = format.write(day);
        assertThat(bytes)
                .isEqualTo(Files.readAllBytes(
                        Path.of("src/test/resources/golden/baac/payment-report", format.fileName(day))));
        assertThat(format.read(format.fileName(day), bytes)).isEqualTo(day);
        assertThat(PaymentReference.findAll(day.credits().get(0).text()))
                .containsExactly(PaymentReference.ofNumber(112));
    }

    @Test
    void a_days_report_that_comes_again_longer_and_in_another_order_names_its_payments_as_before() throws Exception {
        Statement first = day();
        List<Statement.Credit> longer = new ArrayList<>(first.credits());
        Statement.Credit early =
                Statement.Credit.ofMoment("20261121-0001-0002-090000", 1, DAY, Satang.ofBaht(100), "ก่อนเวลา");
        Statement.Credit same =
                Statement.Credit.ofMoment("20261121-0001-0002-091500", 2, DAY, Satang.ofBaht(7), "นาทีเดียวกัน");
        longer.add(0, early);
        longer.add(same);
        Collections.swap(longer, 1, 2);
        Statement again = Statement.ofPayments(first.statementId(), first.account(), DAY, longer);
        assertThat(format.read("any.txt", format.write(again)).credits())
                .isEqualTo(longer)
                .containsAll(first.credits());
    }

    /** A member at the counter types the own id where the reference should stand. */
    @Test
    void what_may_be_a_persons_id_is_kept_out_of_the_text_wherever_it_stands() throws Exception {
        String reference = PaymentReference.ofNumber(112) + " ";
        assertThat(text()).contains(reference);
        Statement read = format.read(
                "any.txt", text().replace(reference, "1509900000017").getBytes(THAI));
        assertThat(read.credits().get(0).text()).isEqualTo("กองทุนบ้านทดสอบ");
    }

    @Test
    void a_day_without_payments_is_a_statement_too() throws Exception {
        Statement empty = Statement.ofPayments("0200423250-20261121", "0200423250", DAY, List.of());
        assertThat(format.read("any.txt", format.write(empty))).isEqualTo(empty);
    }

    @Test
    void a_national_id_in_ref_2_goes_no_further() throws Exception {
        String with = text().replace(
                        PaymentReference.ofNumber(112) + " ".repeat(8) + " ".repeat(20),
                        PaymentReference.ofNumber(112) + " ".repeat(8) + "1101700230708" + " ".repeat(7));
        assertThat(with).isNotEqualTo(text());
        assertThat(format.read("any.txt", with.getBytes(THAI)).credits().get(0).text())
                .doesNotContain("1101700230708");
    }

    @ParameterizedTest
    @CsvSource({
        "0000002579005000002, 0000002579006000002",
        "091400, 09140x",
        "21112026091400, 22112026091400",
        "D000002034, D000002030",
        "C   , D   "
    })
    void sums_days_and_kinds_that_do_not_hold_are_refused(String from, String to) throws Exception {
        String good = text();
        String bad = good.replaceFirst(from, to);
        assertThat(bad).isNotEqualTo(good);
        assertThat(catchThrowableOfType(FormatException.class, () -> format.read("any.txt", bad.getBytes(THAI))))
                .isNotNull();
    }

    private String text() throws FormatException {
        return new String(format.write(day()), THAI);
    }

    private static Statement day() {
        List<Statement.Credit> credits = List.of(
                Statement.Credit.ofMoment(
                        "20261121-0001-0002-091400",
                        1,
                        DAY,
                        Satang.ofBaht(25_700),
                        PaymentReference.ofNumber(112) + " กองทุนบ้านทดสอบ"),
                Statement.Credit.ofMoment("20261121-0001-0002-091500", 1, DAY, Satang.of(9_005), "ไม่ทราบชื่อ"));
        return Statement.ofPayments("0200423250-20261121", "0200423250", DAY, credits);
    }
}
