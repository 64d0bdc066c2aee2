package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.intake.Village.BUNMI;
import static org.songtor.intake.Village.NAMPHUENG;
import static org.songtor.intake.Village.SOMCHAI;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.Village.Batch;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt.Count;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.NewItem;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.RosterStore.Payment;

class BatchCheckTest {
    @TempDir
    private Path home;

    private Village village;

    @BeforeEach
    void village() throws Exception {
        village = new Village(home, Village.limits());
    }

    @Test
    void a_whole_batch_goes_on_with_a_receipt() throws Exception {
        Ran checked = check(all());
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.state()).isEqualTo(BatchState.CHECKED);
        assertThat(checked.receipt().number()).isEqualTo("B000123");
        assertThat(checked.receipt().period()).isEqualTo("2569-11");
        assertThat(checked.receipt().submitted()).isEqualTo(new Count(3, Satang.ofBaht(300)));
        assertThat(checked.receipt().accepted()).isEqualTo(new Count(3, Satang.ofBaht(300)));
        assertThat(labels(checked)).containsOnly(Label.WAITING);
    }

    @Test
    void one_bad_line_is_refused_and_the_good_ones_go_on() throws Exception {
        String wrong = wrongDigit(BUNMI);
        Ran checked = check(two().row(wrong, BUNMI, "nsf", "100.00", ""));
        assertThat(labels(checked)).containsExactly(Label.WAITING, Label.WAITING, Label.REFUSED_AT_INTAKE);
        assertThat(checked.receipt().refused()).isEqualTo(new Count(1, Satang.ofBaht(100)));
        assertThat(codes(checked)).containsExactly(ProblemCode.BAD_NATIONAL_ID);
        Problem problem = checked.problems().get(0);
        assertThat(problem.row()).isEqualTo(10);
        assertThat(problem.lineNo()).isEqualTo(3);
        assertThat(problem.found()).startsWith("xxxxxxxxx").doesNotContain(wrong.substring(0, 9));
        // The member's name stands on the refused line, so the treasurer is not asked twice.
        assertThat(checked.missing()).isEmpty();
    }

    @Test
    void refused_lines_keep_no_person_in_clear() throws Exception {
        Ran checked = check(all().line(BUNMI, "taweerak", "0.50"));
        LineContent.Bad bad = (LineContent.Bad) checked.lines().get(3).raw();
        assertThat(codes(checked)).contains(ProblemCode.BELOW_LEAST);
        assertThat(bad.maskedPerson()).isEqualTo(BUNMI.person().orElseThrow().masked());
        assertThat(checked.toString())
                .doesNotContain(BUNMI.person().orElseThrow().value());
    }

    @Test
    void broken_batches_are_refused_whole_with_their_code() throws Exception {
        refused(all().count("39"), ProblemCode.COUNT_MISMATCH);
        refused(all().count("three"), ProblemCode.BAD_HEADER);
        refused(all().total("300.01"), ProblemCode.TOTAL_MISMATCH);
        refused(all().total("3e2"), ProblemCode.BAD_HEADER);
        refused(all().fund("nowhere"), ProblemCode.UNKNOWN_FUND);
        refused(all().fund("dokkhamtai"), ProblemCode.FOREIGN_FUND);
        refused(all().period("2026-11"), ProblemCode.BAD_PERIOD);
        refused(all().period("2569-13"), ProblemCode.BAD_PERIOD);
        refused(all().line(BUNMI, "lottery", "1.00"), ProblemCode.UNKNOWN_SCHEME);
        refused(all().line(BUNMI, "", "1.00"), ProblemCode.UNKNOWN_SCHEME);
        refused(new Batch(), ProblemCode.EMPTY_FILE);
        refused(new byte[0], ProblemCode.EMPTY_FILE);
        refused("%PDF-1.7 not a list".getBytes(StandardCharsets.UTF_8), ProblemCode.UNKNOWN_FORMAT);
        refused(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0}, ProblemCode.UNREADABLE_WORKBOOK);
        refused("hello,world\n".getBytes(StandardCharsets.UTF_8), ProblemCode.BAD_HEADER);
        refused(all().text().getBytes(Charset.forName("x-windows-874")), ProblemCode.WRONG_ENCODING);
        refused(all().text().replace("amount", "betrag").getBytes(StandardCharsets.UTF_8), ProblemCode.BAD_HEADER);
        refused((all().text() + "1,2\n").getBytes(StandardCharsets.UTF_8), ProblemCode.MALFORMED_ROW);
        refused((all().text() + " ".repeat(100_000)).getBytes(StandardCharsets.UTF_8), ProblemCode.FILE_TOO_LARGE);
    }

    @Test
    void the_desks_correcting_batch_is_read_like_any_funds_own() throws Exception {
        String text = """
                songtor-batch,1
                fund,wiang
                period,2569-11
                count,1
                total,100.00
                label,D12

                national_id,member_no,title,first_name,last_name,scheme,amount,wages,member_share,sponsor_share,period,collected_at
                %s,,%s,%s,%s,nsf,100.00,,60.00,40.00,,2026-11-03T09:30
                """.formatted(
                        BUNMI.person().orElseThrow().value(),
                        BUNMI.name().title(),
                        BUNMI.name().first(),
                        BUNMI.name().last());
        Ran checked = check(text.getBytes(StandardCharsets.UTF_8));
        assertThat(labels(checked)).containsExactly(Label.WAITING);
    }

    @Test
    void more_lines_than_allowed_are_counted_but_not_kept() throws Exception {
        Batch batch = new Batch();
        for (int i = 0; i < 1_001; i++) {
            batch.line(BUNMI, "nsf", "1.00");
        }
        refused(batch, ProblemCode.TOO_MANY_LINES);
        assertThat(check(batch).receipt().submitted().lines()).isEqualTo(1_001);
    }

    @Test
    void an_amount_that_cannot_be_read_leaves_no_total_to_check() throws Exception {
        Ran checked = check(two().line(BUNMI, "nsf", "1e2").total("300.00"));
        assertThat(codes(checked)).containsExactly(ProblemCode.TOTAL_MISMATCH, ProblemCode.BAD_AMOUNT);
        assertThat(checked.problems().get(0).expected()).contains("row 10");
        assertThat(checked.lines()).isEmpty();
    }

    @Test
    void an_empty_amount_adds_nothing_and_only_its_line_is_refused() throws Exception {
        Ran checked = check(two().line(BUNMI, "nsf", ""));
        assertThat(codes(checked)).containsExactly(ProblemCode.MISSING_VALUE);
        assertThat(labels(checked)).containsExactly(Label.WAITING, Label.WAITING, Label.REFUSED_AT_INTAKE);
    }

    @Test
    void bad_lines_count_into_the_declared_total() throws Exception {
        Ran checked = check(two().line(BUNMI, "nsf", "20").total("220.00"));
        assertThat(codes(checked)).containsExactly(ProblemCode.BELOW_LEAST);
        assertThat(checked.receipt().accepted()).isEqualTo(new Count(2, Satang.ofBaht(200)));
    }

    @Test
    void the_second_line_of_a_payment_is_refused_and_the_first_goes_on() throws Exception {
        Ran checked = check(all().line(BUNMI, "nsf", "100.00"));
        assertThat(codes(checked)).containsExactly(ProblemCode.DUPLICATE_LINE);
        assertThat(labels(checked)).endsWith(Label.WAITING, Label.REFUSED_AT_INTAKE);
        assertThat(checked.problems().get(0).expected()).isEqualTo("only line 3");
    }

    @Test
    void a_payment_of_an_earlier_batch_is_not_passed_on_again() throws Exception {
        village.rosters.paid.add(new Payment(
                BUNMI.person().orElseThrow(), SchemeCode.of("nsf"), Period.of("2569-11"), Satang.ofBaht(100)));
        assertThat(codes(check(all()))).containsExactly(ProblemCode.DUPLICATE_LINE);
    }

    @Test
    void an_agreement_that_ended_yesterday_passes_nothing_on() throws Exception {
        Ran checked = check(all().line(BUNMI, "family-life", "100.00"));
        assertThat(codes(checked)).containsExactly(ProblemCode.NO_AGREEMENT);
        assertThat(labels(checked)).endsWith(Label.REFUSED_AT_INTAKE);
    }

    @Test
    void a_stranger_and_a_shopkeeper_in_a_farmers_scheme_wait_for_a_person() throws Exception {
        Member stranger = Village.member("-", 9, "นาง", "แปลก", "หน้า", "", "nsf");
        Ran checked = check(all().line(stranger, "nsf", "100.00")
                .line(NAMPHUENG, "taweerak", "100.00")
                .line(SOMCHAI, "taweerak", "100.00"));
        assertThat(codes(checked)).containsExactly(ProblemCode.NOT_ON_ROSTER, ProblemCode.WRONG_OCCUPATION);
        assertThat(labels(checked)).endsWith(Label.HELD_FOR_REVIEW, Label.WAITING, Label.HELD_FOR_REVIEW);
        assertThat(checked.receipt().held().lines()).isEqualTo(2);
    }

    @Test
    void of_two_schemes_that_exclude_each_other_only_the_excluding_line_waits() throws Exception {
        Ran checked = check(all().line(BUNMI, "sso40-2", "100.00"));
        assertThat(codes(checked)).containsExactly(ProblemCode.EXCLUDED_SCHEMES);
        assertThat(labels(checked)).containsExactly(Label.WAITING, Label.WAITING, Label.HELD_FOR_REVIEW, Label.WAITING);
    }

    @Test
    void a_name_the_agency_cannot_write_refuses_its_line_at_its_row() throws Exception {
        Member foreign = Village.member("W009", 3, "นาย", "Zoë", "ใจดี", "เกษตรกร");
        Ran checked = check(two().line(foreign, "nsf", "100.00"));
        assertThat(codes(checked)).containsExactly(ProblemCode.UNENCODABLE);
        assertThat(checked.problems().get(0).row()).isEqualTo(10);
        assertThat(labels(checked)).endsWith(Label.REFUSED_AT_INTAKE);
    }

    @Test
    void wages_stand_where_the_scheme_needs_them_and_nowhere_else() throws Exception {
        String id = BUNMI.person().orElseThrow().value();
        assertThat(codes(check(all().row(id, BUNMI, "sso33", "750", "15000")))).isEmpty();
        assertThat(codes(check(all().row(id, BUNMI, "sso33", "750", "")))).containsExactly(ProblemCode.BAD_WAGES);
        assertThat(codes(check(two().row(id, BUNMI, "nsf", "100", "15000")))).containsExactly(ProblemCode.BAD_WAGES);
    }

    @Test
    void a_member_who_is_missing_opens_an_item_without_the_id() throws Exception {
        Ran checked = check(two());
        assertThat(codes(checked)).containsExactly(ProblemCode.MISSING_MEMBER);
        assertThat(labels(checked)).containsOnly(Label.WAITING);
        assertThat(checked.missing()).singleElement().satisfies(item -> {
            assertThat(item.subject()).isEqualTo("member:wiang:2569-11:nsf:W003");
            assertThat(item.satangAtRisk()).isZero();
            assertThat(item.note())
                    .contains("นายบุญมี มั่งคั่ง")
                    .doesNotContain(BUNMI.person().orElseThrow().value());
        });
    }

    @Test
    void a_member_in_an_earlier_batch_or_of_a_scheme_that_does_not_occur_is_not_missing() throws Exception {
        village.rosters.paid.add(new Payment(
                BUNMI.person().orElseThrow(), SchemeCode.of("nsf"), Period.of("2569-11"), Satang.ofBaht(100)));
        // NAMPHUENG also has taweerak on the roster, which this batch is not about.
        assertThat(check(two()).missing()).extracting(NewItem::subject).isEmpty();
    }

    @Test
    void a_member_whose_line_was_given_back_was_there() throws Exception {
        village.rosters.back.add(new Payment(
                BUNMI.person().orElseThrow(), SchemeCode.of("nsf"), Period.of("2569-10"), Satang.ofBaht(100)));
        assertThat(codes(check(two()))).as("in another month").containsExactly(ProblemCode.MISSING_MEMBER);
        village.rosters.back.add(new Payment(
                BUNMI.person().orElseThrow(), SchemeCode.of("nsf"), Period.of("2569-11"), Satang.ofBaht(100)));
        Ran checked = check(two());
        assertThat(checked.missing()).as("to be collected and sent twice").isEmpty();
        assertThat(codes(checked)).isEmpty();
        assertThat(codes(check(all()))).as("it may be handed in anew").isEmpty();
    }

    /** The desk makes it of what goes again; who has no line in it is no less there. */
    @Test
    void a_batch_of_lines_that_go_again_lacks_nobody() throws Exception {
        Ran checked = check(two().bytes(), true);
        assertThat(checked.missing()).isEmpty();
        assertThat(codes(checked)).isEmpty();
        assertThat(labels(checked)).hasSize(2);
    }

    private Batch two() {
        return new Batch().line(NAMPHUENG, "nsf", "100.00").line(SOMCHAI, "nsf", "100.00");
    }

    private Batch all() {
        return two().line(BUNMI, "nsf", "100.00");
    }

    private void refused(Batch batch, ProblemCode code) throws Exception {
        refused(batch.bytes(), code);
    }

    private void refused(byte[] bytes, ProblemCode code) throws Exception {
        Ran checked = check(bytes);
        assertThat(codes(checked)).containsExactly(code);
        assertThat(checked.state()).isEqualTo(BatchState.REFUSED);
        assertThat(checked.lines()).isEmpty();
        assertThat(checked.missing()).isEmpty();
        assertThat(checked.receipt().accepted()).isEqualTo(Count.NONE);
        assertThat(checked.receipt().problems()).isEqualTo(checked.problems());
    }

    private Ran check(Batch batch) throws Exception {
        return check(batch.bytes());
    }

    private Ran check(byte[] bytes) throws Exception {
        return check(bytes, false);
    }

    private Ran check(byte[] bytes, boolean again) throws Exception {
        Path file = Files.write(home.resolve("batch"), bytes);
        return Ran.of(village.check.check(
                new Received(
                        new BatchId(123),
                        Village.WIANG,
                        "batch",
                        Sha256.of(bytes),
                        Instant.EPOCH,
                        Optional.empty(),
                        again),
                file));
    }

    private static String wrongDigit(Member member) {
        String id = member.person().orElseThrow().value();
        return id.substring(0, 12) + (id.charAt(12) == '9' ? '0' : (char) (id.charAt(12) + 1));
    }

    private static List<ProblemCode> codes(Ran checked) {
        return checked.problems().stream().map(Problem::code).toList();
    }

    private static List<Label> labels(Ran checked) {
        return checked.lines().stream().map(l -> l.label()).toList();
    }
}
