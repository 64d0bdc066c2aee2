package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.credit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;

/** What a person knows and no file says: whose slip it is, and how a member is named. */
class NamedByPeopleTest extends DeskBench {
    @Test
    void a_line_refused_for_its_name_goes_again_under_the_name_that_the_roster_has() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        roster("W0", "นามเก่า");
        roster("W1", "นามใหม่");
        assertThat(one(item).fixes().get(0))
                .isEqualTo(new Fix(DecisionKind.RESUBMIT, Fix.Why.NAME_DIFFERS_FROM_ROSTER));
        assertThat(one(item).lines().get(0).rosterName()).isEqualTo("นางทดสอบ นามใหม่");
        assertThat(desk.item(Bench.OPERATOR, item).orElseThrow().lines().get(0).rosterName())
                .as("operators need no names")
                .isEmpty();
        Decision done = settle(item, Proposal.of(DecisionKind.RESUBMIT, "ชื่อผิด"));
        Sha256 hash = new Sha256(text("select sha256 from batch where batch_id = "
                + done.batches().get(0).value()));
        String csv = new String(new Stores(DATABASE).keeping().bytes(hash), StandardCharsets.UTF_8);
        assertThat(csv).contains(Bench.person(1).value(), ",นาง,ทดสอบ,นามใหม่,").doesNotContain("นามเก่า");
    }

    /** The one member there is; who was one before is none any more. */
    private void roster(String number, String lastName) {
        PersonName name = new PersonName("นาง", "ทดสอบ", lastName);
        new Stores(DATABASE).rosters().replace(fund, List.of(Member.of(number, Bench.person(1), name, "", Set.of())));
    }

    @Test
    void who_holds_the_paying_in_slip_reads_what_the_bank_wrote_and_names_the_file_by_its_reference() {
        open(3);
        String entry = "SLIP" + System.nanoTime();
        bench.stated(credit(entry, 77, "ฝากเงินสด สาขาเชียงคำ 1509900000017"));
        long item = bench.count(
                "select i.item_id from review_item i join credit c on i.subject = 'credit:' || c.credit_id where c.entry = '"
                        + entry + "'");
        Case asked = desk.item(Bench.OPERATOR, item).orElseThrow();
        assertThat(asked.credit().orElseThrow().text()).isEqualTo("ฝากเงินสด สาขาเชียงคำ xxxxxxxxx0017");
        assertThat(asked.credit().orElseThrow().entry()).isEqualTo(entry);
        assertThat(asked.credit().orElseThrow().account()).isEqualTo("0200000001");
        assertThat(asked.credit().orElseThrow().day()).isEqualTo(Bench.DAY);
        assertThat(asked.credit().orElseThrow().amount()).isEqualTo(Satang.ofBaht(77));
        assertThat(asked.credit().orElseThrow().fee()).isEqualTo(Satang.ZERO);
        assertThat(asked.fixes().get(0).kind()).isEqualTo(DecisionKind.ASK_AGENCY);
        String reference = bench.reference(file).value();
        assertThat(desk.file(Bench.OPERATOR, item, reference.toLowerCase(Locale.ROOT)))
                .isEqualTo(file);
        refused(Why.UNKNOWN_REFERENCE, () -> desk.file(Bench.OPERATOR, item, "ST0000000000"));
        refused(Why.UNKNOWN_REFERENCE, () -> desk.file(Bench.OPERATOR, item, "ST9999999903"));
        FileId another = bench.delivered(bench.batch(fund.value(), 1, ProfileId.of("another/one")), Bench.DUE);
        String theirs = bench.reference(another).value();
        refused(Why.UNKNOWN_REFERENCE, () -> desk.file(Bench.OPERATOR, item, theirs));
        refused(Why.NOT_FOUND, () -> desk.file(viewer, item, reference));
    }
}
