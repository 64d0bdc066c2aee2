package org.songtor.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.books.Account;
import org.songtor.books.MeetingStatement;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.flow.FlowFixture;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.MeetingWorkbook;
import org.songtor.settings.Channel;
import org.springframework.util.FileSystemUtils;

/** Printing by the machine's own chromium, which the tests of pages need as well. */
class MeetingsTest {
    /** Vowels and tone marks above and below, two on one consonant, and a sara am with a tone mark. */
    private static final String HARD =
            "ที่นี่ ผู้ใหญ่บ้าน น้ำผึ้ง ก๋วยเตี๋ยว กิ่งแก้ว บุญเลิศ เก็บได้ ส่งต่อแล้ว 1,234.50 บาท";

    private static final byte[] PAGE =
            "<!DOCTYPE html><meta charset=\"utf-8\"><body>before".getBytes(StandardCharsets.UTF_8);

    @Test
    void vowels_and_tone_marks_stay_in_their_order_on_paper() throws IOException {
        String read = printed(
                "<!DOCTYPE html><html lang=\"th\"><meta charset=\"utf-8\"><body style=\"font-family: Sarabun, Loma, Garuda\">"
                        + HARD + "</body></html>");
        assertThat(plain(read)).contains(plain(HARD));
    }

    @Test
    void a_statement_tells_the_same_on_paper_as_in_the_sheet_and_its_control_total() throws IOException {
        MeetingStatement made = MeetingStatement.of(
                FundId.of("wiang"),
                Period.of("2569-07"),
                Period.of("2569-12"),
                List.of(
                        posted(Account.COLLECTED, -123_450),
                        posted(Account.SETTLED, 100_000),
                        posted(Account.AT_RISK, 23_450)),
                LocalDate.of(2026, 12, 3));
        MeetingText text = new MeetingText(FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x")));
        String read = plain(printed(text.html(made)));
        assertThat(read).contains(plain("กรกฎาคม 2569"), "1,234.50", "234.50", plain("ต้องตัดสิน at risk 234.50"));
        assertThat(read)
                .contains(
                        plain(
                                "ยอดคุม control total คงค้าง outstanding 234.50 เงินถึงแล้ว settled 1,000.00 คืนแล้ว returned 0.00"),
                        plain("รวม = เก็บได้ total = collected 1,234.50"),
                        plain("อายุคงค้าง ageing"),
                        plain("3-5 เดือน months 234.50"),
                        plain("หน้า page 1 / 1"),
                        plain("เหรัญญิก Treasurer"),
                        plain("ประธานกรรมการ Chair"));
        assertThat(read).contains(plain("ณ วันที่ as of 3 ธันวาคม 2569"));
        assertThat(text.sheet(made).rows().get(0).texts()).startsWith("กรกฎาคม 2569");
        assertThat(text.sheet(made).tables()).hasSize(3).allSatisfy(table -> {
            Satang sum = table.lines().stream()
                    .filter(line -> !line.total())
                    .map(MeetingWorkbook.Line::amount)
                    .reduce(Satang.ZERO, Satang::plus);
            assertThat(table.lines())
                    .last()
                    .satisfies(
                            total -> assertThat(total.amount()).as(table.head()).isEqualTo(sum));
        });
        assertThat(text.sheet(made).columns()).hasSize(2 + 9).contains("ต้องตัดสิน at risk");
        assertThat(text.sheet(made).rows())
                .last()
                .satisfies(total -> assertThat(total.amounts())
                        .as("collected, passed on, acknowledged, settled, at risk, outstanding")
                        .startsWith(
                                Satang.of(123_450),
                                Satang.of(100_000),
                                Satang.of(100_000),
                                Satang.of(100_000),
                                Satang.of(23_450),
                                Satang.of(23_450)));
    }

    @Test
    void a_long_statement_names_fund_day_and_page_on_each_page() throws IOException {
        List<Posted> many = IntStream.rangeClosed(1, 12)
                .boxed()
                .flatMap(month -> IntStream.range(0, 4)
                        .mapToObj(scheme -> new Posted(
                                new Period(YearMonth.of(2025, month)),
                                SchemeCode.of("scheme" + scheme),
                                Account.SETTLED,
                                Satang.of(100))))
                .flatMap(one ->
                        Stream.of(one, new Posted(one.period(), one.scheme(), Account.COLLECTED, Satang.of(-100))))
                .toList();
        MeetingStatement made = MeetingStatement.of(
                FundId.of("wiang"), Period.of("2568-01"), Period.of("2568-12"), many, LocalDate.of(2026, 12, 3));
        MeetingText text = new MeetingText(FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x")));
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        new PdfPrinter().print(text.html(made).getBytes(StandardCharsets.UTF_8), to);
        try (PDDocument pdf = Loader.loadPDF(to.toByteArray())) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                Reader reader = new Reader();
                reader.setStartPage(page);
                reader.setEndPage(page);
                assertThat(plain(reader.read(pdf)))
                        .contains(
                                plain("wiang · ณ วันที่ as of 3 ธันวาคม 2569"),
                                plain("หน้า page " + page + " / " + pages));
            }
        }
    }

    /** A month of two schemes, of sums as high as a year's of a large fund: the sheet that is signed most often. */
    @Test
    void a_month_takes_one_sheet_with_its_signatures() throws IOException {
        byte[] paper = paper(1, 2);
        Files.createDirectories(Path.of("target", "screens"));
        Files.write(Path.of("target", "screens", "meeting.pdf"), paper);
        assertThat(sheets(paper)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 10, 12})
    void nobody_signs_a_sheet_without_the_sums(int months) throws IOException {
        assertThat(sheets(paper(months, 2)))
                .last()
                .satisfies(sheet -> assertThat(sheet)
                        .contains(plain("ลงชื่อ"), plain("ยอดคุม control total"), plain("อายุคงค้าง ageing")));
    }

    private static byte[] paper(int months, int schemes) throws IOException {
        List<Posted> all = IntStream.rangeClosed(1, months)
                .boxed()
                .flatMap(month -> IntStream.range(0, schemes)
                        .boxed()
                        .flatMap(scheme -> Stream.of(
                                new Posted(at(month), scheme(scheme), Account.COLLECTED, Satang.of(-987_654_321)),
                                new Posted(at(month), scheme(scheme), Account.SETTLED, Satang.of(900_000_000)),
                                new Posted(at(month), scheme(scheme), Account.AT_RISK, Satang.of(87_654_321)))))
                .toList();
        MeetingStatement made =
                MeetingStatement.of(FundId.of("wiang"), at(1), at(months), all, LocalDate.of(2026, 12, 3));
        MeetingText text = new MeetingText(FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x")));
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        new PdfPrinter().print(text.html(made).getBytes(StandardCharsets.UTF_8), to);
        return to.toByteArray();
    }

    private static Period at(int month) {
        return new Period(YearMonth.of(2025, month));
    }

    private static SchemeCode scheme(int number) {
        return SchemeCode.of("scheme" + number);
    }

    private static List<String> sheets(byte[] paper) throws IOException {
        List<String> sheets = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                Reader reader = new Reader();
                reader.setStartPage(page);
                reader.setEndPage(page);
                sheets.add(plain(reader.read(pdf)));
            }
        }
        return sheets;
    }

    private static Posted posted(Account account, long satang) {
        return new Posted(Period.of("2569-07"), SchemeCode.of("nsf"), account, Satang.of(satang));
    }

    @Test
    void a_page_that_asks_for_something_from_elsewhere_is_printed_without_it() throws IOException {
        String read = printed(
                "<!DOCTYPE html><html><meta charset=\"utf-8\"><body>before<img src=\"http://example.com/x.png\">after</body></html>");
        assertThat(read).contains("before", "after");
    }

    @Test
    void what_is_no_page_prints_all_the_same_and_an_empty_pdf_is_never_given_out() throws IOException {
        assertThat(printed("<!DOCTYPE html>")).isBlank();
        assertThatThrownBy(() -> Loader.loadPDF("no pdf".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void who_finds_no_room_to_print_takes_nobodys_turn(@TempDir Path temp) throws IOException {
        Path full = temp.resolve("full");
        PdfPrinter printer = new PdfPrinter(full);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> printer.print(PAGE, new ByteArrayOutputStream()))
                    .isInstanceOf(NoSuchFileException.class);
        }
        Files.createDirectory(full);
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        printer.print(PAGE, to);
        assertThat(read(to)).contains("before");
        assertThat(full).isEmptyDirectory();
    }

    @Test
    void what_was_printed_is_given_out_also_where_its_folder_cannot_be_emptied(@TempDir Path temp) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                try {
                    FileSystemUtils.deleteRecursively(temp);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        new PdfPrinter(temp).print(PAGE, to);
        assertThat(read(to)).contains("before");
    }

    private static String printed(String html) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        new PdfPrinter().print(html.getBytes(StandardCharsets.UTF_8), to);
        return read(to);
    }

    private static String read(ByteArrayOutputStream to) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(to.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isOne();
            return new Reader().read(pdf);
        }
    }

    /** Where a font has several shapes of a mark, the PDF says beside them which text they mean; readers copy that, and so does this one. */
    private static final class Reader extends PDFTextStripper {
        private final StringBuilder read = new StringBuilder();
        private int said;
        private int depth;

        Reader() {
            addOperator(new BeginMarkedContentSequence(this));
            addOperator(new BeginMarkedContentSequenceWithProperties(this));
            addOperator(new EndMarkedContentSequence(this));
        }

        String read(PDDocument pdf) throws IOException {
            getText(pdf);
            return read.toString();
        }

        @Override
        public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
            depth++;
            if (said == 0 && properties != null && properties.containsKey(COSName.ACTUAL_TEXT)) {
                said = depth;
                read.append(properties.getString(COSName.ACTUAL_TEXT));
            }
        }

        @Override
        public void endMarkedContentSequence() {
            if (said == depth) {
                said = 0;
            }
            depth--;
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            if (said == 0) {
                read.append(text.getUnicode());
            }
        }
    }

    /** A sara am may come back as its two parts; blanks are the layout's. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\s+", "");
    }
}
