-- What evidence puts in doubt again: a batch that a program was told is settled, and a question that people had answered.

-- A question that opens again is a new one: its days count from then on, and what people said by when goes with what they decided.
alter table review_item add column reopened_at timestamptz;
create function review_item_opens_again() returns trigger language plpgsql as $$
begin
    new.reopened_at := now();
    new.due_on := null;
    return new;
end $$;
create trigger review_item_opens_again before update of closed_at on review_item for each row
    when (old.closed_at is not null and new.closed_at is null) execute function review_item_opens_again();

alter table fund_event drop constraint fund_event_kind_check;
alter table fund_event
    add constraint fund_event_kind_check check (kind in ('item.opened', 'item.reopened', 'batch.settled', 'batch.unsettled')),
    add column batch_id bigint generated always as (case when starts_with(kind, 'batch.') then split_part(subject, ':', 2)::bigint end) stored;
create index fund_event_batch on fund_event (webhook_id, batch_id, number) where batch_id is not null;

-- Of each batch what a program was told last, when, and how often that it was in doubt.
create function told_batches(hook bigint) returns table (batch_id bigint, settled boolean, at timestamptz, doubts bigint) language sql stable as $$
    select distinct on (e.batch_id) e.batch_id, e.kind = 'batch.settled', e.at, count(*) filter (where e.kind = 'batch.unsettled') over (partition by e.batch_id)
    from fund_event e
    where e.webhook_id = hook and e.batch_id is not null
    order by e.batch_id, e.number desc
$$;
create function told_settled(hook bigint, told bigint) returns boolean language sql stable as $$
    select coalesce((select e.kind = 'batch.settled' from fund_event e
                     where e.webhook_id = hook and e.batch_id = told order by e.number desc limit 1), false)
$$;

-- Batches whose lines went on in one of these.
create function gone_on_in(batches bigint[]) returns setof bigint language sql stable as $$
    select r.corrects from batch r where r.batch_id = any(batches) and r.channel = 'desk'
    union
    select l.batch_id
    from batch b
        join line r on r.batch_id = b.batch_id
        join held_entry h on h.forwarded_by = r.line_id
        join line l on l.line_id = h.line_id
    where b.batch_id = any(batches) and b.channel = 'release'
$$;

-- As before (V34).
create or replace function settled_with(hook bigint) returns setof bigint language sql stable as $$
    select gone_on_in((select array_agg(distinct e.batch_id) from fund_event e
                       where e.webhook_id = hook and e.kind = 'batch.settled' and e.at > now() - interval '400 days'))
$$;

-- As V34 says it, but what went on in another batch is settled while that is what was told last of that one. It looks at every line, and says so: whatever else is asked
-- of a batch is asked before.
create function settled_whole(hook bigint, whole bigint) returns boolean language sql stable cost 1000000 as $$
    select exists (select from line l where l.batch_id = whole and (not l.refused or exists (select from carried_line k where k.line_id = l.line_id)))
        and not exists (select from line l
                            left join lateral (select n.label, n.account, n.aside from line_label n
                                               where n.line_id = l.line_id order by n.number desc limit 1) now on true
                        where l.batch_id = whole and (not l.refused or exists (select from carried_line k where k.line_id = l.line_id))
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
                                    where h.line_id = l.line_id and h.kind <> 'COLLECTED' and told_settled(hook, r.batch_id))
                                when 'RESUBMITTED' then exists (
                                    select from decision_line x
                                        join decision d on d.decision_id = x.decision_id and d.kind = 'RESUBMIT' and d.state = 'DONE' and d.reverses is null
                                        join decision_batch c on c.decision_id = d.decision_id
                                        join batch r on r.batch_id = c.batch_id and r.corrects = whole
                                    where x.line_id = l.line_id and told_settled(hook, r.batch_id))
                                when 'FIRST_STANDS' then exists (
                                    select from decision_line x
                                        join decision_line s on s.decision_id = x.decision_id and s.part = 'STANDS' and s.live
                                    where x.line_id = l.line_id and x.live
                                    having bool_and(coalesce((select n.account from line_label n
                                                              where n.line_id = s.line_id order by n.number desc limit 1) = 'SETTLED', false)))
                                else false end)
$$;

-- As before (V34), and again where it was in doubt since: "batch:3:1" after the first time.
create or replace function note_settled(hook bigint) returns void language sql as $$
    with told as materialized (select * from told_batches(hook))
    insert into fund_event (webhook_id, kind, subject)
    select w.webhook_id, 'batch.settled', 'batch:' || b.batch_id || case when t.doubts > 0 then ':' || t.doubts else '' end
    from webhook w
        join batch b on b.fund_id = w.fund_id
        left join told t on t.batch_id = b.batch_id
    where w.webhook_id = hook and w.enabled and b.state = 'DISPATCHED' and t.settled is not true
        and (t.batch_id is not null or b.received_at > now() - interval '400 days' or b.batch_id in (select settled_with(hook)))
        and settled_whole(hook, b.batch_id)
    order by b.batch_id
    on conflict do nothing
$$;

-- Batches that were told to be settled, and are not: for 400 days after that was told. The lines of one are looked at only where its books, a few sums, say that money
-- of it stands open again, where what it went on in is in doubt, or where people made it, since the money of such a one may stand in another.
create function note_unsettled(hook bigint) returns void language sql as $$
    with told as materialized (select * from told_batches(hook)),
    doubtful as materialized (select gone_on_in((select array_agg(t.batch_id) from told t where not t.settled)) as batch_id)
    insert into fund_event (webhook_id, kind, subject)
    select w.webhook_id, 'batch.unsettled', 'batch:' || t.batch_id || ':' || t.doubts + 1
    from webhook w
        cross join told t
        join batch b on b.batch_id = t.batch_id
    where w.webhook_id = hook and w.enabled and t.settled and t.at > now() - interval '400 days'
        and (b.channel = 'desk'
            or b.batch_id in (select d.batch_id from doubtful d)
            or exists (select from posting_entry e
                       where e.fund_id = b.fund_id and e.batch_id = b.batch_id and e.account in ('INTAKE', 'HELD', 'TO_SEND', 'SENT', 'ACCEPTED', 'AT_RISK')
                       group by e.account having sum(e.lines) <> 0))
        and not settled_whole(hook, b.batch_id)
    order by b.batch_id
    on conflict do nothing
$$;
