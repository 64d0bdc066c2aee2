package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Due;
import org.songtor.items.Filter;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Answer;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.FileKind;
import org.songtor.review.ItemState;

/** What people write and attach, what a letter says, and who sees it. */
class DeskPapersTest extends DeskBench {
    @Test
    void asking_the_agency_moves_no_money_and_makes_a_letter_with_masked_ids() {
        long item = mismatch();
        LocalDate day = TODAY.plusDays(14);
        refused(
                Why.WRONG_DAY,
                () -> desk.propose(viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "x", TODAY), by("malee")));
        Decision asked = desk.propose(
                viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ทำไมลงบัญชี 80 บาท", day), by("malee"));
        assertThat(asked.state()).isEqualTo(DecisionState.DONE);
        assertThat(asked.until()).contains(day);
        Letter letter = desk.letter(viewer, asked.id()).orElseThrow();
        assertThat(letter.reference()).isEqualTo(bench.reference(file).value());
        assertThat(letter.answerBy()).isEqualTo(day);
        assertThat(letter.rows()).singleElement().satisfies(row -> {
            assertThat(row.person()).isEqualTo(Bench.person(1).masked());
            assertThat(row.booked()).containsExactly(Satang.ofBaht(80));
        });
        assertThat(letter.toString()).doesNotContain(Bench.person(1).value());
        assertThat(desk.letter(Bench.OPERATOR, asked.id())
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .name())
                .isEmpty();
        assertThat(live(asked)).isEqualTo(1);
        assertThat(desk.undo(viewer, asked.id(), by("malee"), "ถามทางโทรศัพท์แล้ว")
                        .state())
                .as("one person alone takes it back")
                .isEqualTo(DecisionState.DONE);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
    }

    @Test
    void a_note_hides_an_id_wherever_it_stands_and_keeps_its_lines() {
        long item = mismatch();
        String person = Bench.person(1).value();
        String printed = person.replaceAll("(.)(....)(.....)(..)(.)", "$1-$2-$3-$4-$5");
        for (int before = 160; before <= 200; before += 4) {
            for (String id : List.of(person, printed, printed.replace('-', '.'))) {
                desk.note(viewer, item, "malee", "ก".repeat(before) + id + " ข\n\nค");
            }
        }
        assertThat(one(item).notes()).hasSize(33).allSatisfy(note -> {
            assertThat(note.text().chars().filter(Character::isDigit).count()).isEqualTo(4);
            assertThat(note.text()).startsWith("กก").endsWith(" ข\n\nค");
        });
    }

    @Test
    void a_reason_has_two_hundred_characters_at_most_whoever_gives_it() {
        long item = mismatch();
        String longest = "ก".repeat(200);
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, Proposal.of(accept(), longest + "ก"), by("malee")));
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), " " + longest + " "), by("malee"));
        assertThat(proposed.reason()).isEqualTo(longest);
        refused(Why.INCOMPLETE, () -> desk.sendBack(viewer, proposed.id(), by("somchai"), longest + "ก"));
        refused(Why.INCOMPLETE, () -> desk.sendBack(viewer, proposed.id(), by("somchai"), " "));
        desk.sendBack(viewer, proposed.id(), by("somchai"), longest);
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        refused(Why.INCOMPLETE, () -> desk.undo(viewer, done.id(), by("malee"), longest + "ก"));
        assertThat(desk.undo(viewer, done.id(), by("malee"), longest).reason()).isEqualTo(longest);
    }

    @Test
    void a_letter_names_each_amount_that_answers_had_booked_and_never_their_sum() {
        long item = mismatch();
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90)));
        Decision asked = desk.propose(
                viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "80 หรือ 90", TODAY.plusDays(14)), by("malee"));
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 70)));
        assertThat(desk.letter(viewer, asked.id()).orElseThrow().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.booked()).containsExactly(Satang.ofBaht(80), Satang.ofBaht(90)));
    }

    @Test
    void a_letter_keeps_what_the_agency_had_said_when_it_was_asked() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Decision asked = desk.propose(
                viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ทำไม", TODAY.plusDays(14)), by("malee"));
        bench.answered(bench.answer(file, 1, Bench.booked(1, 1, 100)));
        assertThat(desk.letter(viewer, asked.id()).orElseThrow().rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.verdict()).isEqualTo("REFUSED");
                    assertThat(row.cause()).isEqualTo("E1");
                    assertThat(row.booked()).isEmpty();
                });
    }

    @Test
    void another_funds_people_find_nothing_and_the_reader_role_sees_no_row() {
        long item = mismatch();
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee"));
        desk.note(viewer, item, "malee", "ของเราเท่านั้น");
        Viewer stranger = new Viewer("stranger", Set.of(FundId.of("stranger")), false);
        assertThat(desk.items(stranger, Filter.OPEN, 100)).isEmpty();
        assertThat(desk.item(stranger, item)).isEmpty();
        assertThat(desk.decision(stranger, proposed.id())).isEmpty();
        refused(Why.NOT_FOUND, () -> desk.approve(stranger, proposed.id(), by("somchai")));
        refused(Why.NOT_FOUND, () -> desk.note(stranger, item, "x", "x"));
        Reading reading = new Reading(DATABASE.dataSource(), new Stores(DATABASE).transactions());
        for (String table : List.of("decision", "decision_line", "item_note", "item_attachment", "decision_batch")) {
            assertThat(reading.as(stranger, () -> bench.count("select count(*) from " + table)))
                    .as(table)
                    .isZero();
        }
        assertThat(reading.as(viewer, () -> bench.count("select count(*) from item_note")))
                .isEqualTo(1);
    }

    @Test
    void papers_are_known_by_their_bytes_bounded_and_kept_sealed() {
        long item = mismatch();
        byte[] pdf = "%PDF-1.7 slip".getBytes(StandardCharsets.UTF_8);
        refused(
                Why.WRONG_TYPE,
                () -> desk.attach(viewer, item, "malee", "slip.pdf", "MZ program".getBytes(StandardCharsets.UTF_8)));
        refused(Why.TOO_LARGE, () -> desk.attach(viewer, item, "malee", "x.pdf", new byte[FileKind.LARGEST + 1]));
        var kept = desk.attach(viewer, item, "malee", "../สลิป 1509900000017.exe", pdf);
        assertThat(kept.kind()).isEqualTo(FileKind.PDF);
        assertThat(kept.name()).isEqualTo("สลิป xxxxxxxxx0017.exe");
        assertThat(desk.attach(viewer, item, "malee", "again.pdf", pdf).id()).isEqualTo(kept.id());
        assertThat(desk.attachment(viewer, item, kept.id())).contains(pdf);
        assertThat(bench.count("select count(*) from evidence_piece where sha256 = '"
                        + Sha256.of(pdf).hex() + "' and position('%PDF'::bytea in sealed) > 0"))
                .isZero();
        for (int n = 1; n < FileKind.MOST; n++) {
            desk.attach(viewer, item, "malee", "x", ("%PDF-" + n).getBytes(StandardCharsets.UTF_8));
        }
        refused(
                Why.TOO_MANY,
                () -> desk.attach(viewer, item, "malee", "x", "%PDF-more".getBytes(StandardCharsets.UTF_8)));
        sqlRefused(
                "insert into item_attachment (item_id, sha256, name, kind, size, login) select " + item
                        + ", sha256, 'x', 'PDF', 1, 'x' from evidence where kind <> 'attachment' limit 1",
                "ten at most");
        Viewer stranger = new Viewer("stranger", Set.of(FundId.of("stranger")), false);
        assertThat(desk.attachment(stranger, item, kept.id())).isEmpty();
        desk.note(viewer, item, "malee", "โทรถามแล้ว เลข 1509900000017");
        assertThat(one(item).notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).isEqualTo("โทรถามแล้ว เลข xxxxxxxxx0017"));
    }

    @Test
    void an_operator_sees_that_a_fund_attached_and_wrote_something_and_not_what() {
        long item = mismatch();
        byte[] pdf = "%PDF-1.7 passbook".getBytes(StandardCharsets.UTF_8);
        long paper = desk.attach(viewer, item, "malee", "สมุดของ มาลี.pdf", pdf).id();
        desk.note(viewer, item, "malee", "โทรหามาลีแล้ว");
        Case seen = desk.item(Bench.OPERATOR, item).orElseThrow();
        assertThat(seen.attachments()).singleElement().satisfies(a -> {
            assertThat(a.kind() + " " + a.size()).isEqualTo("PDF " + pdf.length);
            assertThat(a.name()).isEmpty();
        });
        assertThat(seen.notes())
                .singleElement()
                .satisfies(n -> assertThat(n.text()).isEmpty());
        refused(Why.NO_RIGHT, () -> desk.attachment(Bench.OPERATOR, item, paper));
        String opened =
                "select count(*) from journal where event = 'item.paper-opened' and subject = 'item:" + item + "'";
        assertThat(bench.count(opened)).isZero();
        assertThat(desk.attachment(viewer, item, paper)).contains(pdf);
        assertThat(bench.count(opened + " and actor = '" + viewer.login() + "'"))
                .isEqualTo(1);
        long credit = bench.jdbc
                .sql(
                        "insert into review_item (label, subject, owner, at_risk, note) values ('CREDIT_WITHOUT_FILE', 'credit:999', 'operator', 100, '') returning item_id")
                .query(Long.class)
                .single();
        long slip =
                desk.attach(Bench.OPERATOR, credit, "operator", "slip.pdf", pdf).id();
        assertThat(desk.attachment(Bench.OPERATOR, credit, slip))
                .as("of an item that asks operators")
                .contains(pdf);
        assertThat(bench.count("select count(*) from journal where event = 'item.paper-opened' and subject = 'item:"
                        + credit + "' and actor = '" + Bench.OPERATOR.login() + "'"))
                .isEqualTo(1);
    }

    @Test
    void nobody_lets_go_of_an_item_for_another_and_what_is_not_said_stays() {
        long item = mismatch();
        LocalDate asked = one(item).row().due();
        desk.assign(viewer, item, by("malee"), Optional.of(true), Optional.empty());
        assertThat(owner(item)).isEqualTo("malee");
        assertThat(one(item).row().due())
                .as("the day its label asks is not frozen by whoever takes it")
                .isEqualTo(asked);
        assertThat(text("select coalesce(due_on::text, '-') from review_item where item_id = " + item))
                .isEqualTo("-");
        Due later = Due.on(TODAY.plusDays(30));
        desk.assign(viewer, item, by("kanda"), Optional.empty(), Optional.of(later));
        assertThat(owner(item)).as("moved by another, still hers").isEqualTo("malee");
        desk.assign(viewer, item, by("kanda"), Optional.of(false), Optional.empty());
        assertThat(owner(item)).as("nobody lets go for another").isEqualTo("malee");
        desk.assign(viewer, item, by("malee"), Optional.of(false), Optional.empty());
        assertThat(owner(item)).isNotEqualTo("malee");
        assertThat(one(item).row().due()).as("the day stays").isEqualTo(TODAY.plusDays(30));
        assertThat(text("select detail from journal where subject = 'item:" + item
                        + "' and event = 'item.assigned' order by entry_id desc limit 1"))
                .isEqualTo("- " + TODAY.plusDays(30));
        desk.assign(viewer, item, by("kanda"), Optional.of(true), Optional.of(new Due(Optional.empty())));
        assertThat(owner(item)).isEqualTo("kanda");
        assertThat(one(item).row().due()).isEqualTo(asked);
    }

    @Test
    void who_may_not_decide_takes_no_item_and_sets_no_day() {
        long item = mismatch();
        String before = owner(item);
        Optional<Due> later = Optional.of(Due.on(TODAY.plusDays(9)));
        refused(Why.NO_RIGHT, () -> desk.assign(viewer, item, by("wichai"), Optional.of(true), Optional.empty()));
        refused(Why.NO_RIGHT, () -> desk.assign(viewer, item, by("wichai"), Optional.empty(), later));
        refused(Why.NOT_IN_OFFICE, () -> desk.assign(viewer, item, by("former"), Optional.of(true), later));
        assertThat(owner(item)).isEqualTo(before);
        assertThat(one(item).row().due()).isNotEqualTo(TODAY.plusDays(9));
    }

    @Test
    void what_one_person_puts_off_again_and_again_is_told_to_whoever_sees_the_fund() {
        long item = mismatch();
        assertThat(desk.waiting(viewer, 10)).isEmpty();
        for (int days : new int[] {10, 366}) {
            desk.propose(
                    viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอ", TODAY.plusDays(days)), by("malee"));
        }
        assertThat(desk.items(viewer, Filter.OPEN, 10)).as("hidden").isEmpty();
        for (Viewer reader : List.of(new Viewer("somchai", Set.of(fund), false), Bench.OPERATOR)) {
            assertThat(desk.waiting(reader, 1_000).stream().filter(w -> w.row().id() == item))
                    .singleElement()
                    .satisfies(waits -> {
                        assertThat(waits.by()).isEqualTo("malee");
                        assertThat(waits.kind()).isEqualTo(DecisionKind.WAIT_UNTIL);
                        assertThat(waits.until()).isEqualTo(TODAY.plusDays(366));
                        assertThat(waits.times()).isEqualTo(2);
                    });
        }
        assertThat(desk.waiting(new Viewer("stranger", Set.of(FundId.of("stranger")), false), 10))
                .isEmpty();
    }

    @Test
    void a_day_that_is_nobodys_day_is_refused_and_changes_nothing() {
        long item = mismatch();
        LocalDate asked = one(item).row().due();
        for (String day : List.of(
                "0000-01-01",
                "+999999999-12-31",
                "-999999999-01-01",
                "2569-12-05",
                TODAY.plusDays(367).toString(),
                TODAY.minusDays(367).toString())) {
            refused(
                    Why.WRONG_DAY,
                    () -> desk.assign(
                            viewer, item, by("malee"), Optional.of(true), Optional.of(Due.on(LocalDate.parse(day)))));
        }
        assertThat(owner(item)).isNotEqualTo("malee");
        assertThat(one(item).row().due()).isEqualTo(asked);
        for (LocalDate day : List.of(TODAY.minusDays(366), TODAY.plusDays(366))) {
            desk.assign(viewer, item, by("malee"), Optional.empty(), Optional.of(Due.on(day)));
            assertThat(one(item).row().due()).isEqualTo(day);
        }
        assertThat(desk.items(viewer, new Filter(Optional.empty(), Optional.empty(), 36_500, false), 10))
                .as("the oldest age that may be asked for is one the store knows")
                .isEmpty();
    }

    private String owner(long item) {
        return one(item).row().owner();
    }

    @Test
    void the_list_is_by_label_age_and_most_money_first() {
        long item = mismatch();
        Row row = desk.items(viewer, Filter.OPEN, 10).get(0);
        assertThat(row.id()).isEqualTo(item);
        assertThat(row.due())
                .isEqualTo(
                        LocalDate.ofInstant(row.openedAt(), DecisionRows.ZONE).plusDays(7));
        assertThat(desk.items(viewer, new Filter(Optional.of(Label.LATE), Optional.empty(), 0, false), 10))
                .isEmpty();
        assertThat(desk.items(viewer, new Filter(Optional.empty(), Optional.empty(), 3, false), 10))
                .isEmpty();
        assertThat(desk.items(viewer, new Filter(Optional.empty(), Optional.of(fund), 0, false), 10))
                .hasSize(1);
    }
}
