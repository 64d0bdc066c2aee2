-- What is said of a line and what becomes of its money stand in one row. Most labels move money, and two thirds of what a label and its movement cost were
-- their two indexes. A row of line_label says where the line stands from then on: its label and the account of its money. Where the money came from is the row
-- before it, so a movement cannot but begin where the last one ended; posting_id is there where it moved, said where the label is new.

alter table line_label
    add column said boolean not null default true,
    add column posting_id bigint,
    add column account money_account,
    -- What of it is held for the member; below zero where the agency took more than was passed on.
    add column aside bigint not null default 0;

-- Labels and movements in the order they happened; whatever a clock did, each keeps its own order. A label comes before what it moved.
create temporary table one_story on commit drop as
with told as (
    select line_id, max(at) over (partition by line_id order by number) as at, 1 as kind, number as turn, label, null::bigint as posting_id,
        null::money_account as account, null::bigint as aside
    from line_label
    union all
    select m.line_id, max(p.at) over (partition by m.line_id order by m.number), 2, m.number, null, m.posting_id, m.to_account, m.to_aside
    from movement m left join posting p on p.posting_id = m.posting_id
),
placed as (
    select *, row_number() over lines as number, count(label) over lines as labels, count(account) over lines as moves
    from told window lines as (partition by line_id order by at nulls last, kind, turn)
)
select p.line_id, p.number::int as number, coalesce(max(p.label) over (partition by p.line_id, p.labels), l.first_label) as label, coalesce(p.at, now()) as at,
    p.kind = 1 as said, p.posting_id, coalesce(max(p.account) over (partition by p.line_id, p.moves), account_of(l.first_label, false, false, false)) as account,
    coalesce(max(p.aside) over (partition by p.line_id, p.moves), 0) as aside
from placed p join line l on l.line_id = p.line_id;

alter table line_label disable trigger user;
truncate line_label;
-- A line's rows come one after another over weeks: room for the next beside the one before, so that no page is split in two by it.
alter index line_label_pkey set (fillfactor = 50);
insert into line_label (line_id, number, label, at, said, posting_id, account, aside)
select line_id, number, label, at, said, posting_id, account, aside from one_story order by line_id, number;
alter table line_label enable trigger user;
alter table line_label
    alter column account set not null,
    add check (number > 0);
drop table movement;
drop function movement_follows();
-- Postings are numbered as time goes, so a very small index finds what one of them moved.
create index line_label_posting on line_label using brin (posting_id);

-- Where the money of one line went from and to.
create view movement with (security_invoker = true) as
    select n.line_id, n.number, n.posting_id, l.satang, coalesce(p.account, account_of(l.first_label, false, false, false)) as from_account,
        coalesce(p.aside, 0) as from_aside, n.account as to_account, n.aside as to_aside
    from line_label n
        join line l on l.line_id = n.line_id
        left join line_label p on p.line_id = n.line_id and p.number = n.number - 1
    where n.posting_id is not null;
grant select on movement to songtor_reader;

-- Compares lines with where they stand, and writes a row for each that stands elsewhere from now on: with these labels where they are said, with the one it has where
-- only its money moves. An account that is not given follows from the label. Two who write of one line at once meet in the primary key.
-- Answers how many lines were found, and of how many in each file the label is new.
create function write_lines(files bigint[], lines bigint[], labels text[], accounts money_account[], asides bigint[], saying boolean, why text)
    returns table (file_id bigint, found bigint, changed bigint) language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
    set work_mem = '32MB' set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    this bigint := nextval('posting_number');
begin
    perform set_config('songtor.booking', 'true', true);
    return query with stood as materialized (
        select c.file_id, l.line_id, l.batch_id, l.fund_id, l.scheme, l.satang, coalesce(m.number, 0) + 1 as number,
            case when saying then c.label else coalesce(m.label, l.first_label) end as label,
            saying and c.label is distinct from coalesce(m.label, l.first_label) as said,
            coalesce(m.account, account_of(l.first_label, false, false, false)) as from_account, coalesce(m.aside, 0) as from_aside,
            coalesce(c.account, account_of(c.label, false, false, false)) as to_account, coalesce(c.aside, 0) as to_aside
        from unnest(files, lines, labels, accounts, asides) as c (file_id, line_id, label, account, aside)
            join (select * from line where line_id = any(lines)) l on l.line_id = c.line_id
            left join (select distinct on (line_id) line_id, number, label, account, aside
                       from line_label where line_id = any(lines) order by line_id desc, number desc) m on m.line_id = c.line_id
    ),
    written as (
        insert into line_label (line_id, number, label, said, posting_id, account, aside)
        select line_id, number, label, said, case when to_account is distinct from from_account or to_aside <> from_aside then this end, to_account, to_aside
        from stood where said or to_account is distinct from from_account or to_aside <> from_aside
    ),
    -- Lines that stay where they are stand in the sums with nothing: what leaves their account comes back into it. A batch is of one fund.
    summed as materialized (
        select file_id, batch_id, any_value(fund_id) as fund_id, scheme, from_account, to_account, count(*) as lines, sum(satang)::bigint as satang,
            sum(from_aside)::bigint as aside_gone, sum(to_aside)::bigint as aside_come, count(*) filter (where said) as changed,
            count(*) filter (where to_account is distinct from from_account or to_aside <> from_aside) as moved
        from stood group by file_id, batch_id, scheme, from_account, to_account
    ),
    entered as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
        select this, s.batch_id, any_value(s.fund_id), s.scheme, e.account, sum(e.lines), sum(e.satang)
        from summed s
            cross join lateral (values (s.from_account, -s.lines, s.aside_gone - s.satang), (s.to_account, s.lines, s.satang - s.aside_come),
                                       ('MEMBER_CREDIT', 0, s.aside_come - s.aside_gone)) e (account, lines, satang)
        group by s.batch_id, s.scheme, e.account
        having sum(e.lines) <> 0 or sum(e.satang) <> 0
    ),
    posted as (
        insert into posting (posting_id, cause, lines)
        select this, why, sum(moved) from summed having sum(moved) > 0
    )
    select s.file_id, sum(s.lines)::bigint, sum(s.changed)::bigint from summed s group by s.file_id;
    perform set_config('songtor.booking', '', true);
end $$;

create or replace function book_at(lines bigint[], labels text[], accounts money_account[], asides bigint[], why text) returns bigint language sql as $$
    select coalesce(sum(found), 0)::bigint from write_lines(null, lines, labels, accounts, asides, false, why)
$$;

-- What the lines of some files are called from now on, with all that follows for their money. Answers in how many lines of each file that is new.
-- Files are held before anything is written, so that who brings an answer waits with empty hands or has ended; reconciliation holds them already and says so.
create function label_lines(files bigint[], lines bigint[], labels text[]) returns table (file_id bigint, changed bigint) language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
    set work_mem = '32MB' set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    accounts money_account[];
    asides bigint[];
    these bigint := 0;
    told record;
begin
    if current_setting('songtor.files_held', true) is distinct from 'true' then
        perform from agency_file f where f.file_id = any(files) order by f.file_id for share;
    end if;
    -- Few labels need the file's facts, and those are asked for lines whose label is new.
    if labels && array['WAITING', 'AMOUNT_ACCEPTED'] then
        select array_agg(c.file_id), array_agg(c.line_id), array_agg(c.label) into files, lines, labels
        from unnest(files, lines, labels) as c (file_id, line_id, label)
            left join (select line_id, first_label from line where line_id = any(lines)) l on l.line_id = c.line_id
            left join (select distinct on (line_id) line_id, label
                       from line_label where line_id = any(lines) order by line_id desc, number desc) m on m.line_id = c.line_id
        where c.label is distinct from coalesce(m.label, l.first_label);
        select x.accounts, x.asides into accounts, asides from accounts_now(lines, labels) x;
    end if;
    for told in select w.* from write_lines(files, lines, labels, accounts, asides, true, 'LABEL') w loop
        these := these + told.found;
        file_id := told.file_id;
        changed := told.changed;
        if changed > 0 then
            return next;
        end if;
    end loop;
    if these <> coalesce(cardinality(lines), 0) then
        raise exception 'line_label: no such line' using errcode = '23503';
    end if;
end $$;

-- Who says a label by itself need not know where the line stands, nor how many rows it has: what books it (book_labels) writes where it stands then.
create function line_label_stands() returns trigger language plpgsql set enable_seqscan = off as $$
begin
    select n.number + 1, n.account, n.aside into new.number, new.account, new.aside
    from line_label n where n.line_id = new.line_id order by n.number desc limit 1;
    if not found then
        select 1, account_of(l.first_label, false, false, false), 0 into new.number, new.account, new.aside from line l where l.line_id = new.line_id;
        if not found then
            raise exception 'line_label: no such line' using errcode = '23503';
        end if;
    end if;
    return new;
end $$;
create trigger line_label_stands before insert on line_label for each row when (new.account is null) execute function line_label_stands();

create or replace function book_labels() returns trigger language plpgsql
    set enable_seqscan = off set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
    these bigint[];
    labels text[];
begin
    if current_setting('songtor.booking', true) = 'true' then
        return null;
    end if;
    select array_agg(line_id), array_agg(label) into these, labels from entered;
    if labels && array['WAITING', 'AMOUNT_ACCEPTED'] or current_setting('songtor.files_held', true) is distinct from 'true' then
        perform from agency_file f
        where f.file_id in (select fl.file_id from file_line fl where fl.line_id = any(these) and fl.live)
        order by f.file_id for share;
    end if;
    if book(these, labels, 'LABEL') <> coalesce(cardinality(these), 0) then
        raise exception 'line_label: no such line' using errcode = '23503';
    end if;
    return null;
end $$;

-- Money moves by write_lines() alone, and no row of a line is left out. What that writes is made of just that, so it is not looked up a second time.
create function line_label_follows() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
begin
    if current_setting('songtor.booking', true) = 'true' then
        return null;
    end if;
    if exists (select from entered e
                   left join line l on l.line_id = e.line_id
                   left join line_label p on p.line_id = e.line_id and p.number = e.number - 1
               where e.posting_id is not null or e.number > 1 and p.line_id is null
                   or (e.account, e.aside) is distinct from (coalesce(p.account, account_of(l.first_label, false, false, false)), coalesce(p.aside, 0))) then
        raise exception 'line_label: money moves from where it stands, whole, and with its posting' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger line_label_follows after insert on line_label referencing new table as entered for each statement execute function line_label_follows();

create or replace function posting_is_zero() returns trigger language plpgsql as $$
declare
    together bigint;
begin
    if current_setting('songtor.posting_seen', true) = new.posting_id::text then
        return null;
    end if;
    if not exists (select from posting where posting_id = new.posting_id) then
        raise exception 'posting_entry: no such posting' using errcode = '23503';
    end if;
    select sum(satang) into together from posting_entry where posting_id = new.posting_id;
    if together <> 0 or together is null and not exists (select from line_label where posting_id = new.posting_id) then
        raise exception 'posting: the accounts of posting % are not nothing together', new.posting_id using errcode = '23514';
    end if;
    perform set_config('songtor.posting_seen', new.posting_id::text, true);
    return null;
end $$;
