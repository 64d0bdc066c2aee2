package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.port.BatchStore.NewItem;
import org.songtor.review.DecisionKind;

/** Members whom a later batch does not name, and who were handed in before. */
class MissingMembersTest extends DeskBench {
    private static final Proposal BACK = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน");

    @Test
    void a_question_about_a_member_whose_line_counts_again_closes() {
        long item = refused();
        Decision back = settle(item, BACK);
        String month = subject("W1").replace("2569-11", "2569-10");
        String scheme = subject("W1").replace(":toy:", ":other:");
        List.of(subject("W1"), month, scheme).forEach(this::missing);
        checkedWithout("W2");
        Decision undo = desk.undo(viewer, back.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        assertThat(asked("W1")).as("until it is taken back").isOne();
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(asked("W1")).isZero();
        assertThat(asked("W2")).as("another's").isOne();
        assertThat(askedAbout(month)).as("of another month").isOne();
        assertThat(askedAbout(scheme)).as("of another scheme").isOne();
    }

    private void missing(String subject) {
        bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('MISSING_FROM_BATCH', ?, ?, 'treasurer', 0, '')")
                .params(subject, fund.value())
                .update();
    }

    private long refused() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        new Stores(DATABASE).rosters().replace(fund, List.of(member("W1", 1), member("W2", 2)));
        return item;
    }

    private static Member member(String number, int person) {
        return Member.of(number, Bench.person(person), new PersonName("นาง", "ทดสอบ", "คนที่" + person), "", Set.of());
    }

    private void checkedWithout(String... members) {
        List<NewItem> lacks = List.of(members).stream()
                .map(number -> new NewItem(Label.MISSING_FROM_BATCH, subject(number), fund, 0, number))
                .toList();
        BatchId without = bench.batch(fund.value(), 0, Bench.TOY);
        DATABASE.transactions()
                .executeWithoutResult(status -> new CheckedItems(DATABASE.dataSource()).open(without, fund, lacks));
    }

    private String subject(String number) {
        return "member:" + fund + ":2569-11:toy:" + number;
    }

    private long asked(String number) {
        return askedAbout(subject(number));
    }

    private long askedAbout(String subject) {
        return bench.count("select count(*) from review_item where closed_at is null and subject = '" + subject + "'");
    }
}
