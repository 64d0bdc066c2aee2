-- Funds whose program is told of events, and what it is told: one row an event, kept for ever, with the same number at every attempt.
create table webhook (
    webhook_id  bigint      generated always as identity primary key,
    fund_id     text        not null unique references fund,
    enabled     boolean     not null,
    failures    int         not null default 0 check (failures >= 0)
);
create table fund_event (
    event_id    uuid        primary key default gen_random_uuid(),
    number      bigint      generated always as identity,
    webhook_id  bigint      not null references webhook,
    kind        text        not null check (kind in ('item.opened', 'batch.settled')),
    subject     text        not null,
    at          timestamptz not null default now(),
    told_at     timestamptz,
    unique (webhook_id, kind, subject)
);
create index fund_event_untold on fund_event (webhook_id, number) where told_at is null;

create function fund_event_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.told_at is not null
       or (new.event_id, new.webhook_id, new.kind, new.subject, new.at) is distinct from (old.event_id, old.webhook_id, old.kind, old.subject, old.at) then
        raise exception 'fund_event: what is told does not change' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger fund_event_guard before update or delete on fund_event for each row execute function fund_event_guard();

-- Once a statement, however many items it opens; nothing where no fund listens.
create function review_item_is_told() returns trigger language plpgsql as $$
begin
    if exists (select from webhook where enabled) then
        insert into fund_event (webhook_id, kind, subject)
        select w.webhook_id, 'item.opened', 'item:' || e.item_id
        from entered e join webhook w on w.fund_id = e.fund_id and w.enabled
        order by e.item_id
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger review_item_is_told after insert on review_item referencing new table as entered
    for each statement execute function review_item_is_told();

-- Batches of the fund of which every line that went on is settled, or ended as people decided, and nobody was told yet.
create function note_settled(hook bigint) returns void language sql as $$
    insert into fund_event (webhook_id, kind, subject)
    select w.webhook_id, 'batch.settled', 'batch:' || b.batch_id
    from webhook w join batch b on b.fund_id = w.fund_id
    where w.webhook_id = hook and w.enabled and b.state = 'DISPATCHED' and b.received_at > now() - interval '400 days'
        and not exists (select from fund_event x where x.webhook_id = hook and x.kind = 'batch.settled' and x.subject = 'batch:' || b.batch_id)
        and exists (select from line l where l.batch_id = b.batch_id and not l.refused)
        and not exists (select from line l cross join lateral current_label(l.line_id, l.first_label) now
                        where l.batch_id = b.batch_id and not l.refused
                            and now.label not in ('SETTLED', 'FORWARDED', 'RETURNED', 'RESUBMITTED', 'AMOUNT_ACCEPTED', 'WRITTEN_OFF', 'MERGED', 'NOT_OURS'))
    order by b.batch_id
    on conflict do nothing
$$;
alter table webhook enable row level security;
alter table fund_event enable row level security;
