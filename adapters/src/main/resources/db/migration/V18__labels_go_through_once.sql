-- Less is gone through twice for a million labels. Every law stays in the database.

-- Nothing where an account follows from the label alone: book() asks for it there. Few labels need the file's facts.
create or replace function accounts_now(lines bigint[], labels text[], out accounts money_account[], out asides bigint[]) language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_memoize = off set enable_nestloop = on set plan_cache_mode = auto as $$
begin
    if labels && array['WAITING', 'AMOUNT_ACCEPTED'] then
        select array_agg(now.account order by c.n), array_agg(now.aside order by c.n) into accounts, asides
        from unnest(lines, labels) with ordinality as c (line_id, label, n)
            left join line l on l.line_id = c.line_id
            left join lateral line_account(l.line_id, l.satang, c.label) now on true;
    end if;
end $$;

-- As before (V15), but what was found is gone through twice in place of five times: once to write the movements, and once to add them up. Lines that stay where
-- they are stand in the sums with nothing: what leaves their account comes back into it. A batch is of one fund.
create or replace function book(lines bigint[], labels text[], why text) returns bigint language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
    set work_mem = '32MB' set plan_cache_mode = force_generic_plan as $$
declare
    this bigint;
    found_lines bigint;
    accounts money_account[];
    asides bigint[];
begin
    if lines is null then
        return 0;
    end if;
    this := nextval('posting_number');
    select x.accounts, x.asides into accounts, asides from accounts_now(lines, labels) x;
    perform set_config('songtor.booking', 'true', true);
    with stood as materialized (
        select l.line_id, l.batch_id, l.fund_id, l.scheme, l.satang, coalesce(m.number, 0) + 1 as number,
            coalesce(m.to_account, account_of(l.first_label, false, false, false)) as from_account, coalesce(m.to_aside, 0) as from_aside,
            coalesce(c.account, account_of(c.label, false, false, false)) as to_account, coalesce(c.aside, 0) as to_aside
        from unnest(lines, labels, accounts, asides) as c (line_id, label, account, aside)
            join (select * from line where line_id = any(lines)) l on l.line_id = c.line_id
            left join (select distinct on (line_id) line_id, number, to_account, to_aside
                       from movement where line_id = any(lines) order by line_id desc, number desc) m on m.line_id = c.line_id
    ),
    moved as (
        insert into movement (line_id, number, posting_id, satang, from_account, from_aside, to_account, to_aside)
        select line_id, number, this, satang, from_account, from_aside, to_account, to_aside from stood
        where to_account is distinct from from_account or to_aside <> from_aside
    ),
    summed as materialized (
        select batch_id, any_value(fund_id) as fund_id, scheme, from_account, to_account, count(*) as lines, sum(satang)::bigint as satang,
            sum(from_aside)::bigint as aside_gone, sum(to_aside)::bigint as aside_come,
            count(*) filter (where to_account is distinct from from_account or to_aside <> from_aside) as moved
        from stood group by batch_id, scheme, from_account, to_account
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
    select coalesce(sum(s.lines), 0) into found_lines from summed s;
    perform set_config('songtor.booking', '', true);
    return found_lines;
end $$;

-- A line's movements come one after another over weeks: room for the next beside the one before, so that no page is split in two by it. What is there stays.
alter index movement_pkey set (fillfactor = 50);

-- An item's fund and file are looked for once a statement. Neither is removed where an item has it, and an item keeps them.
alter table review_item
    drop constraint review_item_fund_id_fkey,
    drop constraint review_item_file_id_fkey;
create function review_item_has_its_file() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct fund_id from entered where fund_id is not null) e
               where not exists (select from fund f where f.fund_id = e.fund_id))
       or exists (select from (select distinct file_id from entered where file_id is not null) e
                  where not exists (select from agency_file f where f.file_id = e.file_id)) then
        raise exception 'review_item: no such fund or file' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger review_item_has_its_file after insert on review_item referencing new table as entered
    for each statement execute function review_item_has_its_file();
create function keeps_its_key() returns trigger language plpgsql as $$
begin
    raise exception '%: is never removed, and keeps its key', tg_table_name using errcode = '23514';
end $$;
create trigger review_item_guard_file before update of fund_id, file_id on review_item for each row
    when ((new.fund_id, new.file_id) is distinct from (old.fund_id, old.file_id)) execute function keeps_its_key();
create function fund_keeps_its_items() returns trigger language plpgsql as $$
begin
    if exists (select from review_item where fund_id = old.fund_id) then
        raise exception 'fund: is never removed while it has items, and keeps its key' using errcode = '23503';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger fund_guard before delete on fund for each row execute function fund_keeps_its_items();
create trigger fund_guard_key before update of fund_id on fund for each row execute function fund_keeps_its_items();
create trigger agency_file_guard_key before update of file_id on agency_file for each row execute function keeps_its_key();
