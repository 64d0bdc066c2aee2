package org.songtor.store;

/** Every table that tells something of these lines, read together. The order of things at one instant is the order of the trade. */
final class Moments {
    /** Parts what the program knows of a credit from what the bank wrote with it. */
    static final char TEXT = 31;

    static final String SQL = """
            with mine as (
                select l.*, 'B' || lpad(l.batch_id::text, 6, '0') as batch_no from line l where l.line_id = any(:lines)
            ),
            named as (select m.*, m.batch_no || ' line ' || m.line_no as subject from mine m),
            held_by as (
                select fl.file_id, fl.position, n.subject from named n join file_line fl on fl.line_id = n.line_id and fl.live
                union all
                select fl.file_id, fl.position, n.subject from named n join file_line fl on fl.line_id = n.line_id and not fl.live
            ),
            file as (
                select f.file_id, f.reference, f.name, f.agency, f.sha256, f.frozen_at, f.signed_at, f.sent_at, f.delivered_at, f.settled_at,
                    coalesce(f.name, f.reference) as subject
                from agency_file f where f.file_id in (select file_id from held_by)
            ),
            -- The entry that was asked for, where it left the account, and the credits that it took back.
            left_by as (
                select d.debit_id, x.credit_id
                from debit d left join (select debit_id, credit_id from debit_credit
                                        union
                                        select debit_id, credit_id from decision_debit where live and credit_id is not null) x on x.debit_id = d.debit_id
                where d.account = :account and d.entry = :entry
            ),
            counted as (
                select distinct f.subject, p.credit_id from file f cross join lateral credits_of(f.file_id) p
                union
                select c.account || ' ' || c.entry, c.credit_id from credit c
                where c.account = :account and c.entry = :entry and not exists (select from files_of(c.credit_id))
                union
                -- What the entry took back that left, where no file is paid by it.
                select c.account || ' ' || c.entry, c.credit_id
                from left_by l join credit c on c.credit_id = l.credit_id
                where not exists (select from files_of(c.credit_id))
            ),
            paid_by as (
                select n.subject, n.credit_id from counted n
                union
                -- Its text names the file, or the file was made out of it, and people say that it is for another one: that it came is told all the same, and what they said beside it.
                select f.subject, c.credit_id
                from file f join credit_reference r on r.reference = f.reference join credit c on c.credit_id = r.credit_id and c.agency = f.agency
                union
                select f.subject, m.credit_id from file f join credit_repair m on m.file_id = f.file_id
            ),
            debited as (
                select f.subject, d.debit_id from file f join debit_reference r on r.reference = f.reference join debit d on d.debit_id = r.debit_id and d.agency = f.agency
                union
                select p.subject, x.debit_id from counted p join debit_credit x on x.credit_id = p.credit_id
                union
                select p.subject, m.debit_id from counted p join decision_debit m on m.credit_id = p.credit_id and m.live
                union
                select f.subject, m.debit_id from file f join decision_debit m on m.file_id = f.file_id and m.live
                union
                select :account || ' ' || :entry, l.debit_id from left_by l
                where l.credit_id is null and not exists (select from files_of_debit(l.debit_id))
            ),
            item as (
                select i.item_id, coalesce(i.began_at, i.opened_at) as opened_at, i.label, i.at_risk, false as of_credit from review_item i
                where i.item_id in (select x.item_id from review_item_line x where x.line_id = any(:lines))
                union all
                select i.item_id, coalesce(i.began_at, i.opened_at) as opened_at, i.label, i.at_risk, false from review_item i
                where i.file_id in (select h.file_id from held_by h
                                    union
                                    select asked_over_in(h.file_id) from (select distinct file_id from held_by) h) and i.label = 'FILE_OVER' and i.subject = 'file:' || i.file_id
                    and not exists (select from review_item_line x where x.item_id = i.item_id)
                union all
                select i.item_id, coalesce(i.began_at, i.opened_at) as opened_at, i.label, i.at_risk, true from review_item i
                where i.subject in (select 'credit:' || p.credit_id from paid_by p union select 'debit:' || d.debit_id from debited d)
            ),
            decided as (
                select d.decision_id, d.item_id, d.proposed_by, d.proposed_at, d.ended_at, d.kind, d.state, <signed> as satang from decision d
                where d.decision_id in (select x.decision_id from decision_line x where x.line_id = any(:lines)
                                        union select x.decision_id from decision_held x where x.line_id = any(:lines))
                union all
                select d.decision_id, d.item_id, d.proposed_by, d.proposed_at, d.ended_at, d.kind, d.state, <signed> as satang
                from item i join decision d on d.item_id = i.item_id
                where d.reverses is null
                    and (i.of_credit or i.label = 'FILE_OVER' and not exists (select from decision_line x where x.decision_id = d.decision_id))
            ),
            -- Orders of people about money held in trust: about a line, whether it counts still or not, or that made its batch.
            ordered as (
                select o.* from held_order o
                where o.proposed_by <> 'songtor'
                    and o.order_id in (select x.order_id from held_order_line x where x.line_id = any(:lines) and x.live
                                       union select x.order_id from held_order_line x where x.line_id = any(:lines) and not x.live
                                       union select r.order_id from held_order r where r.batch_id in (select m.batch_id from mine m))
            ),
            -- And what takes it back, which may stand with another item.
            signing as (
                select d.decision_id, d.decision_id as about, d.item_id, d.proposed_by, d.proposed_at, d.kind, d.satang, '' as undo from decided d
                union all
                select r.decision_id, d.decision_id, r.item_id, r.proposed_by, r.proposed_at, d.kind, d.satang, 'UNDO_'
                from decided d join decision r on r.reverses = d.decision_id and r.state <> 'RETURNED'
            ),
            -- Who carried it out, and when: a decision that was taken back since says only when that was.
            told as (
                select distinct s.about, j.event, j.at, nullif(j.actor, 'songtor') as actor
                from signing s
                    join journal j on j.subject = 'item:' || s.item_id and j.event in ('decision.done', 'decision.undone', 'decision.returned')
                        and split_part(j.detail, ' ', 1) = 'D' || s.about
            )
            select * from (
                select happened.*, null::text as who from (
                select b.received_at as at, 1 as turn, 'SUBMITTED' as what, m.batch_no as subject, b.channel as detail, null::bigint as satang, b.sha256
                from (select distinct batch_id, batch_no from mine) m join batch b on b.batch_id = m.batch_id
                union all
                select j.at, 2, 'CHECKED', m.batch_no, j.event, null, null
                from (select distinct batch_id, batch_no from mine) m
                    join journal j on j.subject = 'batch:' || m.batch_id and j.event in ('batch.checked', 'batch.released')
                union all
                select coalesce((select min(j.at) from journal j where j.subject = 'batch:' || n.batch_id and j.event in ('batch.checked', 'batch.released')),
                        b.received_at), 3, 'LABELLED', n.subject, n.first_label, n.satang, null
                from named n join batch b on b.batch_id = n.batch_id
                union all
                select e.at, 4, case e.kind when 'COLLECTED' then 'HELD' else e.kind end, n.subject, coalesce(e.order_id::text, ''), e.satang, null
                from named n
                    cross join lateral (select * from held_entry x where x.line_id = n.line_id and x.kind = 'COLLECTED'
                                        union all
                                        select * from held_entry x where x.line_id = n.line_id and x.kind <> 'COLLECTED') e
                union all
                select f.frozen_at, 5, 'FROZEN', f.subject, f.reference, null, null from file f
                union all
                select f.signed_at, 6, 'SIGNED', f.subject, coalesce(f.name, ''), null, f.sha256 from file f where f.signed_at is not null
                union all
                select f.sent_at, 7, 'SENT', f.subject, f.agency, null, f.sha256 from file f where f.sent_at is not null
                union all
                select a.at, 8, 'ATTEMPTED', f.subject, a.outcome, null, null
                from file f join delivery_attempt a on a.file_id = f.file_id
                union all
                select f.delivered_at, 9, 'DELIVERED', f.subject, f.agency, null, null from file f where f.delivered_at is not null
                union all
                select v.arrived_at, 10, 'ANSWERED', f.subject, a.verdict, null, v.sha256
                from file f join answer_file a on a.file_id = f.file_id join arrival v on v.arrival_id = a.arrival_id
                union all
                select v.arrived_at, 11, 'LINE_ANSWERED', h.subject, a.verdict, a.satang, v.sha256
                from held_by h
                    join answer_line a on a.file_id = h.file_id and a.position = h.position
                    join arrival v on v.arrival_id = a.arrival_id
                union all
                -- Of it so much the agency took back by a letter.
                select g.since, 11, 'UNBOOKED', n.subject, t.number || ' ' || t.written_on, most_gone(g.decision_id, g.line_id), null
                from (select distinct decision_id, line_id, since from booking_gone where line_id = any(:lines) and since is not null) g
                    join named n on n.line_id = g.line_id
                    join decision_letter t on t.decision_id = g.decision_id
                union all
                select v.arrived_at, 12, 'CREDITED', p.subject, c.account || ' ' || c.entry || ' ' || c.booked_on || case when c.fee > 0 then ', fee ' || (c.fee / 100.0)::numeric(20, 2) else '' end || case when c.text <> '' and not names_others(c.credit_id) then chr(31) || c.text else '' end, c.satang, v.sha256
                from paid_by p join credit c on c.credit_id = p.credit_id join arrival v on v.arrival_id = c.arrival_id
                union all
                select v.arrived_at, 12, case when debit_named(d.debit_id) then 'DEBITED' else 'DEBIT_UNNAMED' end, x.subject, d.account || ' ' || d.entry || ' ' || d.booked_on || case when d.text <> '' then chr(31) || d.text else '' end, d.satang, v.sha256
                from debited x join debit d on d.debit_id = x.debit_id join arrival v on v.arrival_id = d.arrival_id
                union all
                -- The same to the file's own funds, and what people said of its money.
                select t.at, case when t.sha256 is null then 20 else 12 end, t.what, f.subject, t.account || ' ' || t.entry || ' ' || t.booked_on || case when t.many then ', many' else '' end || case when t.others <> '' then ', file ' || t.others else '' end || case when t.text <> '' then chr(31) || t.text else '' end, t.satang, t.sha256
                from file f cross join lateral told_of_money(f.file_id) t
                union all
                select f.settled_at, 13, 'SETTLED', f.subject, '', null, null from file f where f.settled_at is not null
                union all
                select x.at, 14, 'LABELLED', n.subject, x.label, n.satang, null from named n join line_label x on x.line_id = n.line_id and x.said
                union all
                select p.at, 15, 'MOVED', n.subject, m.from_account || ' ' || m.to_account, m.satang, null
                from named n join movement m on m.line_id = n.line_id join posting p on p.posting_id = m.posting_id
                union all
                select i.opened_at, 16, 'ASKED', 'item ' || i.item_id, i.label, i.at_risk, null
                from item i
                ) happened
                union all
                select s.proposed_at, 17, s.undo || 'PROPOSED', 'item ' || s.item_id, s.kind, s.satang, null, s.proposed_by from signing s
                union all
                select a.at, 18, s.undo || 'APPROVED', 'item ' || s.item_id, s.kind, s.satang, null, a.officer
                from signing s join decision_approval a on a.decision_id = s.decision_id
                union all
                select coalesce(t.at, d.ended_at), 19, 'DECIDED', 'item ' || d.item_id, 'DONE', d.satang, null, t.actor
                from decided d left join told t on t.about = d.decision_id and t.event = 'decision.done'
                where d.state = 'DONE' or d.state = 'UNDONE' and t.at is not null
                union all
                select d.ended_at, 19, 'DECIDED', 'item ' || d.item_id, d.state, d.satang, null, t.actor
                from decided d
                    left join told t on t.about = d.decision_id and t.event = case d.state when 'UNDONE' then 'decision.undone' else 'decision.returned' end
                where d.state in ('UNDONE', 'RETURNED')
                union all
                select o.proposed_at, 17, 'PROPOSED', 'order ' || o.order_id, o.kind, o.satang, null, o.proposed_by from ordered o
                union all
                select a.at, 18, 'APPROVED', 'order ' || o.order_id, o.kind, o.satang, null, a.officer
                from ordered o join held_approval a on a.order_id = o.order_id
                union all
                select o.ended_at, 19, 'DECIDED', 'order ' || o.order_id, o.state, o.satang, null, nullif(o.ended_by, 'songtor')
                from ordered o where o.state <> 'PROPOSED'
            ) moments
            order by at, turn, subject, detail
            """.replace("<signed>", DecisionRows.SIGNED);

    private Moments() {}
}
