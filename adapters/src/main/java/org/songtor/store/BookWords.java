package org.songtor.store;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What lines are called is not only booked, but somebody said it: what only people's decision gives follows from one, and what asks a person is asked. The tables
 * see to both (V52); this finds what was written behind them.
 */
final class BookWords {
    /** What people's decision gives, and an order about held money. What a credit pays, and what goes on, follows from evidence. */
    static final String[] OF_PEOPLE = Stream.concat(
                    Stream.of(DecisionKind.values()).map(DecisionKind::label), Stream.of(Label.FORWARDED))
            .filter(label -> label != Label.SETTLED && label != Label.WAITING)
            .distinct()
            .map(Enum::name)
            .toArray(String[]::new);

    /** What was decided, or taken back, just now is called otherwise when its file is looked at anew; what is being checked has no question yet. */
    private static final String SAID = """
            select 'batch ' || l.batch_id || ' line ' || l.line_no as place, now.label, now.label = any(:people) as decided
            from line l
                join batch b on b.batch_id = l.batch_id
                cross join lateral current_label(l.line_id, l.first_label) now
            where l.fund_id = :fund and b.state <> 'RECEIVED'
                and case when now.label = any(:people) then not said_by_people(l.line_id, now.label) and not follows_soon(l.line_id)
                        when now.label = any(:asking) then not asked_or_answered(l.line_id, now.label)
                        else false end
            order by l.line_id
            """;

    private BookWords() {}

    /** @param to takes what is wrong of the fund's lines */
    static void check(JdbcClient jdbc, FundId fund, Consumer<Difference> to) {
        jdbc.sql(SAID)
                .param("fund", fund.value())
                .param("people", OF_PEOPLE)
                .param("asking", LabelNames.DECISIONS)
                .query(row -> {
                    boolean decided = row.getBoolean("decided");
                    to.accept(new Difference(
                            decided ? Kind.DECIDED : Kind.ASKED,
                            fund,
                            row.getString("place"),
                            row.getString("label"),
                            decided ? "no decision" : "no open item"));
                });
    }
}
