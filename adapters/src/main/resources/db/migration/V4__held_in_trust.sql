-- Money held in trust (เงินพักรอนำส่ง): what was collected is held until it is forwarded in a release or given back to the member.
-- Law: held + forwarded + returned = collected, always. Entries are appended, and a line's money moves whole and once.

create table held_order (
    order_id    bigint      generated always as identity primary key,
    fund_id     text        not null references fund,
    kind        text        not null check (kind in ('RELEASE', 'RETURN')),
    scheme      text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null default now(),
    reason      text        not null,
    lines       int         not null check (lines > 0),
    satang      bigint      not null check (satang > 0),
    state       text        not null default 'PROPOSED' check (state in ('PROPOSED', 'DONE', 'WITHDRAWN')),
    ended_at    timestamptz,
    -- The batch that carries the money of a release.
    batch_id    bigint,
    foreign key (batch_id, fund_id) references batch (batch_id, fund_id),
    check ((state = 'PROPOSED') = (ended_at is null)),
    check ((kind = 'RELEASE' and state = 'DONE') = (batch_id is not null))
);
create index held_order_fund on held_order (fund_id, order_id);
create index held_order_batch on held_order (batch_id) where batch_id is not null;

create table held_order_line (
    order_id    bigint      not null references held_order,
    line_id     bigint      not null references line,
    live        boolean     not null default true,
    primary key (order_id, line_id)
);
-- A line is ordered once at a time.
create unique index held_order_line_one_live on held_order_line (line_id) where live;

create table held_approval (
    order_id    bigint      not null references held_order,
    officer     text        not null,
    role        text        not null,
    at          timestamptz not null default now(),
    primary key (order_id, officer)
);

create table held_entry (
    entry_id    bigint      generated always as identity primary key,
    line_id     bigint      not null references line,
    kind        text        not null check (kind in ('COLLECTED', 'FORWARDED', 'RETURNED')),
    satang      bigint      not null check (satang > 0),
    -- The order that moved it; nothing for what was collected.
    order_id    bigint      references held_order,
    -- The line of the release that carries it on.
    forwarded_by bigint     references line,
    at          timestamptz not null default now(),
    check ((kind = 'COLLECTED') = (order_id is null)),
    check ((kind = 'FORWARDED') = (forwarded_by is not null))
);
create unique index held_entry_collected_once on held_entry (line_id) where kind = 'COLLECTED';
create unique index held_entry_moved_once on held_entry (line_id) where kind <> 'COLLECTED';
create index held_entry_order on held_entry (order_id) where order_id is not null;
create index held_entry_forwarded_by on held_entry (forwarded_by) where forwarded_by is not null;

-- What is held of each line now: collected and not moved.
create view held_line with (security_invoker = true) as
    select l.line_id, l.batch_id, l.fund_id, l.scheme, l.agency, l.profile, l.person_hash, l.person_seal, l.last_four,
        l.member_no, l.title, l.first_name, l.last_name, l.member_share, l.sponsor_share, e.satang,
        coalesce(l.own_period, b.period) as period,
        coalesce(l.collected_at::date, (b.received_at at time zone 'Asia/Bangkok')::date) as collected_on
    from held_entry e
        join line l on l.line_id = e.line_id
        join batch b on b.batch_id = l.batch_id
    where e.kind = 'COLLECTED'
        and not exists (select from held_entry m where m.line_id = e.line_id and m.kind <> 'COLLECTED');

-- Every entry of the statement is looked at together: money enters as the line's own amount, leaves as it entered, and a release carries exactly what it took.
create function held_entry_agrees() returns trigger language plpgsql as $$
begin
    if exists (
        select from entered n
            join line l on l.line_id = n.line_id
            left join held_entry c on c.line_id = n.line_id and c.kind = 'COLLECTED'
        where l.first_label <> 'HELD_IN_TRUST' or c.satang is distinct from l.satang or n.satang <> l.satang)
       or exists (
        select from entered n
            join held_order o on o.order_id = n.order_id
            join line l on l.line_id = n.line_id
        where o.fund_id <> l.fund_id or (o.kind = 'RELEASE') <> (n.kind = 'FORWARDED'))
       or exists (
        select from held_entry e
            join line r on r.line_id = e.forwarded_by
        where e.forwarded_by in (select forwarded_by from entered)
        group by r.line_id, r.satang
        having sum(e.satang) <> r.satang) then
        raise exception 'held_entry: held + forwarded + returned is not what was collected' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger held_entry_agrees after insert on held_entry referencing new table as entered
    for each statement execute function held_entry_agrees();

-- Who proposed may not approve, and an order that ended takes no approval.
create function held_approval_guard() returns trigger language plpgsql as $$
begin
    if exists (select from held_order o
               where o.order_id = new.order_id and (o.proposed_by = new.officer or o.state <> 'PROPOSED')) then
        raise exception 'held_approval: by the proposer, or after the end' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger held_approval_guard before insert on held_approval for each row execute function held_approval_guard();

-- An order's money and proposer never change, and what ended stays ended.
create function held_order_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'PROPOSED'
       or (new.fund_id, new.kind, new.scheme, new.proposed_by, new.proposed_at, new.reason, new.lines, new.satang)
          is distinct from (old.fund_id, old.kind, old.scheme, old.proposed_by, old.proposed_at, old.reason, old.lines, old.satang) then
        raise exception 'held_order: what was proposed does not change' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger held_order_guard before update or delete on held_order for each row execute function held_order_guard();

do $$
declare t text;
begin
    foreach t in array array['held_entry', 'held_approval'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

grant select on held_order, held_order_line, held_approval, held_entry, held_line to songtor_reader;
alter table held_order enable row level security;
alter table held_order_line enable row level security;
alter table held_approval enable row level security;
alter table held_entry enable row level security;
create policy own on held_order for select to songtor_reader using (may_see(fund_id));
create policy own on held_order_line for select to songtor_reader
    using (exists (select from held_order o where o.order_id = held_order_line.order_id));
create policy own on held_approval for select to songtor_reader
    using (exists (select from held_order o where o.order_id = held_approval.order_id));
create policy own on held_entry for select to songtor_reader
    using (exists (select from line l where l.line_id = held_entry.line_id));
