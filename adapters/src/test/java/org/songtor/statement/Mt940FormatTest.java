package org.songtor.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.agency.FormatSamples;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Mt940FormatTest {
    private static final Charset THAI = Charset.forName("x-windows-874");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /** As a bank writes it: blocks, value and entry days, a customer's reference, two lines of text, a fee, a charge of its own. */
    private static final String OF_A_BANK = """
            {1:F01TESTTHB1XXXX0000000000}{2:I940TESTTHB1XXXXN}{4:
            :20:S-1
            :25:0060001112
            :28C:328/1
            :60F:C261124THB1000,00
            :61:2611241124C100,NTRFST0000011253//E-1
            :86:โอนจากกองทุนบ้านทดสอบ
            :61:2611241124CT60,05NTRFNONREF//E-2
            :86:/CHGS/THB10,00
            เงินงวด ST0000011253
            :61:2611241124D5,00NCHGNONREF
            :86:FEE
            :62F:C261124THB1155,05
            :64:C261124THB1155,05
            -}
            """.replace("\n", "\r\n");

    private final Mt940Format format = new Mt940Format();

    @Test
    void a_statement_comes_back_as_it_was_written() throws Exception {
        for (Statement statement : List.of(sample(), statement(0, List.of(), List.of()), many(5_000))) {
            byte[] bytes = format.write(statement);
            assertThat(format.read(format.fileName(statement), bytes)).isEqualTo(statement);
        }
    }

    @Test
    void what_a_bank_sends_is_read() throws Exception {
        Statement read = format.read("any.sta", bytes(OF_A_BANK));
        assertThat(read.closing()).isEqualTo(Satang.ofBaht(new java.math.BigDecimal("1155.05")));
        assertThat(read.credits())
                .containsExactly(
                        new Statement.Credit("E-1", DAY, Satang.ofBaht(100), "ST0000011253 โอนจากกองทุนบ้านทดสอบ"),
                        new Statement.Credit("E-2", DAY, Satang.of(6005), Satang.ofBaht(10), "เงินงวด ST0000011253"));
        assertThat(read.debits())
                .containsExactly(new Statement.Debit("2026-11-24-328-3", DAY, Satang.ofBaht(5), "FEE"));
    }

    @Test
    void the_reversal_of_a_debit_is_refused_in_words_that_say_what_to_do() {
        Problem problem = refused(OF_A_BANK.replace("1124C100", "1124RD100"));
        assertThat(problem.row() + " " + problem.found()).isEqualTo("6 RD");
        assertThat(problem.expected()).contains("ask the bank");
    }

    /** The word says that the bank gives none: two entries of that name are two. And it may say when it made the statement. */
    @Test
    void entries_without_a_reference_are_named_by_their_place_and_the_hour_of_making_is_passed_over() throws Exception {
        String none = OF_A_BANK
                .replace("//E-1", "//NONREF")
                .replace("//E-2", "//NONREF")
                .replace(":60F:", ":13D:2611241730+0700\r\n:60F:");
        assertThat(format.read("any.sta", bytes(none)).credits())
                .extracting(Statement.Credit::entryReference)
                .containsExactly("2026-11-24-328-1", "2026-11-24-328-2");
    }

    @Test
    void what_takes_back_a_credit_left_the_account_and_comes_back_as_it_was_written() throws Exception {
        Statement read = format.read("any.sta", bytes(OF_A_BANK.replace("D5,00NCHGNONREF", "RC5,00NTRFNONREF//D-9")));
        assertThat(read.debits()).containsExactly(new Statement.Debit("D-9", DAY, Satang.ofBaht(5), "FEE", true));
        assertThat(format.read("any.sta", format.write(read))).isEqualTo(read);
        assertThat(refused(OF_A_BANK.replace("CT60,05", "RD60,05")).code()).isEqualTo(ProblemCode.BAD_RECORD);
    }

    @Test
    void a_reference_that_stands_across_two_full_lines_is_found() throws Exception {
        String text = "x".repeat(60) + PaymentReference.ofNumber(112);
        Statement wide = statement(0, List.of(credit("E-1", 100, text)), List.of());
        Statement read = format.read("any.sta", format.write(wide));
        assertThat(read.credits().get(0).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C261124THB1000;C261124USD1000;5",
                ":60F:;:60M:;5",
                ":62F:;:62M:;13",
                ":28C:328/1;:28C:328/2;4",
                "C100;RD100;6",
                "C100;CD100;6",
                "C100,N;C100,005N;6",
                "C100,N;C-100,N;6",
                ":61:2611241124C100;:61:2613241124C100;6",
                ":60F:C;:60F:D;5",
                ":64:;:99X:;14",
                ":25:;stray;3",
                "-};;1"
            })
    void what_would_have_to_be_guessed_is_refused_with_its_line(String change) {
        String[] parts = change.split(";", -1);
        assertThat(OF_A_BANK).contains(parts[0]);
        Problem problem = refused(OF_A_BANK.replace(parts[0], parts[1]));
        assertThat(problem.row() + " " + problem.field()).startsWith(parts[2] + " ");
    }

    @Test
    void a_second_message_in_the_file_is_refused_where_it_begins_and_what_closes_the_first_is_not() throws Exception {
        String next = OF_A_BANK.replace("1124", "1125").replace("//E-", "//F-");
        assertThat(refused(OF_A_BANK + next).row()).isEqualTo(16);
        assertThat(refused(OF_A_BANK + "{5:{CHK:0123456789AB}}\r\n" + next).row())
                .isEqualTo(17);
        assertThat(refused(OF_A_BANK + "no message").row()).isEqualTo(16);
        Statement read = format.read("any.sta", bytes(OF_A_BANK.strip() + "{5:{CHK:0123456789AB}{TNG:}}\r\n\r\n"));
        assertThat(read).isEqualTo(format.read("any.sta", bytes(OF_A_BANK)));
    }

    /** A Friday evening's transfer has Monday's value; the entry's day has no year. */
    @ParameterizedTest
    @CsvSource({
        "2611251124, 2026-11-24",
        "261123, 2026-11-23",
        "2611231124, 2026-11-24",
        "2701021231, 2026-12-31",
        "2612310102, 2027-01-02",
        "2803010229, 2028-02-29"
    })
    void an_entry_is_booked_on_its_own_day_and_not_on_that_of_its_value(String days, LocalDate booked)
            throws Exception {
        Statement read = format.read("any.sta", bytes(OF_A_BANK.replace("2611241124", days)));
        assertThat(read.credits()).extracting(Statement.Credit::bookedOn).containsOnly(booked);
        LocalDate value = LocalDate.parse("20" + days.substring(0, 6), DateTimeFormatter.BASIC_ISO_DATE);
        assertThat(read.debits())
                .as("its own name is what it was")
                .containsExactly(new Statement.Debit(value + "-328-3", booked, Satang.ofBaht(5), "FEE"));
    }

    @Test
    void amounts_that_are_beyond_all_sums_are_refused() {
        String entry = ":61:2611241124C999999999999999,99NTRFNONREF//X-%d\r\n";
        String many = IntStream.range(0, 95).mapToObj(entry::formatted).collect(Collectors.joining());
        assertThat(refused(OF_A_BANK.replace(":62F:", many + ":62F:")).code()).isEqualTo(ProblemCode.CONTROL_TOTAL);
    }

    @Test
    void a_statement_id_that_cannot_be_kept_is_refused() {
        assertThat(refused(OF_A_BANK.replace(":20:S-1", ":20:S\0-1")).code()).isEqualTo(ProblemCode.BAD_RECORD);
        assertThat(refused(OF_A_BANK.replace(":20:S-1", ":20:" + "S".repeat(71)))
                        .code())
                .isEqualTo(ProblemCode.BAD_RECORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":25:0060001112;:25:006-0-00111-2",
                ":25:0060001112;:25:KASITHBK/0060001112",
                ":25:0060001112;:25:KASITHBKXXX/0060001112",
                ":25:0060001112;:25:0060001112THB",
                ":25:0060001112;:25:0060001112__",
                "//E-1;//E-1_______________",
                ":28C:328/1;:28C:328/1___",
                "THB1155,05;THB1155,05___"
            })
    void what_banks_write_around_an_account_and_behind_a_line_is_passed_over(String change) throws Exception {
        String[] parts = change.split(";", -1);
        assertThat(OF_A_BANK).contains(parts[0]);
        assertThat(format.read("any.sta", bytes(OF_A_BANK.replace(parts[0], parts[1].replace('_', ' ')))))
                .isEqualTo(format.read("any.sta", bytes(OF_A_BANK)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":62F:C261124THB1155;:62F:C261124THB1156",
                "C100;C101",
                "D5,00;D6,00",
                "C261124THB1000;C261124THB1001"
            })
    void opening_credits_and_debits_must_give_closing(String change) {
        String[] parts = change.split(";", -1);
        assertThat(refused(OF_A_BANK.replace(parts[0], parts[1])).code()).isEqualTo(ProblemCode.CONTROL_TOTAL);
    }

    @Test
    void an_entry_twice_is_refused() {
        assertThat(refused(OF_A_BANK.replace("//E-2", "//E-1")).found()).contains("E-1");
    }

    @Test
    void what_would_come_back_otherwise_is_not_written() {
        for (String text : List.of(":86:x", "/CHGS/THB1,00", "x".repeat(65) + "-", "x".repeat(400), "ĳ")) {
            Statement wrong = statement(0, List.of(credit("E-1", 1, text)), List.of());
            assertThatThrownBy(() -> format.write(wrong)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void no_damaged_statement_ends_otherwise_than_in_a_refusal_or_a_sum_that_holds() throws Exception {
        int refused = 0;
        List<byte[]> all = FormatSamples.damaged(bytes(OF_A_BANK), new Random(7));
        for (byte[] bytes : all) {
            try {
                Statement read = format.read("any.sta", bytes);
                assertThat(read.reckoned()).isEqualTo(read.closing());
            } catch (FormatException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(all.size() / 3);
    }

    private static Statement sample() {
        return statement(
                100_000,
                List.of(
                        credit("E-1", 10_000, "BILL ST0000011253"),
                        new Statement.Credit("E-2", DAY, Satang.of(6_005), Satang.of(1_000), "ค่างวด")),
                List.of(new Statement.Debit("D-1", DAY, Satang.of(500), "")));
    }

    private static Statement many(int credits) {
        Random random = new Random(9);
        List<Statement.Credit> all = new ArrayList<>();
        for (int i = 1; i <= credits; i++) {
            all.add(credit("E-" + i, 1 + random.nextInt(1_000_000), i % 7 == 0 ? "" : "งวด <" + i + ">"));
        }
        return statement(5, all, List.of());
    }

    private static Statement statement(long opening, List<Statement.Credit> credits, List<Statement.Debit> debits) {
        Statement open = new Statement("S-1", "0060001112", DAY, Satang.of(opening), Satang.ZERO, credits, debits);
        return new Statement("S-1", "0060001112", DAY, Satang.of(opening), open.reckoned(), credits, debits);
    }

    private static Statement.Credit credit(String reference, long satang, String text) {
        return new Statement.Credit(reference, DAY, Satang.of(satang), text);
    }

    private Problem refused(String text) {
        FormatException thrown = catchThrowableOfType(FormatException.class, () -> format.read("any.sta", bytes(text)));
        assertThat(thrown).as(text).isNotNull();
        return thrown.problems().get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(THAI);
    }
}
