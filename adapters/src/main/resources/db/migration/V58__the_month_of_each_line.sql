-- The books go by the line's own month. A ledger of several months is one batch, and stood in the books as money of its last month alone.

alter table posting_entry
    -- The month of the lines (line.own_period); nothing where it is their batch's.
    add column own_period text check (own_period ~ '^2[4-9][0-9]{2}-(0[1-9]|1[0-2])$'),
    drop constraint posting_entry_pkey,
    add constraint posting_entry_once unique nulls not distinct (posting_id, batch_id, scheme, account, own_period);

-- As before (V35), and lines of their own month are entered under it.
create or replace function write_lines(files bigint[], lines bigint[], labels text[], accounts money_account[], asides bigint[], saying boolean, why text, called text default null)
    returns table (file_id bigint, found bigint, changed bigint) language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
    set work_mem = '32MB' set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    this bigint := nextval('posting_number');
begin
    perform set_config('songtor.booking', 'true', true);
    return query with stood as materialized (
        select c.file_id, l.line_id, l.batch_id, l.fund_id, l.scheme, l.own_period, l.satang, coalesce(m.number, 0) + 1 as number,
            case when saying then c.label else coalesce(m.label, l.first_label) end as label,
            saying and c.label is distinct from coalesce(m.label, l.first_label) as said,
            coalesce(m.account, account_of(l.first_label, false, false, false)) as from_account, coalesce(m.aside, 0) as from_aside,
            coalesce(c.account, account_of(c.label, false, false, false)) as to_account, coalesce(c.aside, 0) as to_aside
        from unnest(files, lines, labels, accounts, asides) as c (file_id, line_id, label, account, aside)
            join (select * from line where line_id = any(lines)) l on l.line_id = c.line_id
            left join (select distinct on (line_id) line_id, number, label, account, aside
                       from line_label where line_id = any(lines) order by line_id desc, number desc) m on m.line_id = c.line_id
        where called is null or coalesce(m.label, l.first_label) = called
    ),
    written as (
        insert into line_label (line_id, number, label, said, posting_id, account, aside)
        select line_id, number, label, said, case when to_account is distinct from from_account or to_aside <> from_aside then this end, to_account, to_aside
        from stood where said or to_account is distinct from from_account or to_aside <> from_aside
    ),
    -- Lines that stay where they are stand in the sums with nothing: what leaves their account comes back into it. A batch is of one fund.
    summed as materialized (
        select file_id, batch_id, any_value(fund_id) as fund_id, scheme, own_period, from_account, to_account, count(*) as lines, sum(satang)::bigint as satang,
            sum(from_aside)::bigint as aside_gone, sum(to_aside)::bigint as aside_come, count(*) filter (where said) as changed,
            count(*) filter (where to_account is distinct from from_account or to_aside <> from_aside) as moved
        from stood group by file_id, batch_id, scheme, own_period, from_account, to_account
    ),
    entered as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, own_period, account, lines, satang)
        select this, s.batch_id, any_value(s.fund_id), s.scheme, s.own_period, e.account, sum(e.lines), sum(e.satang)
        from summed s
            cross join lateral (values (s.from_account, -s.lines, s.aside_gone - s.satang), (s.to_account, s.lines, s.satang - s.aside_come),
                                       ('MEMBER_CREDIT', 0, s.aside_come - s.aside_gone)) e (account, lines, satang)
        group by s.batch_id, s.scheme, s.own_period, e.account
        having sum(e.lines) <> 0 or sum(e.satang) <> 0
    ),
    posted as (
        insert into posting (posting_id, cause, lines)
        select this, why, sum(moved) from summed having sum(moved) > 0
    )
    select s.file_id, sum(s.lines)::bigint, sum(s.changed)::bigint from summed s group by s.file_id;
    perform set_config('songtor.booking', '', true);
end $$;

-- As before (V14), and the same.
create or replace function book_intake() returns trigger language plpgsql as $$
declare
    this bigint := nextval('posting_number');
begin
    with summed as (
        select batch_id, fund_id, scheme, own_period, first_label, count(*) as lines, sum(satang) as satang
        from entered group by batch_id, fund_id, scheme, own_period, first_label
    ),
    sides as (
        select s.*, account_of(s.first_label, false, false, false) as account, source_of(s.first_label, b.channel) as source
        from summed s join batch b on b.batch_id = s.batch_id
    ),
    written as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, own_period, account, lines, satang)
        select this, s.batch_id, s.fund_id, s.scheme, s.own_period, e.account, sum(e.lines), sum(e.satang)
        from sides s cross join lateral (values (s.source, -s.lines, -s.satang), (s.account, s.lines, s.satang)) e (account, lines, satang)
        group by s.batch_id, s.fund_id, s.scheme, s.own_period, e.account
        having sum(e.lines) <> 0 or e.account is null
    )
    insert into posting (posting_id, cause, lines)
    select this, 'INTAKE', sum(lines) from sides where account <> source having count(*) > 0;
    return null;
end $$;

-- As before (V49), and the same.
create or replace function book_held() returns trigger language plpgsql as $$
declare
    this bigint := nextval('posting_number');
begin
    with moved as materialized (
        select l.batch_id, l.fund_id, l.scheme, l.own_period, account_of_end(d.kind) as account, case when s.live then s.satang else -s.satang end as satang
        from stands s
            join stood t on (t.decision_id, t.line_id) = (s.decision_id, s.line_id) and t.live <> s.live
            join decision d on d.decision_id = s.decision_id
            join line l on l.line_id = s.line_id
    ),
    entered as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, own_period, account, lines, satang)
        select this, m.batch_id, m.fund_id, m.scheme, m.own_period, e.account, 0, sum(e.satang)
        from moved m cross join lateral (values (money_account 'MEMBER_CREDIT', -m.satang), (m.account, m.satang)) e (account, satang)
        group by m.batch_id, m.fund_id, m.scheme, m.own_period, e.account
    )
    insert into posting (posting_id, cause, lines)
    select this, 'DECISION', count(*) from moved having count(*) > 0;
    return null;
end $$;

-- What was entered under a batch's month until now and is another's: it goes over in one posting a batch, account by account, so what was written stays as it was
-- written. Where lines stand, and what was ended of what is held for their members, is all that their entries ever came to.
create temporary table entered_elsewhere on commit drop as
with own as materialized (
    select l.line_id, l.batch_id, l.fund_id, l.scheme, l.own_period, l.satang,
        -- Refused at intake and ended there all the same: the money is the first line's (V32).
        case when l.refused and exists (select from carried_line k where k.line_id = l.line_id) then money_account 'RESUBMITTED'
             else source_of(l.first_label, b.channel) end as source,
        coalesce(now.account, account_of(l.first_label, false, false, false)) as account, coalesce(now.aside, 0) as aside
    from line l
        join batch b on b.batch_id = l.batch_id
        left join lateral (select n.account, n.aside from line_label n where n.line_id = l.line_id order by n.number desc limit 1) now on true
    where l.own_period is distinct from b.period and l.own_period is not null
),
parts as (
    select o.batch_id, o.fund_id, o.scheme, o.own_period, e.account, e.lines, e.satang
    from own o
        cross join lateral (values (o.source, -1, -o.satang), (o.account, 1, o.satang - o.aside), ('MEMBER_CREDIT', 0, o.aside)) e (account, lines, satang)
    union all
    select o.batch_id, o.fund_id, o.scheme, o.own_period, e.account, 0, e.satang
    from own o
        join decision_held h on h.line_id = o.line_id and h.live
        join decision d on d.decision_id = h.decision_id
        cross join lateral (values (money_account 'MEMBER_CREDIT', -h.satang), (account_of_end(d.kind), h.satang)) e (account, satang)
)
select batch_id, fund_id, scheme, own_period, account, sum(lines)::bigint as lines, sum(satang)::bigint as satang
from parts group by batch_id, fund_id, scheme, own_period, account
having sum(lines) <> 0 or sum(satang) <> 0;

create temporary table goes_over on commit drop as
select b.batch_id, nextval('posting_number') as posting_id, (select count(*) from line l where l.batch_id = b.batch_id and l.own_period is not null) as lines
from (select distinct batch_id from entered_elsewhere order by batch_id) b;

insert into posting (posting_id, cause, lines) select posting_id, 'OPENING', lines from goes_over;
insert into posting_entry (posting_id, batch_id, fund_id, scheme, own_period, account, lines, satang)
select g.posting_id, e.batch_id, e.fund_id, e.scheme, e.own_period, e.account, e.lines, e.satang
from entered_elsewhere e join goes_over g on g.batch_id = e.batch_id
union all
select g.posting_id, e.batch_id, e.fund_id, e.scheme, null, e.account, -sum(e.lines)::bigint, -sum(e.satang)::bigint
from entered_elsewhere e join goes_over g on g.batch_id = e.batch_id
group by g.posting_id, e.batch_id, e.fund_id, e.scheme, e.account
having sum(e.lines) <> 0 or sum(e.satang) <> 0;
