-- What funds' programs are told: also that an item opened again, and of a batch that it is settled only where the bank has the money.

alter table fund_event drop constraint fund_event_kind_check;
alter table fund_event add constraint fund_event_kind_check check (kind in ('item.opened', 'item.reopened', 'batch.settled'));

-- Evidence contradicts what people decided, or they took it back: once each time, "item:12:2" the second. Who opens an item holds its row, so none counts alike.
create function review_item_is_told_again() returns trigger language plpgsql as $$
begin
    insert into fund_event (webhook_id, kind, subject)
    select w.webhook_id, 'item.reopened', 'item:' || new.item_id || ':' || 1 + (
        select count(*) from fund_event e
        where e.webhook_id = w.webhook_id and e.kind = 'item.reopened' and starts_with(e.subject, 'item:' || new.item_id || ':'))
    from webhook w where w.fund_id = new.fund_id and w.enabled;
    return null;
end $$;
create trigger review_item_is_told_again after update of closed_at on review_item for each row
    when (old.closed_at is not null and new.closed_at is null) execute function review_item_is_told_again();

-- As before (V13.1), but an accepted amount is settled when the bank has the file's money, and what went on in another batch when that one was told: it is told
-- first, in an earlier turn. A line of such a batch that intake refused carries money as well, until people ended it.
create or replace function note_settled(hook bigint) returns void language sql as $$
    insert into fund_event (webhook_id, kind, subject)
    select w.webhook_id, 'batch.settled', 'batch:' || b.batch_id
    from webhook w join batch b on b.fund_id = w.fund_id
    where w.webhook_id = hook and w.enabled and b.state = 'DISPATCHED' and b.received_at > now() - interval '400 days'
        and not exists (select from fund_event x where x.webhook_id = hook and x.kind = 'batch.settled' and x.subject = 'batch:' || b.batch_id)
        and exists (select from line l where l.batch_id = b.batch_id and not l.refused)
        and not exists (select from line l
                            left join lateral (select n.label, n.account, n.aside from line_label n
                                               where n.line_id = l.line_id order by n.number desc limit 1) now on true
                        where l.batch_id = b.batch_id and (not l.refused or b.channel in ('desk', 'release'))
                            and not case coalesce(now.label, l.first_label)
                                when 'SETTLED' then true
                                when 'RETURNED' then true
                                when 'WRITTEN_OFF' then true
                                when 'MERGED' then true
                                when 'NOT_OURS' then true
                                when 'AMOUNT_ACCEPTED' then now.account = 'SETTLED' or now.aside = l.satang
                                when 'FORWARDED' then exists (
                                    select from held_entry h
                                        join line r on r.line_id = h.forwarded_by
                                        join fund_event e on e.webhook_id = hook and e.kind = 'batch.settled' and e.subject = 'batch:' || r.batch_id
                                    where h.line_id = l.line_id and h.kind <> 'COLLECTED')
                                when 'RESUBMITTED' then exists (
                                    select from decision_line x
                                        join decision d on d.decision_id = x.decision_id and d.kind = 'RESUBMIT' and d.state = 'DONE' and d.reverses is null
                                        join decision_batch c on c.decision_id = d.decision_id
                                        join batch r on r.batch_id = c.batch_id and r.corrects = b.batch_id
                                        join fund_event e on e.webhook_id = hook and e.kind = 'batch.settled' and e.subject = 'batch:' || r.batch_id
                                    where x.line_id = l.line_id)
                                else false end)
    order by b.batch_id
    on conflict do nothing
$$;

-- Of accepted amounts nobody asked for the money: files that have some and are not paid are looked at once more.
insert into outbox (topic, subject)
select distinct 'reconcile', f.file_id
from decision_line x
    join decision d on d.decision_id = x.decision_id and d.kind = 'ACCEPT_AGENCY_AMOUNT'
    join file_line fl on fl.line_id = x.line_id and fl.live
    join agency_file f on f.file_id = fl.file_id and f.settled_at is null
where x.live
order by f.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
