package org.songtor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songtor.match.Labels;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Fix.Again;
import org.songtor.review.Fix.Facts;
import org.songtor.review.Fix.Left;
import org.songtor.review.Fix.Why;

class FixTest {
    @Test
    void every_label_that_asks_for_a_decision_has_one_and_no_other_has() {
        for (Label label : Label.values()) {
            assertThat(Decidable.kinds(label).isEmpty())
                    .as(label.name())
                    .isEqualTo(label.need() != Label.Need.DECISION);
            assertThat(Decidable.kinds(label)).doesNotHaveDuplicates();
            assertThat(Decidable.days(label)).isPositive();
            List<Fix> fixes = Fix.of(label, Facts.NONE);
            assertThat(fixes)
                    .extracting(Fix::kind)
                    .as("what is suggested is allowed: %s", label)
                    .containsExactlyInAnyOrderElementsOf(Decidable.kinds(label).stream()
                            .filter(kind -> kind != DecisionKind.FIRST_STANDS)
                            .filter(kind -> kind != DecisionKind.RESUBMIT || label != Label.UNDELIVERED)
                            .toList());
        }
    }

    @Test
    void a_line_that_went_before_stands_only_where_there_is_one_and_the_agency_has_it_or_may_have_it() {
        for (Label label : Label.values()) {
            boolean refusable = Decidable.kinds(label).contains(DecisionKind.FIRST_STANDS);
            assertThat(kinds(label, Again.ONCE)).as(label.name()).doesNotContain(DecisionKind.FIRST_STANDS);
            assertThat(kinds(label, Again.NOT_TAKEN_OVER)).doesNotContain(DecisionKind.FIRST_STANDS);
            assertThat(kinds(label, Again.SECOND_ALL_BOOKED).contains(DecisionKind.FIRST_STANDS))
                    .as(label.name())
                    .isEqualTo(refusable);
            assertThat(kinds(label, Again.SECOND).contains(DecisionKind.FIRST_STANDS))
                    .as(label.name())
                    .isEqualTo(label == Label.ALREADY_PAID);
        }
        assertThat(first(Label.ALREADY_PAID, again(Again.SECOND)))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.FIRST_MAY_BE_BOOKED));
        assertThat(first(Label.ALREADY_PAID, again(Again.SECOND_ALL_BOOKED)))
                .isEqualTo(new Fix(DecisionKind.FIRST_STANDS, Why.FIRST_IS_BOOKED));
        assertThat(first(Label.FILE_REFUSED, again(Again.SECOND_ALL_BOOKED)))
                .isEqualTo(new Fix(DecisionKind.FIRST_STANDS, Why.FIRST_IS_BOOKED));
        assertThat(first(Label.REFUSED_BY_AGENCY, again(Again.NOT_TAKEN_OVER)))
                .isEqualTo(new Fix(DecisionKind.RESUBMIT, Why.CORRECTION_REFUSED));
    }

    @Test
    void what_is_held_for_a_member_is_given_back_and_what_the_member_owes_is_asked_for_whatever_went_again() {
        for (Again again : Again.values()) {
            assertThat(kinds(Label.HELD_FOR_MEMBER, again))
                    .containsExactly(DecisionKind.RETURN_TO_MEMBER, DecisionKind.WAIT_UNTIL);
            assertThat(kinds(Label.OWED_BY_MEMBER, again))
                    .containsExactly(DecisionKind.MEMBER_PAID, DecisionKind.WRITE_OFF, DecisionKind.WAIT_UNTIL);
        }
        assertThat(first(Label.HELD_FOR_MEMBER, Facts.NONE))
                .isEqualTo(new Fix(DecisionKind.RETURN_TO_MEMBER, Why.MONEY_OF_THE_MEMBER));
        assertThat(first(Label.OWED_BY_MEMBER, Facts.NONE))
                .isEqualTo(new Fix(DecisionKind.MEMBER_PAID, Why.MORE_THAN_MEMBER_PAID));
        assertThat(Stream.of(Label.values())
                        .filter(label -> Decidable.kinds(label).contains(DecisionKind.MEMBER_PAID)))
                .containsExactly(Label.OWED_BY_MEMBER);
    }

    @Test
    void what_the_agency_has_by_an_earlier_line_is_neither_given_away_nor_sent_once_more() {
        // What is held for a member the agency does not have, by whichever line.
        List<Label> ofLines = Stream.of(Label.values())
                .filter(label -> !Decidable.ofHeldMoney(label))
                .toList();
        for (Label label : ofLines) {
            for (Again again : List.of(Again.SECOND_SOME_BOOKED, Again.SECOND_ALL_BOOKED)) {
                assertThat(kinds(label, again))
                        .as(label.name())
                        .doesNotContain(
                                DecisionKind.RESUBMIT,
                                DecisionKind.RETURN_TO_MEMBER,
                                DecisionKind.WRITE_OFF,
                                DecisionKind.MERGE_DUPLICATE);
            }
        }
        assertThat(kinds(Label.ALREADY_PAID, Again.SECOND)).contains(DecisionKind.RETURN_TO_MEMBER);
    }

    private static Facts again(Again again) {
        return new Facts(false, false, false, false, false, false, 0, 0, again, Left.PERHAPS);
    }

    private static Facts once(
            boolean idDiffers,
            boolean nameDiffers,
            boolean less,
            boolean more,
            boolean disputed,
            int filesOfThisSum,
            int files) {
        return new Facts(
                idDiffers, nameDiffers, less, more, disputed, false, filesOfThisSum, files, Again.ONCE, Left.PERHAPS);
    }

    private static List<DecisionKind> kinds(Label label, Again again) {
        return Fix.of(label, again(again)).stream().map(Fix::kind).toList();
    }

    @Test
    void what_the_agency_may_have_booked_is_never_sent_again() {
        Set<Label> never = EnumSet.of(
                Label.AMOUNT_MISMATCH,
                Label.ALREADY_PAID,
                Label.BOOKED_TWICE,
                Label.NEVER_ANSWERED,
                Label.LATE,
                Label.FILE_SHORT,
                Label.FILE_OVER,
                Label.NEVER_PAID);
        assertThat(never).allSatisfy(label -> assertThat(Decidable.kinds(label)).doesNotContain(DecisionKind.RESUBMIT));
    }

    @Test
    void what_could_not_be_delivered_goes_again_only_where_it_surely_never_left() {
        assertThat(fixes(Left.PERHAPS))
                .startsWith(new Fix(DecisionKind.ASK_AGENCY, Why.NOT_DELIVERED))
                .extracting(Fix::kind)
                .doesNotContain(DecisionKind.RESUBMIT);
        assertThat(fixes(Left.NEVER_WITH_OTHERS))
                .as("it may be sent again for all of them")
                .startsWith(new Fix(DecisionKind.WAIT_UNTIL, Why.FILE_MAY_GO_AGAIN))
                .extracting(Fix::kind)
                .doesNotContain(DecisionKind.RESUBMIT);
        assertThat(fixes(Left.NEVER))
                .startsWith(new Fix(DecisionKind.WAIT_UNTIL, Why.FILE_MAY_GO_AGAIN))
                .endsWith(new Fix(DecisionKind.RESUBMIT, Why.POSSIBLE));
        assertThat(fixes(Left.NEVER_AND_STAYS)).startsWith(new Fix(DecisionKind.RESUBMIT, Why.FILE_STAYS));
    }

    private static List<Fix> fixes(Left left) {
        return Fix.of(Label.UNDELIVERED, new Facts(false, false, false, false, false, false, 0, 0, Again.ONCE, left));
    }

    @Test
    void the_first_fix_says_why() {
        assertThat(first(Label.REFUSED_BY_AGENCY, once(true, false, false, false, false, 0, 0)))
                .isEqualTo(new Fix(DecisionKind.RESUBMIT, Why.ID_DIFFERS_FROM_ROSTER));
        assertThat(first(Label.REFUSED_BY_AGENCY, once(false, true, false, false, false, 0, 0)))
                .isEqualTo(new Fix(DecisionKind.RESUBMIT, Why.NAME_DIFFERS_FROM_ROSTER));
        assertThat(first(Label.REFUSED_BY_AGENCY, Facts.NONE))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.REFUSED_AND_NOT_BOOKED));
        assertThat(first(Label.AMOUNT_MISMATCH, once(false, false, true, false, false, 0, 0)))
                .isEqualTo(new Fix(DecisionKind.ACCEPT_AGENCY_AMOUNT, Why.AGENCY_BOOKED_LESS));
        assertThat(first(Label.AMOUNT_MISMATCH, once(false, false, true, true, false, 0, 0)))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.AGENCY_BOOKED_MORE));
        assertThat(first(Label.FILE_OVER, Facts.NONE))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.MORE_MONEY_THAN_ASKED));
        assertThat(first(Label.FILE_OVER, once(false, false, false, false, false, 1, 3)))
                .isEqualTo(new Fix(DecisionKind.MATCH_CREDIT, Why.ONE_FILE_OF_THIS_SUM));
        assertThat(first(Label.FILE_OVER, once(false, false, false, false, false, 2, 3)))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.MORE_MONEY_THAN_ASKED));
        assertThat(first(Label.ALREADY_PAID, Facts.NONE))
                .isEqualTo(new Fix(DecisionKind.MERGE_DUPLICATE, Why.PAID_AT_ANOTHER_COUNTER));
        assertThat(first(Label.AMOUNT_MISMATCH, once(false, false, false, false, true, 0, 0)))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.ANSWERS_DISAGREE));
        assertThat(first(Label.CREDIT_UNSURE, once(false, false, false, false, false, 1, 3)))
                .isEqualTo(new Fix(DecisionKind.MATCH_CREDIT, Why.ONE_FILE_OF_THIS_SUM));
        assertThat(first(Label.CREDIT_UNSURE, once(false, false, false, false, false, 2, 2)))
                .isEqualTo(new Fix(DecisionKind.MATCH_CREDIT, Why.SEVERAL_FILES_COULD_BE));
        assertThat(first(Label.CREDIT_WITHOUT_FILE, Facts.NONE))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.NO_FILE_COULD_BE));
    }

    @Test
    void what_was_taken_back_people_say_only_where_the_bank_does_not_and_no_amount_alone_suggests_it() {
        List<Fix> all = Fix.of(Label.CREDIT_TAKEN_BACK, Facts.NONE);
        assertThat(Fix.ofDebit(all, false, 1)).extracting(Fix::kind).doesNotContain(DecisionKind.MATCH_DEBIT);
        for (int numbered : new int[] {0, 2}) {
            assertThat(Fix.ofDebit(all, true, numbered))
                    .startsWith(
                            new Fix(DecisionKind.ASK_AGENCY, Why.MONEY_WENT_BACK),
                            new Fix(DecisionKind.MATCH_DEBIT, Why.POSSIBLE));
        }
        assertThat(Fix.ofDebit(all, true, 1))
                .startsWith(new Fix(DecisionKind.MATCH_DEBIT, Why.BANK_NAMES_CREDIT))
                .hasSameSizeAs(all);
        assertThat(Fix.ofDebit(Fix.of(Label.FILE_OVER, Facts.NONE), true, 1))
                .isEqualTo(Fix.of(Label.FILE_OVER, Facts.NONE));
    }

    @Test
    void money_that_was_held_in_trust_is_asked_about_where_other_money_would_go_again() {
        Facts mistyped = once(true, false, false, false, false, 0, 0);
        for (Label label : List.of(Label.FILE_REFUSED, Label.REFUSED_BY_AGENCY, Label.NOT_ELIGIBLE)) {
            assertThat(first(label, mistyped).kind()).as(label.name()).isEqualTo(DecisionKind.RESUBMIT);
            List<Fix> held = Fix.ofHeld(label, mistyped);
            assertThat(held.get(0)).isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.HELD_MONEY_GOES_ONCE));
            assertThat(held)
                    .extracting(Fix::kind)
                    .doesNotHaveDuplicates()
                    .doesNotContain(DecisionKind.RESUBMIT)
                    .hasSize(Fix.of(label, mistyped).size() - 1);
        }
        assertThat(Fix.ofHeld(Label.NOT_ELIGIBLE, Facts.NONE).get(0))
                .as("what is suggested anyway stays")
                .isEqualTo(first(Label.NOT_ELIGIBLE, Facts.NONE));
        assertThat(Fix.ofHeld(Label.AMOUNT_MISMATCH, mistyped)).isEqualTo(Fix.of(Label.AMOUNT_MISMATCH, mistyped));
    }

    @Test
    void every_trouble_with_money_has_a_suggestion_that_says_why() {
        Facts oneFile = once(false, false, true, false, false, 0, 0);
        Set<Label> withMoney = EnumSet.copyOf(Labels.OF_SENT_LINES);
        withMoney.addAll(Labels.OF_CREDITS);
        withMoney.addAll(Set.of(Label.REFUSED_AT_INTAKE, Label.HELD_FOR_REVIEW, Label.BOOKED_NEVER_SENT));
        withMoney.removeIf(label -> label.need() != Label.Need.DECISION || label == Label.DECISION_CONTRADICTED);
        assertThat(withMoney)
                .hasSizeGreaterThan(20)
                .allSatisfy(label -> assertThat(first(label, oneFile).why()).isNotEqualTo(Why.POSSIBLE));
        assertThat(first(Label.WRONG_BILLER, oneFile))
                .isEqualTo(new Fix(DecisionKind.ASK_AGENCY, Why.BOOKED_ELSEWHERE));
    }

    @Test
    void what_the_agency_has_is_accepted_as_it_booked_it_and_nothing_is_where_it_booked_nothing() {
        Facts nothing = new Facts(false, false, true, false, false, true, 0, 0, Again.ONCE, Left.PERHAPS);
        for (Label label : ACCEPTING) {
            for (Facts booked : List.of(
                    Facts.NONE,
                    once(false, false, true, false, false, 0, 0),
                    once(false, false, false, true, false, 0, 0))) {
                assertThat(Fix.of(label, booked))
                        .as(label.name())
                        .contains(new Fix(DecisionKind.ACCEPT_AGENCY_AMOUNT, Why.POSSIBLE));
            }
            assertThat(Fix.of(label, nothing))
                    .as(label.name())
                    .extracting(Fix::kind)
                    .doesNotContain(DecisionKind.ACCEPT_AGENCY_AMOUNT);
        }
        assertThat(Fix.of(Label.AMOUNT_MISMATCH, nothing))
                .extracting(Fix::kind)
                .contains(DecisionKind.ACCEPT_AGENCY_AMOUNT, DecisionKind.WRITE_OFF);
        assertThat(Decidable.kinds(Label.LATE)).as("the bank has the money").doesNotContain(DecisionKind.WRITE_OFF);
    }

    @Test
    void what_the_agency_booked_is_not_offered_to_be_sent_again() {
        for (Label label : Label.values()) {
            assertThat(Fix.ofBooked(label, Fix.of(label, Facts.NONE), true))
                    .as(label.name())
                    .extracting(Fix::kind)
                    .doesNotContain(DecisionKind.RESUBMIT);
        }
        for (Label label : ACCEPTING) {
            List<Fix> second = Fix.of(label, again(Again.SECOND_ALL_BOOKED));
            assertThat(second).as(label.name()).extracting(Fix::kind).contains(DecisionKind.FIRST_STANDS);
            assertThat(Fix.ofBooked(label, second, true))
                    .as("and is there by both: " + label.name())
                    .extracting(Fix::kind)
                    .contains(DecisionKind.ASK_AGENCY, DecisionKind.ACCEPT_AGENCY_AMOUNT)
                    .doesNotContain(DecisionKind.FIRST_STANDS);
        }
        assertThat(Fix.ofBooked(Label.WRONG_BILLER, Fix.of(Label.WRONG_BILLER, Facts.NONE), false))
                .as("the others of a part")
                .extracting(Fix::kind)
                .contains(DecisionKind.RESUBMIT);
    }

    private static final List<Label> ACCEPTING = List.of(
            Label.FILE_REFUSED,
            Label.REFUSED_BY_AGENCY,
            Label.NOT_ELIGIBLE,
            Label.ALREADY_PAID,
            Label.WRONG_REFERENCE,
            Label.SERVICE_CODE_SWAPPED,
            Label.WRONG_BILLER,
            Label.DATE_DIFFERS,
            Label.CANCEL_INELIGIBLE);

    @Test
    void what_may_be_booked_and_may_not_be_given_away_for_it_can_be_accepted() {
        assertThat(Label.values()).filteredOn(Decidable::findsFault).containsExactlyInAnyOrderElementsOf(ACCEPTING);
        for (Label label : Label.values()) {
            boolean gives = Decidable.kinds(label).stream().anyMatch(kind -> Decidable.givesAway(label, kind));
            boolean silent = label == Label.NEVER_ANSWERED || label == Label.UNDELIVERED;
            assertThat(Decidable.kinds(label).contains(DecisionKind.ACCEPT_AGENCY_AMOUNT))
                    .as(label.name())
                    .isEqualTo(gives && !silent || label == Label.LATE || label == Label.BOOKED_TWICE);
        }
        assertThat(Fix.ofBooked(Label.AMOUNT_MISMATCH, Fix.of(Label.AMOUNT_MISMATCH, Facts.NONE), true))
                .extracting(Fix::kind)
                .containsExactly(
                        DecisionKind.ACCEPT_AGENCY_AMOUNT,
                        DecisionKind.ASK_AGENCY,
                        DecisionKind.WAIT_UNTIL,
                        DecisionKind.BOOKING_GONE);
        assertThat(Fix.ofBooked(Label.FILE_REFUSED, Fix.of(Label.FILE_REFUSED, Facts.NONE), true))
                .startsWith(new Fix(DecisionKind.ASK_AGENCY, Why.REFUSED_AND_BOOKED))
                .extracting(Fix::kind)
                .containsExactly(
                        DecisionKind.ASK_AGENCY,
                        DecisionKind.ACCEPT_AGENCY_AMOUNT,
                        DecisionKind.WAIT_UNTIL,
                        DecisionKind.BOOKING_GONE);
    }

    @Test
    void that_a_booking_was_taken_back_is_offered_only_where_there_is_one_and_is_worth_what_was_booked() {
        Facts unbooked = new Facts(false, false, false, false, false, true, 0, 0, Again.ONCE, Left.PERHAPS);
        for (Label label : Label.values()) {
            assertThat(Fix.of(label, unbooked)).extracting(Fix::kind).doesNotContain(DecisionKind.BOOKING_GONE);
            assertThat(kinds(label, Again.SECOND_ALL_BOOKED).contains(DecisionKind.BOOKING_GONE))
                    .as("also of what went again: %s", label)
                    .isEqualTo(Decidable.kinds(label).contains(DecisionKind.BOOKING_GONE));
        }
        List<Worth.Line> lines = List.of(
                new Worth.Line(1, Satang.ofBaht(100), Satang.ofBaht(80)),
                new Worth.Line(2, Satang.ofBaht(100), Satang.ofBaht(130)));
        assertThat(Worth.of(DecisionKind.BOOKING_GONE, lines, Satang.ZERO)).isEqualTo(Satang.ofBaht(210));
    }

    @Test
    void more_than_was_sent_is_accepted_only_of_what_no_answer_booked_more_than_once() {
        for (Label label : ACCEPTING) {
            assertThat(takes(label, 0, false)).as(label.name()).isFalse();
            assertThat(takes(label, 80, false)).as(label.name()).isTrue();
            assertThat(takes(label, 100, true)).as(label.name()).isTrue();
            assertThat(takes(label, 130, false)).as(label.name()).isTrue();
            assertThat(takes(label, 200, true)).as(label.name()).isFalse();
        }
        assertThat(takes(Label.LATE, 80, false)).isFalse();
        assertThat(takes(Label.LATE, 100, false)).isTrue();
        assertThat(takes(Label.AMOUNT_MISMATCH, 200, false)).isTrue();
        assertThat(takes(Label.AMOUNT_MISMATCH, 0, false)).isTrue();
    }

    private static boolean takes(Label label, long accepted, boolean repeated) {
        Satang booked = Satang.ofBaht(accepted);
        return Decidable.takes(label, new Worth.Line(1, Satang.ofBaht(100), booked, List.of(booked), repeated));
    }

    @Test
    void what_was_booked_twice_was_collected_once_and_is_not_the_members_whole() {
        assertThat(Decidable.kinds(Label.BOOKED_TWICE))
                .contains(DecisionKind.ACCEPT_AGENCY_AMOUNT)
                .doesNotContain(DecisionKind.MERGE_DUPLICATE, DecisionKind.RETURN_TO_MEMBER, DecisionKind.WRITE_OFF);
        assertThat(Fix.of(Label.BOOKED_TWICE, once(false, false, false, true, false, 0, 0)))
                .contains(new Fix(DecisionKind.ACCEPT_AGENCY_AMOUNT, Why.POSSIBLE));
        assertThat(takes(Label.BOOKED_TWICE, 100, true)).isTrue();
        assertThat(takes(Label.BOOKED_TWICE, 80, true)).isTrue();
        assertThat(takes(Label.BOOKED_TWICE, 200, true))
                .as("nobody collected it")
                .isFalse();
    }

    @Test
    void which_amount_is_accepted_is_said_unless_it_was_booked_as_it_was_sent_and_only_more_than_once() {
        Satang sent = Satang.ofBaht(100);
        List<Satang> twice = List.of(sent, Satang.ofBaht(200));
        assertThat(Decidable.mustBeNamed(Label.BOOKED_TWICE, sent, twice)).isFalse();
        assertThat(Decidable.mustBeNamed(Label.REFUSED_BY_AGENCY, sent, twice)).isTrue();
        assertThat(Decidable.mustBeNamed(
                        Label.BOOKED_TWICE, sent, List.of(Satang.ofBaht(90), sent, Satang.ofBaht(200))))
                .isTrue();
        assertThat(Decidable.mustBeNamed(Label.BOOKED_TWICE, sent, List.of(Satang.ofBaht(200), Satang.ofBaht(400))))
                .isTrue();
        assertThat(Decidable.mustBeNamed(Label.BOOKED_TWICE, Satang.ZERO, List.of(Satang.ZERO, sent)))
                .isTrue();
        assertThat(Decidable.mustBeNamed(Label.AMOUNT_MISMATCH, sent, List.of(Satang.ofBaht(80))))
                .isFalse();
    }

    @Test
    void the_tier_is_chosen_by_the_money_that_moves() {
        List<Worth.Line> lines = List.of(
                new Worth.Line(1, Satang.ofBaht(100), Satang.ofBaht(80)),
                new Worth.Line(2, Satang.ofBaht(100), Satang.ofBaht(130)));
        assertThat(Worth.of(DecisionKind.ACCEPT_AGENCY_AMOUNT, lines, Satang.ZERO))
                .isEqualTo(Satang.ofBaht(50));
        List<Worth.Line> asSent = List.of(lines.get(0), new Worth.Line(3, Satang.ofBaht(100), Satang.ofBaht(100)));
        assertThat(Worth.of(DecisionKind.ACCEPT_AGENCY_AMOUNT, asSent, Satang.ZERO))
                .isEqualTo(Satang.ofBaht(20));
        assertThat(Worth.of(DecisionKind.RETURN_TO_MEMBER, lines, Satang.ZERO)).isEqualTo(Satang.ofBaht(200));
        assertThat(Worth.of(DecisionKind.NOT_OURS, List.of(), Satang.ofBaht(7))).isEqualTo(Satang.ofBaht(7));
    }

    @Test
    void of_an_amount_that_is_accepted_it_is_told_which_one_of_how_much() {
        Worth.Line less = new Worth.Line(1, Satang.ofBaht(144), Satang.ofBaht(40));
        Worth.Line more = new Worth.Line(2, Satang.ofBaht(100), Satang.ofBaht(130));
        Worth.Line asSent = new Worth.Line(3, Satang.ofBaht(140), Satang.ofBaht(140));
        assertThat(Accepted.of(List.of(less, asSent)))
                .isEqualTo(new Accepted(Satang.ofBaht(284), Satang.ofBaht(180), Satang.ofBaht(104)))
                .matches(both -> !both.bothWays() && !both.asSent());
        assertThat(Accepted.of(List.of(less, more)))
                .isEqualTo(new Accepted(Satang.ofBaht(244), Satang.ofBaht(170), Satang.ofBaht(134)))
                .matches(Accepted::bothWays);
        assertThat(Accepted.of(List.of(asSent))).matches(Accepted::asSent);
        assertThat(told(DecisionKind.ACCEPT_AGENCY_AMOUNT, less)).isEqualTo("40.00 of 144.00 sent, difference 104.00");
        assertThat(told(DecisionKind.ACCEPT_AGENCY_AMOUNT, asSent)).isEqualTo("140.00 as sent, no difference");
        assertThat(told(DecisionKind.RETURN_TO_MEMBER, less)).isEqualTo("144.00");
    }

    private static String told(DecisionKind kind, Worth.Line line) {
        return Worth.told(kind, List.of(line), Worth.of(kind, List.of(line), Satang.ZERO));
    }

    @Test
    void a_paper_is_what_its_bytes_say() {
        assertThat(FileKind.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).contains(FileKind.PDF);
        assertThat(FileKind.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}))
                .contains(FileKind.PNG);
        assertThat(FileKind.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1}))
                .contains(FileKind.JPG);
        assertThat(FileKind.of("%PDF".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(FileKind.of("<svg/>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(FileKind.of(new byte[0])).isEmpty();
    }

    private static Fix first(Label label, Facts facts) {
        return Fix.of(label, facts).get(0);
    }
}
