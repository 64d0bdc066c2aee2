package org.songtor.store;

import static org.songtor.store.Entries.SELF;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchStore.NewItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Review items a checked batch opens and closes, however many, in a few statements inside the caller's transaction. */
@Component
class CheckedItems {
    /** Who decides about what a fund sent. */
    private static final String OWNER = "treasurer";

    private static final String[] CODE_NAMES =
            Arrays.stream(ProblemCode.values()).map(Enum::name).toArray(String[]::new);
    private static final String[] CODES =
            Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toArray(String[]::new);

    private final JdbcClient jdbc;

    CheckedItems(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void open(BatchId id, FundId fund, List<NewItem> others) {
        closeMissing(id, fund);
        openOthers(others);
        String question = "batch:" + id.value();
        boolean asked = others.stream()
                .anyMatch(item ->
                        item.label() == Label.HELD_FOR_REVIEW && item.subject().equals(question));
        openLines(id, asked);
        if (asked) {
            linkHeld(id, question);
        }
    }

    /** Notes hold codes and fields only: what was found may be a name, and operators read notes. */
    private void openLines(BatchId id, boolean oneQuestion) {
        jdbc.sql("""
                        with said as (
                            select p.line_no, string_agg(trim(c.code || ' ' || p.field), '; ' order by p.number) as note
                            from problem p
                                join unnest(:names::text[], :codes::text[]) as c (name, code) on c.name = p.code
                            where p.batch_id = :batch and p.line_no > 0
                            group by p.line_no),
                        opened as (
                            insert into review_item (label, subject, fund_id, owner, at_risk, note)
                            select l.first_label, 'line:' || l.line_id, l.fund_id, :owner, l.satang, coalesce(said.note, '')
                            from line l left join said on said.line_no = l.line_no
                            where l.batch_id = :batch and l.first_label = any(:decisions)
                                and not (:oneQuestion and l.first_label = 'HELD_FOR_REVIEW')
                                -- It did not go again: the line that it should have carried is asked about.
                                and not (l.refused and exists (select from decision_batch c where c.batch_id = l.batch_id))
                            order by l.line_no
                            returning item_id, subject, label),
                        about as (
                            insert into review_item_line (item_id, line_id)
                            select item_id, substr(subject, 6)::bigint from opened)
                        insert into journal (actor, event, subject, detail)
                        select :self, 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """)
                .param("names", CODE_NAMES)
                .param("codes", CODES)
                .param("batch", id.value())
                .param("owner", OWNER)
                .param("decisions", LabelNames.DECISIONS)
                .param("oneQuestion", oneQuestion)
                .param("self", SELF)
                .update();
    }

    /** An item of an earlier batch that is still open stays the one. */
    private void openOthers(List<NewItem> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with opened as (
                            insert into review_item (label, subject, fund_id, owner, at_risk, note)
                            select label, subject, fund, :owner, at_risk, note
                            from unnest(:labels::text[], :subjects::text[], :funds::text[], :atRisk::bigint[], :notes::text[])
                                as item (label, subject, fund, at_risk, note)
                            on conflict (label, subject) where closed_at is null do nothing
                            returning item_id, label, subject)
                        insert into journal (actor, event, subject, detail)
                        select :self, 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """)
                .param("owner", OWNER)
                .param("labels", texts(items, item -> item.label().name()))
                .param("subjects", texts(items, NewItem::subject))
                .param("funds", texts(items, item -> item.fund().value()))
                .param("atRisk", items.stream().map(NewItem::satangAtRisk).toArray(Long[]::new))
                .param("notes", texts(items, NewItem::note))
                .param("self", SELF)
                .update();
    }

    private static String[] texts(List<NewItem> items, Function<NewItem, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private void linkHeld(BatchId id, String question) {
        jdbc.sql("""
                        insert into review_item_line (item_id, line_id)
                        select i.item_id, l.line_id
                        from review_item i, line l
                        where i.label = 'HELD_FOR_REVIEW' and i.subject = :question and i.closed_at is null
                            and l.batch_id = :batch and l.first_label = 'HELD_FOR_REVIEW'
                        """).param("question", question).param("batch", id.value()).update();
    }

    /** A member who was missing and whom this batch brings is missing no more: {@code member:<fund>:<period>:<scheme>:<number>}. */
    private void closeMissing(BatchId id, FundId fund) {
        List<Long> brought = jdbc.sql("""
                        select i.item_id from review_item i
                        where i.closed_at is null and i.label = 'MISSING_FROM_BATCH' and i.fund_id = :fund
                            and i.subject like 'member:%' and exists (
                                select from member m
                                    join line l on l.batch_id = :batch and l.person_hash = m.person_hash
                                    join batch b on b.batch_id = l.batch_id
                                where m.fund_id = i.fund_id
                                    and m.member_no = substring(i.subject from '^member:[^:]*:[^:]*:[^:]*:(.*)$')
                                    and l.scheme = split_part(i.subject, ':', 4)
                                    and coalesce(l.own_period, b.period) = split_part(i.subject, ':', 3))
                        order by i.item_id for no key update
                        """)
                .param("fund", fund.value())
                .param("batch", id.value())
                .query(Long.class)
                .list();
        ClosedItems.held(jdbc, brought, "brought by batch:" + id.value());
    }
}
