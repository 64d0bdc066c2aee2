package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.OPERATOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.items.Decision;
import org.songtor.model.FundId;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Outbox;

/** Files of whose money some was taken back as people said, and what makes that more than came. */
abstract class TakenMoreBench extends ReversalBench {
    static final String ACCOUNT = "0200000001";
    static final int NAMELESS = 500;

    Sent sent;
    Sent other;

    /** Two files of one sum, the first with its money under its own reference. */
    void files() {
        files(booked());
    }

    void files(Sent first) {
        sent = pay(first);
        other = booked(sent.lines());
        lookedAt();
    }

    /** Files whose money changed, and then whose each credit is. */
    void lookedAt() {
        reconciled();
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).ifPresent(bench.reconcile::credits);
        reconciled();
    }

    /** Money that names nothing, of which it is asked whose it is. */
    long nameless(String entry) {
        came(entry, NAMELESS, "CASH DEPOSIT " + entry);
        lookedAt();
        return about(credit(entry));
    }

    long about(long credit) {
        return bench.count("select item_id from review_item where closed_at is null and subject = 'credit:" + credit
                + "' order by item_id desc limit 1");
    }

    long question(String entry) {
        return desk.question(OPERATOR, ACCOUNT, run + entry, "กองทุนโทรมา", TwoOperators.FIRST);
    }

    /** What names the first file's money is the other file's. */
    Decision meant() {
        Decision done = operators.settle(question("C" + sent.file().value()), MeantFilesTest.isFor(other.file()));
        lookedAt();
        return done;
    }

    Decision given(long item) {
        Decision done = operators.settle(item, MeantFilesTest.isFor(sent.file()));
        lookedAt();
        return done;
    }

    /** What people say was taken back of the first file. @return the item */
    long taken(String entry, long baht) {
        long item = left(entry, baht, "REVERSAL " + entry);
        operators.settle(item, ofFile(sent.file()));
        lookedAt();
        return item;
    }

    /** For each file no more counts as taken back by people's word than its credits brought, or it is asked. */
    void heldOrAsked() {
        noMoreUnasked();
        assertThat(found()).isEmpty();
    }

    /** The same of each file by itself, and without a check of the books. */
    void noMoreUnasked() {
        for (Sent one : List.of(sent, other)) {
            assertThat(bench.count("""
                            select count(*) from (
                                select coalesce((select sum(b.satang) from decision_debit x join debit b on b.debit_id = x.debit_id
                                                 where x.file_id = %1$d and x.live), 0) as taken,
                                    coalesce((select sum(c.satang) from credits_of(%1$d) n join credit c on c.credit_id = n.credit_id), 0) as came) s
                            where s.taken > s.came and exists (
                                select from decision_debit x where x.file_id = %1$d and x.live and not exists (
                                    select from review_item i where i.subject = 'debit:' || x.debit_id and i.closed_at is null))
                            """.formatted(one.file().value()))).isZero();
        }
    }

    /** What a check of the fund's books finds of these files' money that was taken back; of other tests' items none is open. */
    List<Difference> found() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(FundId.of("wiang")), found::add);
        List<String> own = Stream.of(sent, other)
                .filter(Objects::nonNull)
                .map(one -> "file " + one.file().value())
                .toList();
        found.removeIf(one -> one.kind() != Kind.TAKEN || !own.contains(one.where()));
        return found;
    }
}
