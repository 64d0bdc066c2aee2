package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.PaymentReference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;

/** Evidence takes money from a file of which people said that a bank took it back: they are asked again, and a check of the books finds where nobody is. */
class TakenMoreLaterTest extends TakenMoreBench {
    /** A file whose reference was cut off in the credit's text, and no other is like it. */
    private void repaired() {
        bench.jdbc.sql("""
                        insert into sequence_counter values ('reference', 1)
                        on conflict (stream) do update set last_value = sequence_counter.last_value + 7919131
                        """).update();
        sent = booked();
        came("C", sent.baht(), cut(bench.reference(sent.file())));
        lookedAt();
        assertThat(standing(sent)).startsWith("[SETTLED]");
    }

    private static String cut(PaymentReference reference) {
        return reference.value().substring(0, 11);
    }

    @Test
    void a_repaired_credit_that_a_later_file_makes_doubtful_asks_again_until_it_is_given_back() {
        repaired();
        long item = taken("R", sent.baht());
        assertThat(asked(item)).isFalse();
        other = booked(sent.lines());
        lookedAt();
        assertThat(bench.count("select count(*) from credits_of(" + sent.file().value() + ")"))
                .isZero();
        assertThat(asked(item)).isTrue();
        assertThat(seen(item).takenOtherwise()).isTrue();
        heldOrAsked();
        Decision given = given(about(credit("C")));
        assertThat(asked(item)).as("as much came as was taken").isFalse();
        heldOrAsked();
        refused(
                org.songtor.review.DeskException.Why.TAKES_MORE,
                () -> desk.undo(Bench.OPERATOR, given.id(), TwoOperators.FIRST, "ผิด"));
    }

    @Test
    void who_proposed_something_about_it_meanwhile_goes_on() {
        repaired();
        long item = taken("R", sent.baht());
        Decision done = seen(item).decisions().get(0);
        other = booked(sent.lines());
        lookedAt();
        Decision undo = desk.undo(Bench.OPERATOR, done.id(), TwoOperators.FIRST, "ผิด");
        given(about(credit("C")));
        assertThat(asked(item)).isTrue();
        operators.carriedOut(operators.approved(undo));
        lookedAt();
        heldOrAsked();
        assertThat(standing(sent)).startsWith("[SETTLED]");
    }

    @Test
    void a_reversal_that_names_the_file_besides_asks_again_and_a_check_finds_where_nobody_is_asked() {
        files();
        long item = taken("R", sent.baht() - 20);
        left("N1", 20, reference(sent));
        assertThat(asked(item)).as("all of it").isFalse();
        long second = left("N2", 1, reference(sent));
        assertThat(asked(item)).isTrue();
        heldOrAsked();
        Planted.closed(DATABASE.dataSource(), "item_id = " + item);
        assertThat(found()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.TAKEN);
            assertThat(one.where()).isEqualTo("file " + sent.file().value());
            assertThat(one.books()).isEqualTo(100 * sent.baht() + 100 + " satang taken back");
            assertThat(one.evidence()).isEqualTo(100 * sent.baht() + " satang came");
        });
        operators.settle(second, Proposal.of(DecisionKind.NOT_OURS, "ธนาคารผิด"));
        lookedAt();
        heldOrAsked();
    }

    /** The credit itself is taken back by an entry whose text has its number. */
    @Test
    void a_credit_that_is_taken_back_by_its_number_asks_again() {
        files();
        long item = taken("R", 30);
        left("N", sent.baht(), "back " + run + "C" + sent.file().value());
        assertThat(asked(item)).isTrue();
        heldOrAsked();
    }

    @Test
    void more_money_for_the_file_ends_the_question() {
        files();
        long item = taken("R", sent.baht());
        left("N", 40, reference(sent));
        assertThat(asked(item)).isTrue();
        came("more", 39, reference(sent));
        lookedAt();
        assertThat(asked(item)).isTrue();
        came("last", 1, reference(sent));
        lookedAt();
        assertThat(asked(item)).isFalse();
        heldOrAsked();
    }

    /** As it was possible before: the credit left, and the debit's item is closed still. */
    @Test
    void a_credit_that_left_behind_the_tables_is_found() {
        files();
        Decision given = given(nameless("N"));
        taken("R", sent.baht() + 100);
        assertThat(found()).isEmpty();
        String plant = "update decision_credit set live = %s where decision_id = " + given.id();
        Planted.behind(
                DATABASE.dataSource(),
                "decision_credit user",
                () -> bench.jdbc.sql(plant.formatted("false")).update());
        assertThat(found())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.where()).isEqualTo("file " + sent.file().value()));
        Planted.behind(
                DATABASE.dataSource(),
                "decision_credit user",
                () -> bench.jdbc.sql(plant.formatted("true")).update());
        assertThat(found()).isEmpty();
    }
}
