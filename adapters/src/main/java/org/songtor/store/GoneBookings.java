package org.songtor.store;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Label;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Worth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an agency booked and took back, as its letter says and two people. What it answered stays as it is: while their decision counts, the bookings that were known when
 * it was proposed are none, and a later answer books anew. Inside the caller's transaction.
 */
@Component("store.goneBookings")
class GoneBookings {
    /** Of an answer's line {@code a}: what it booked counts still. */
    static final String STANDS = """
            not exists (select from booking_gone gone
                        where gone.file_id = a.file_id and gone.position = a.position and gone.arrival_id = a.arrival_id and gone.live)""";

    private final JdbcClient jdbc;

    GoneBookings(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    static boolean says(DecisionKind kind) {
        return kind == DecisionKind.BOOKING_GONE;
    }

    /**
     * Whether a wish names a letter where one is needed, and none else.
     *
     * @throws DeskException where the letter is of no day that it can be of
     */
    static boolean complete(Proposal wish, LocalDate today) {
        if (!wish.letter().map(letter -> letter.knownOn(today)).orElse(true)) {
            throw new DeskException(Why.WRONG_LETTER_DAY);
        }
        return wish.letter().isPresent() == says(wish.kind());
    }

    /** Whether it answers what an item asks: of what people decided and evidence contradicts, where that was decided of a line of it; else it is the bank's money that does. */
    static boolean answers(JdbcClient jdbc, Label label, long item) {
        return label != Label.DECISION_CONTRADICTED
                || jdbc.sql("""
                                select exists (select from review_item_line x join decision_line d on d.line_id = x.line_id and d.live
                                                   join decision e on e.decision_id = d.decision_id and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                                               where x.item_id = ?)
                                """).param(item).query(Boolean.class).single();
    }

    /** @throws DeskException where the agency has booked nothing of one of the lines: that one is not named */
    static void refuse(DecisionKind kind, List<Worth.Line> about) {
        if (says(kind) && !about.stream().allMatch(line -> line.booked().isPositive())) {
            throw new DeskException(Why.NOT_BOOKED);
        }
    }

    /** Writes with the proposal the letter, and each booking of its lines that is known. */
    void write(long decision, Proposal wish) {
        if (!says(wish.kind())) {
            return;
        }
        AgencyLetter letter = wish.letter().orElseThrow(() -> new DeskException(Why.INCOMPLETE));
        jdbc.sql("insert into decision_letter (decision_id, number, written_on) values (?, ?, ?)")
                .params(decision, letter.number(), letter.writtenOn())
                .update();
        jdbc.sql("""
                        insert into booking_gone (decision_id, line_id, file_id, position, arrival_id)
                        select distinct x.decision_id, x.line_id, a.file_id, a.position, a.arrival_id
                        from decision_line x
                            join file_line fl on fl.line_id = x.line_id and fl.live
                            join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED' and %s
                        where x.decision_id = ?
                        """.formatted(STANDS)).param(decision).update();
    }

    /** Counts from now on. */
    void carryOut(Decision decision) {
        refuseBookedSince(decision);
        jdbc.sql("update booking_gone set live = true where decision_id = ?")
                .param(decision.id())
                .update();
    }

    /** @throws DeskException where the agency booked a line of it by another answer since it was proposed: nobody signed that */
    void refuseBookedSince(Decision decision) {
        if (says(decision.kind()) && is("booked_since", decision.id())) {
            throw new DeskException(Why.BOOKED_SINCE);
        }
    }

    /** @throws DeskException where people decided about the lines' money since, who knew of no booking */
    void refuseDecidedSince(Decision done) {
        if (says(done.kind()) && is("decided_since", done.id())) {
            throw new DeskException(Why.DECIDED_SINCE);
        }
    }

    private boolean is(String asked, long decision) {
        return jdbc.sql("select " + asked + "(?)")
                .param(decision)
                .query(Boolean.class)
                .single();
    }
}
