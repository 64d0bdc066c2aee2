package org.songtor.store;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk.By;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens review items that stand for no line of ours, inside the caller's transaction. One open item a label and subject. */
@Component
class ReviewItems {
    private final JdbcClient jdbc;
    private final Entries entries;

    ReviewItems(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    /** For the fund's treasurer. */
    void forFund(Label label, String subject, String fund, Satang atRisk, String note) {
        open(label, subject, fund, "treasurer", atRisk, note);
    }

    /** For the operator; no fund sees it. */
    void forOperator(Label label, String subject, Satang atRisk, String note) {
        open(label, subject, null, "operator", atRisk, note);
    }

    /** As {@link #forFund}; of an open one amount and note are mended. */
    void putForFund(Label label, String subject, String fund, Satang atRisk, String note) {
        put(label, subject, fund, "treasurer", atRisk, note);
    }

    /** As {@link #forOperator}; of an open one amount and note are mended. */
    void putForOperator(Label label, String subject, Satang atRisk, String note) {
        put(label, subject, null, "operator", atRisk, note);
    }

    private void put(Label label, String subject, @Nullable String fund, String owner, Satang atRisk, String note) {
        open(label, subject, fund, owner, atRisk, note);
        jdbc.sql("""
                        update review_item set at_risk = :atRisk, note = :note
                        where label = :label and subject = :subject and closed_at is null
                            and (at_risk, note) <> (:atRisk, :note)
                        """)
                .param("label", label.name())
                .param("subject", subject)
                .param("atRisk", atRisk.value())
                .param("note", note)
                .update();
    }

    /** Closes the open items of a subject, but for that of the label it still has; proposals about them go back to those who made them. */
    void closeOthers(String subject, Optional<Label> still) {
        List<Long> held = jdbc.sql("""
                        select item_id from review_item
                        where subject = :subject and closed_at is null and label <> :still
                        order by item_id for no key update
                        """)
                .param("subject", subject)
                .param("still", still.map(Label::name).orElse(""))
                .query(Long.class)
                .list();
        ClosedItems.held(jdbc, held, "no longer holds");
    }

    private void open(Label label, String subject, @Nullable String fund, String owner, Satang atRisk, String note) {
        jdbc.sql("""
                        insert into review_item (label, subject, fund_id, owner, at_risk, note)
                        values (:label, :subject, :fund, :owner, :atRisk, :note)
                        on conflict (label, subject) where closed_at is null do nothing
                        returning item_id
                        """)
                .param("label", label.name())
                .param("subject", subject)
                .param("fund", fund)
                .param("owner", owner)
                .param("atRisk", atRisk.value())
                .param("note", note)
                .query(Long.class)
                .optional()
                .ifPresent(item -> entries.journal("item.opened", "item:" + item, label + " " + subject));
    }

    /** A person let it go on: nothing was found to agree, and who asks later reads who it was and why. Proposals about it go back to those who made them. */
    void letGo(Label label, String subject, By by) {
        List<Long> held = jdbc.sql(
                        "select item_id from review_item where label = ? and subject = ? and closed_at is null for update")
                .params(label.name(), subject)
                .query(Long.class)
                .list();
        held.forEach(item -> entries.journal(by.officer(), "item.released", "item:" + item, by.reason()));
        ClosedItems.held(jdbc, held, "was let go by " + by.officer());
    }

    /** What was asked is no question any more. */
    void close(Label label, String subject) {
        jdbc.sql("""
                        update review_item set closed_at = now() where label = ? and subject = ? and closed_at is null
                        returning item_id
                        """)
                .params(label.name(), subject)
                .query(Long.class)
                .list()
                .forEach(item -> entries.journal("item.closed", "item:" + item, label + " no longer holds"));
    }
}
