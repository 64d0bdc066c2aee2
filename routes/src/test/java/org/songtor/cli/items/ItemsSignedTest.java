package org.songtor.cli.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.cli.BothTongues;
import org.songtor.console.ConsoleOfficers;
import org.songtor.console.ConsoleProgram;
import org.songtor.console.ReviewDouble;
import org.songtor.desk.Authorities;
import org.songtor.flow.SongtorSettings;
import org.songtor.items.Correction;
import org.songtor.items.Proposal;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import picocli.CommandLine;

/** Whoever signs by the command line reads before it what is signed: whose id a line goes again under, and which files get the money. */
@SpringBootTest(classes = ConsoleProgram.class)
@ContextConfiguration(initializers = ConsoleOfficers.class)
class ItemsSignedTest {
    private static final String ID = "again\tB000003/2\tfrom xxxxxxxxx0705\tto xxxxxxxxx0708\t";
    private static final String PAYS = "pays\tF000012\tST0000000127\tdokkhamtai,wiang\tdue 25700.00\tlacks 25000.00";
    private static final FundId WIANG = FundId.of("wiang");
    private static final Viewer CHAIR = new Viewer("prasit", Set.of(WIANG), false);
    private static final Viewer OPERATOR = new Viewer("operator", Set.of(), true);
    private static final Viewer TREASURER = new Viewer("malee", Set.of(WIANG), false);

    @Autowired
    ReviewDouble desk;

    @Autowired
    Authorities authorities;

    @Autowired
    SongtorSettings settings;

    @BeforeEach
    @AfterEach
    void none() {
        desk.empty();
    }

    @Test
    void under_whose_id_a_line_goes_again() {
        long item = 100 + Label.REFUSED_BY_AGENCY.ordinal();
        desk.propose(
                CHAIR,
                item,
                new Proposal(
                        DecisionKind.RESUBMIT,
                        "เลขผิด",
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(new Correction(7, NationalId.of("1101700230708")))),
                authorities.by("malee", Optional.of(WIANG)));
        assertThat(said(new ItemsShow(), CHAIR, item)).contains(ID, "นางสมศรี ดวงแก้ว");
        assertThat(said(new ItemsApprove(), CHAIR, 1))
                .startsWith(ID)
                .contains("approved and done")
                .doesNotContain("1101700230708");
    }

    @Test
    void whose_lines_a_decision_is_about() {
        long item = 100 + Label.WRONG_REFERENCE.ordinal();
        String second = "of\t8\tB000003/5\txxxxxxxxx0017\t200.00\tbooked 0.00\tนายเมืองดี ใจมั่น";
        assertThat(said(new ItemsPropose(), TREASURER, item, "WRITE_OFF", "--reason", "ไม่ตามต่อ"))
                .contains(second);
        assertThat(said(new ItemsShow(), CHAIR, item)).contains(second);
        assertThat(said(new ItemsApprove(), CHAIR, 1)).contains(second, "approved and done");
    }

    @Test
    void which_files_a_credit_pays() {
        long item = 100 + Label.CREDIT_WITHOUT_FILE.ordinal();
        assertThat(said(new ItemsPropose(), TREASURER, item, "MATCH_CREDIT", "--reason", "ตามใบนำฝาก", "--file", "12"))
                .startsWith(PAYS)
                .contains("items approve 1");
        assertThat(said(new ItemsShow(), CHAIR, item)).contains(PAYS);
        assertThat(said(new ItemsShow(), CHAIR, item))
                .contains("repaired\t0200423250\t2611200100009\t2026-11-20\t700.00\t");
        assertThat(said(new ItemsApprove(), CHAIR, 1)).startsWith(PAYS).contains("approved and done");
    }

    @Test
    void what_left_an_account_stands_there_in_the_banks_words() {
        long item = 100 + Label.CREDIT_TAKEN_BACK.ordinal();
        String words = "\t0200423250\t2611200100002\t2026-11-22\t100.00\tREVERSAL OF E-1";
        assertThat(said(new ItemsShow(), OPERATOR, item)).contains("bank\tTAKEN" + words);
        desk.unknown.add(item);
        assertThat(said(new ItemsShow(), OPERATOR, item)).contains("bank\tTAKEN_UNKNOWN" + words);
    }

    @Test
    void why_a_file_or_a_credit_may_be_it_stands_there_in_the_words_of_the_page() {
        assertThat(said(new ItemsShow(), OPERATOR, 100 + Label.CREDIT_UNSURE.ordinal()))
                .contains(
                        "file\tF000012\tST0000000127\t25700.00\tยอดตรงกับที่ค้าง 25,700.00 บาท; ห่างจากวันของไฟล์ 3 วัน")
                .contains(" · Exactly what is open, 25,700.00 baht; 3 days from the day of the file")
                .containsPattern("fix\tMATCH_CREDIT\t[A-Z_]+\tจับคู่เงินเข้ากับไฟล์.* · Match the money with files");
        long taken = 100 + Label.CREDIT_TAKEN_BACK.ordinal();
        desk.unknown.add(taken);
        assertThat(said(new ItemsShow(), OPERATOR, taken))
                .contains("came\t61\t", "ยอดเท่ากับที่ออกจากบัญชี 100.00 บาท", " · ", "Exactly what left, 100.00");
    }

    @Test
    void what_an_item_is_about_and_what_is_wrong_with_what_came_are_told_in_words() {
        assertThat(said(new ItemsShow(), OPERATOR, 100 + Label.ARRIVAL_REJECTED.ordinal()))
                .contains("about\t")
                .containsPattern("wrong\tSGT-[0-9]{4}\trow 3\tentry E17\t.*31.00.*30.00.* · .*31.00; 30.00");
        assertThat(said(new ItemsShow(), OPERATOR, 100 + Label.REFUSED_BY_AGENCY.ordinal()))
                .containsPattern("not taken\tSGT-[0-9]{4}\trow 9\tnational_id\t");
    }

    /** A record, an enum in a record or an Optional prints itself as a program reads it. */
    @Test
    void no_line_about_any_item_is_written_for_programs() {
        Pattern java = Pattern.compile("[A-Z][a-zA-Z]+\\[|Optional\\.|@[0-9a-f]{6,}");
        desk.unknown.add(100L + Label.CREDIT_TAKEN_BACK.ordinal());
        int shown = 0;
        for (Label label : Label.values()) {
            long item = 100 + label.ordinal();
            if (desk.item(OPERATOR, item).isPresent()) {
                assertThat(said(new ItemsShow(), OPERATOR, item).lines())
                        .as(label.name())
                        .noneMatch(line -> java.matcher(line).find());
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(10);
    }

    @Test
    void a_list_tells_how_a_file_was_given_up_and_of_no_other_item() {
        StringWriter out = new StringWriter();
        ItemsList command = new ItemsList();
        new CommandLine(command).parseArgs("--by", TREASURER.login());
        command.at(new AtDesk.Desk(desk, authorities, TREASURER, printer(out), words(out)));
        assertThat(out.toString().lines().filter(line -> line.contains("\tlast attempt")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\tUNDELIVERED\t").endsWith("\tlast attempt REFUSED"));
    }

    @Test
    void which_file_a_payer_meant_one_operator_asks_and_the_item_is_named() {
        StringWriter out = new StringWriter();
        assertThatThrownBy(() -> asks(TREASURER, "E17", out))
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(DeskException.Why.NO_RIGHT));
        assertThatThrownBy(() -> asks(OPERATOR, "E18", out))
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(DeskException.Why.NO_SUCH_CREDIT));
        assertThat(out.toString()).isEmpty();
        assertThat(desk.questions).isEmpty();
        asks(OPERATOR, "E17", out);
        assertThat(desk.questions).containsExactly("0200000001 E17 กองทุนแจ้งเลขผิดเดือน");
        assertThat(out.toString())
                .contains("ตั้งเรื่องแล้ว", "two people say which file")
                .endsWith("items show " + (100 + Label.CREDIT_QUESTIONED.ordinal()) + System.lineSeparator());
    }

    private void asks(Viewer who, String entry, StringWriter out) {
        ItemsQuestion command = new ItemsQuestion();
        new CommandLine(command)
                .parseArgs("0200000001", entry, "--reason", "กองทุนแจ้งเลขผิดเดือน", "--by", who.login());
        command.at(new AtDesk.Desk(desk, authorities, who, printer(out), words(out)));
    }

    private static PrintWriter printer(StringWriter out) {
        return new PrintWriter(out, true);
    }

    private BothTongues words(StringWriter out) {
        return new BothTongues(printer(out), settings);
    }

    private String said(AtDesk command, Viewer who, long number, String... more) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs(words(who, number, more));
        command.at(new AtDesk.Desk(desk, authorities, who, printer(out), words(out)));
        return out.toString();
    }

    private static String[] words(Viewer who, long number, String... more) {
        List<String> words = new ArrayList<>(List.of("" + number));
        words.addAll(List.of(more));
        words.addAll(List.of("--by", who.login()));
        return words.toArray(String[]::new);
    }
}
