package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Statement;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which file a payer meant who wrote another one's reference. One operator asks, and nothing changes; two say which, and while their decision counts the credit pays what
 * it names in place of what the bank's text does. Inside the caller's transaction.
 */
@Component("store.meantFiles")
class MeantFiles {
    private final JdbcClient jdbc;

    MeantFiles(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param pays whether it pays any file now @param said whether people said which */
    private record Questioned(long creditId, long satang, String note, boolean pays, boolean said) {}

    /**
     * Opens the question about the entry that came to an account, or finds it open.
     *
     * @param account as the statement prints it, or its digits alone
     * @return the item's number
     * @throws DeskException where no such money came, or it pays no file, for then it asks by itself; or where people said what it pays, which they take back first
     */
    long ask(String account, String entry, By by) {
        Questioned credit = jdbc.sql("""
                        select c.credit_id, c.satang, 'account ' || c.account || ', entry ' || c.entry || ', ' || c.booked_on as note,
                            exists (select from files_of(c.credit_id)) as pays, credit_said(c.credit_id, 0) as said
                        from credit c where c.account = ? and c.entry = ?
                        """)
                .params(Statement.account(account), entry)
                .query(Questioned.class)
                .optional()
                .orElseThrow(() -> new DeskException(Why.NO_SUCH_CREDIT));
        if (credit.said()) {
            throw new DeskException(Why.DECIDED_OTHERWISE);
        }
        if (!credit.pays()) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        open(credit, by.login());
        return jdbc.sql("select item_id from review_item where label = ? and subject = ? and closed_at is null")
                .params(Label.CREDIT_QUESTIONED.name(), "credit:" + credit.creditId())
                .query(Long.class)
                .single();
    }

    private void open(Questioned credit, String login) {
        jdbc.sql("""
                        with opened as (
                            insert into review_item (label, subject, owner, at_risk, note)
                            values (:label, 'credit:' || :credit::bigint, 'operator', :satang, :note)
                            on conflict (label, subject) where closed_at is null do nothing
                            returning item_id, label, subject)
                        insert into journal (actor, event, subject, detail)
                        select :login, 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """)
                .param("label", Label.CREDIT_QUESTIONED.name())
                .param("credit", credit.creditId())
                .param("satang", credit.satang())
                .param("note", credit.note())
                .param("login", login)
                .update();
    }

    /**
     * Before somebody signs.
     *
     * @throws DeskException where people said before what the credit pays; or a file that its text does not name has its money already
     */
    void refuse(Label label, String subject, Proposal wish) {
        if (!names(label, wish.kind())) {
            return;
        }
        long credit = credit(subject);
        refuseSaid(credit, 0);
        Long[] files = wish.files().stream().map(FileId::value).toArray(Long[]::new);
        boolean paid = jdbc.sql("""
                        select exists (select from agency_file f
                                       where f.file_id = any(?) and f.file_id not in (select t.file_id from files_in_text(?) t) and over_of(f.file_id) >= 0)
                        """).params(files, credit).query(Boolean.class).single();
        if (paid) {
            throw new DeskException(Why.HAS_ITS_MONEY);
        }
    }

    private static long credit(String subject) {
        return CreditSays.number(subject).orElseThrow(() -> new DeskException(Why.DOES_NOT_ANSWER));
    }

    private void refuseSaid(long credit, long otherThan) {
        boolean said = jdbc.sql("select credit_said(?, ?)")
                .params(credit, otherThan)
                .query(Boolean.class)
                .single();
        if (said) {
            throw new DeskException(Why.DECIDED_OTHERWISE);
        }
    }

    /** Writes with the proposal that it stands in the place of the text. */
    void write(Label label, DecisionKind kind, long decision, String subject) {
        if (names(label, kind)) {
            jdbc.sql("insert into decision_instead (decision_id, credit_id) values (?, ?)")
                    .params(decision, credit(subject))
                    .update();
        }
    }

    /**
     * Counts from now on.
     *
     * @throws DeskException where people said something else of the credit meanwhile
     */
    void carryOut(Decision decision) {
        if (names(decision.answers(), decision.kind())) {
            refuseSaidSince(decision);
            jdbc.sql("update decision_instead set live = true where decision_id = ?")
                    .param(decision.id())
                    .update();
        }
    }

    /** @throws DeskException where another decision says what the credit pays: that is taken back first */
    void refuseSaidSince(Decision decision) {
        if (names(decision.answers(), decision.kind())) {
            jdbc.sql("select credit_id from decision_instead where decision_id = ?")
                    .param(decision.id())
                    .query(Long.class)
                    .list()
                    .forEach(credit -> refuseSaid(credit, decision.id()));
        }
    }

    /** Whether it says which files were meant. */
    private static boolean names(Label answers, DecisionKind kind) {
        return answers == Label.CREDIT_QUESTIONED && kind == DecisionKind.MATCH_CREDIT;
    }
}
