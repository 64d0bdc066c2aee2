package org.songtor.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Period;
import org.songtor.port.FormatException;

class LayoutBookTest {
    private static String text(int version, String from, String to, String chosenBy) {
        return """
                profile      toy/dated
                version      %d
                status       PUBLIC
                confidence   B
                source       made for this test
                valid-from   %s
                %s
                chosen-by    %s
                encoding     TIS-620
                line-ending  LF
                length       %d
                record H once
                  type    1-1    1  constant H
                  period  2-7    6  period BE YYYYMM
                  day     8-15   8  date CE DDMMYYYY
                  name   16-%d  %d  text
                """.formatted(
                        version,
                        from,
                        to.isEmpty() ? "# open" : "valid-to " + to,
                        chosenBy,
                        20 + version,
                        20 + version,
                        5 + version);
    }

    private static Layout layout(int version, String from, String to) {
        return Layout.parse("dated.v" + version, text(version, from, to, "period"));
    }

    private final LayoutBook book = new LayoutBook(
            List.of(layout(2, "2027-01-01", ""), layout(1, "2025-01-01", ""), layout(3, "2028-06-01", "2028-12-31")));

    private static int at(LayoutBook book, String period) throws FormatException {
        return book.at(Period.of(period), LocalDate.of(2028, 7, 1)).info().version();
    }

    @Test
    void a_correction_of_an_old_period_uses_that_periods_version() throws Exception {
        assertThat(at(book, "2568-01")).isEqualTo(1);
        assertThat(at(book, "2569-12")).isEqualTo(1);
        assertThat(at(book, "2570-01")).isEqualTo(2);
        assertThat(at(book, "2571-05")).isEqualTo(2);
        assertThat(at(book, "2571-06")).isEqualTo(3);
        assertThat(at(book, "2571-12")).isEqualTo(3);
        assertThat(book.of(Period.of("2569-12")).info().version()).isEqualTo(1);
        assertThat(book.versions()).extracting(l -> l.info().version()).containsExactly(1, 2, 3);
    }

    @Test
    void outside_all_versions_nothing_is_written() {
        for (String period : List.of("2567-12", "2572-01")) {
            assertThatThrownBy(() -> at(book, period))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("period");
        }
    }

    @Test
    void where_the_day_of_sending_chooses_the_period_does_not_matter() throws Exception {
        LayoutBook sent = new LayoutBook(List.of(
                Layout.parse("a", text(1, "2025-01-15", "", "sending-date")),
                Layout.parse("b", text(2, "2026-11-21", "", "sending-date"))));
        Period period = Period.of("2567-01");
        assertThat(sent.at(period, LocalDate.of(2026, 11, 20)).info().version()).isEqualTo(1);
        assertThat(sent.at(period, LocalDate.of(2026, 11, 21)).info().version()).isEqualTo(2);
        assertThat(sent.of(period).info().version()).isEqualTo(2);
    }

    @Test
    void a_hole_an_overlap_or_a_missing_version_is_refused_naming_file_and_line() {
        refused("dated.v2:6: hole: version 1 is valid to 2026-12-30", layout(1, "2025-01-01", "2026-12-30"));
        refused("dated.v2:6: overlap: version 1 is valid to 2027-01-31", layout(1, "2025-01-01", "2027-01-31"));
        refused("dated.v2:6: overlap: version 1 is valid from 2027-01-01", layout(1, "2027-01-01", ""));
        refused("dated.v2:1: version 2 follows version 2", layout(2, "2025-01-01", ""));
        assertThatThrownBy(() -> new LayoutBook(List.of(layout(1, "2025-01-01", ""), layout(3, "2027-01-01", ""))))
                .hasMessageContaining("dated.v3:1: version 3 follows version 1");
        assertThatThrownBy(() -> new LayoutBook(List.of())).isInstanceOf(LayoutException.class);
        assertThatThrownBy(() -> new LayoutBook(List.of(
                        Layout.parse("x", text(1, "2025-01-01", "", "sending-date")), layout(2, "2027-01-01", ""))))
                .hasMessageContaining("chosen-by is sending-date in the version before");
    }

    private static void refused(String message, Layout first) {
        assertThatThrownBy(() -> new LayoutBook(List.of(first, layout(2, "2027-01-01", ""))))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_version_that_ends_the_day_before_the_next_begins_leaves_no_hole() throws Exception {
        LayoutBook closed = new LayoutBook(List.of(layout(1, "2025-01-01", "2026-12-31"), layout(2, "2027-01-01", "")));
        assertThat(at(closed, "2569-12")).isEqualTo(1);
    }

    @Test
    void only_the_versions_that_were_activated_are_used() throws Exception {
        assertThat(at(book.only(l -> l.info().version() != 2), "2570-01")).isEqualTo(1);
        assertThatThrownBy(() -> book.only(l -> false)).isInstanceOf(LayoutException.class);
    }

    @Test
    void a_file_is_read_in_the_version_of_its_own_time() throws Exception {
        for (Layout version : book.versions()) {
            LocalDate from = version.info().validFrom();
            byte[] bytes = version.write(List.of(version.row("H")
                    .set("period", Period.of((from.getYear() + 543) + "-%02d".formatted(from.getMonthValue())))
                    .set("day", from)
                    .set("name", "x")));
            assertThat(book.reading(bytes)).isSameAs(version);
            List<Row> rows = new ArrayList<>();
            book.read(new ByteArrayInputStream(bytes), row -> rows.add(row.copy()));
            assertThat(rows).hasSize(1);
        }
        assertThat(book.reading("nothing".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isSameAs(book.newest());
    }

    @Test
    void an_installation_adds_later_versions_from_its_own_folder(@TempDir Path folder) throws IOException {
        String tables = "/formats/baac/bill-payment";
        assertThat(LayoutBook.load(tables, folder.resolve("none")).versions()).hasSize(1);
        String v1 = new String(
                LayoutBook.class.getResourceAsStream(tables + ".v1.layout").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        String v2 = v1.replace("version      1", "version      2").replace("2026-01-01", "2027-04-01");
        Files.writeString(folder.resolve("bill-payment.v2.layout"), v2);
        Files.writeString(folder.resolve("bill-payment-answer.v2.layout"), "another file");
        LayoutBook loaded = LayoutBook.load(tables, folder);
        assertThat(loaded.versions()).extracting(l -> l.info().version()).containsExactly(1, 2);
        assertThat(loaded.newest().hash()).isNotEqualTo(loaded.versions().get(0).hash());
        Files.writeString(folder.resolve("bill-payment.v4.layout"), v2.replace("version      2", "version      4"));
        assertThatThrownBy(() -> LayoutBook.load(tables, folder))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("bill-payment.v4.layout");
        Files.writeString(folder.resolve("bill-payment.v4.layout"), v2);
        assertThatThrownBy(() -> LayoutBook.load(tables, folder))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("name does not fit");
    }

    @Test
    void the_status_of_an_answer_is_its_own() {
        String tables = "/formats/baac/bill-payment";
        assertThat(LayoutBook.load(tables).newest().info().status()).hasToString("PUBLIC");
        assertThat(LayoutBook.load(LayoutBook.answer(tables)).newest().info().status())
                .hasToString("UNCONFIRMED");
        assertThat(LayoutBook.isThere(tables)).isTrue();
        assertThat(LayoutBook.isThere("/formats/toy/none")).isFalse();
    }
}
