-- A million labels: what was looked up once a row is looked up once a statement, in the order of the index. Every law stays in the database.

-- Labels say which lines there are, so what kept a label's line (line_label_has_its_line) and what booked it looked for the same rows.
drop trigger line_label_has_its_line on line_label;
drop function line_label_has_its_line();

-- In which account each line's money stands by its label and its file's facts, in the order of the lines. Nothing for a line that is not there.
create function accounts_now(lines bigint[], labels text[], out accounts money_account[], out asides bigint[]) language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_memoize = off set enable_nestloop = on set plan_cache_mode = auto as $$
begin
    -- Few labels need the file's facts.
    if labels && array['WAITING', 'AMOUNT_ACCEPTED'] then
        select array_agg(now.account order by c.n), array_agg(now.aside order by c.n) into accounts, asides
        from unnest(lines, labels) with ordinality as c (line_id, label, n)
            left join line l on l.line_id = c.line_id
            left join lateral line_account(l.line_id, l.satang, c.label) now on true;
    else
        select array_agg(account_of(c.label, false, false, false) order by c.n), null into accounts, asides
        from unnest(labels) with ordinality as c (label, n);
    end if;
end $$;

-- As before (V14), but a table is gone through once for all lines, by its index, in place of once a line: the number of lines is not known when this is
-- planned, so nested loops are out of the question whatever the planner thinks of it. (Settings are inherited by what a function calls: each says all of its own.)
drop function book(bigint[], text[], text);
create function book(lines bigint[], labels text[], why text) returns bigint language plpgsql
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
            c.account as to_account, coalesce(c.aside, 0) as to_aside
        from unnest(lines, accounts, asides) as c (line_id, account, aside)
            join (select * from line where line_id = any(lines)) l on l.line_id = c.line_id
            left join (select distinct on (line_id) line_id, number, to_account, to_aside
                       from movement where line_id = any(lines) order by line_id desc, number desc) m on m.line_id = c.line_id
    ),
    next as materialized (
        select * from stood where (to_account, to_aside) is distinct from (from_account, from_aside)
    ),
    moved as (
        insert into movement (line_id, number, posting_id, satang, from_account, from_aside, to_account, to_aside)
        select line_id, number, this, satang, from_account, from_aside, to_account, to_aside from next
    ),
    summed as (
        select batch_id, fund_id, scheme, from_account, to_account, count(*) as lines, sum(satang - from_aside) as gone, sum(from_aside) as aside_gone,
            sum(satang - to_aside) as come, sum(to_aside) as aside_come
        from next group by batch_id, fund_id, scheme, from_account, to_account
    ),
    entered as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
        select this, s.batch_id, s.fund_id, s.scheme, e.account, sum(e.lines), sum(e.satang)
        from summed s
            cross join lateral (values (s.from_account, -s.lines, -s.gone), (s.to_account, s.lines, s.come),
                                       ('MEMBER_CREDIT', 0, s.aside_come - s.aside_gone)) e (account, lines, satang)
        group by s.batch_id, s.fund_id, s.scheme, e.account
        having sum(e.lines) <> 0 or sum(e.satang) <> 0
    ),
    posted as (
        insert into posting (posting_id, cause, lines)
        select this, why, count(*) from next having count(*) > 0
    )
    select count(*) into found_lines from stood;
    perform set_config('songtor.booking', '', true);
    return found_lines;
end $$;

-- A label is the account's ground, except where the file's facts say more: those are held still, so that neither side misses what the other writes. Files are
-- held before anything is booked, so that who brings an answer waits with empty hands or has ended; reconciliation holds them already and says so.
create or replace function book_labels() returns trigger language plpgsql
    set enable_seqscan = off set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    these bigint[];
    said text[];
begin
    select array_agg(line_id), array_agg(label) into these, said from entered;
    if said && array['WAITING', 'AMOUNT_ACCEPTED'] or current_setting('songtor.files_held', true) is distinct from 'true' then
        perform from agency_file f
        where f.file_id in (select fl.file_id from file_line fl where fl.line_id = any(these) and fl.live)
        order by f.file_id for share;
    end if;
    if book(these, said, 'LABEL') <> cardinality(these) then
        raise exception 'line_label: no such line' using errcode = '23503';
    end if;
    return null;
end $$;

-- Money that came or is gone moves only what was accepted with another amount; such lines are few and have an index of their own. No line begins so.
alter table line add constraint line_begins_otherwise check (first_label <> 'AMOUNT_ACCEPTED');
create index line_label_amount_accepted on line_label (line_id) where label = 'AMOUNT_ACCEPTED';
create function book_file_money() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    perform book(array_agg(a.line_id), array_agg(a.label), 'FILE')
    from (select n.line_id, now.label
          from (select min(line_id) as first, max(line_id) as last from file_line where file_id = new.file_id and live) f
              join (select distinct line_id from line_label where label = 'AMOUNT_ACCEPTED') n on n.line_id between f.first and f.last
              join file_line fl on fl.line_id = n.line_id and fl.live and fl.file_id = new.file_id
              cross join lateral current_label(n.line_id, null) now
          where now.label = 'AMOUNT_ACCEPTED') a;
    return null;
end $$;
create or replace function book_file() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    perform book(array_agg(l.line_id), array_agg(now.label), 'FILE')
    from file_line fl
        join line l on l.line_id = fl.line_id
        cross join lateral current_label(l.line_id, l.first_label) now
    where fl.file_id = new.file_id and fl.live and now.label = 'WAITING';
    return null;
end $$;
drop trigger book_file on agency_file;
create constraint trigger book_file after update on agency_file deferrable initially deferred for each row
    when ((coalesce(old.sent_at, old.answered_at) is null) <> (coalesce(new.sent_at, new.answered_at) is null))
    execute function book_file();
create constraint trigger book_file_money after update on agency_file deferrable initially deferred for each row
    when ((old.settled_at is null) <> (new.settled_at is null))
    execute function book_file_money();

-- Each posting is looked for and added up once a transaction and not once for each of its entries: its number is noted, and whatever is entered after that
-- begins anew. Postings are never removed.
alter table posting_entry drop constraint posting_entry_posting_id_fkey;
create function posting_unseen() returns trigger language plpgsql as $$
begin
    perform set_config('songtor.posting_seen', '', true);
    return null;
end $$;
create trigger posting_entry_unseen before insert on posting_entry for each statement execute function posting_unseen();
create or replace function posting_is_zero() returns trigger language plpgsql as $$
begin
    if current_setting('songtor.posting_seen', true) = new.posting_id::text then
        return null;
    end if;
    if not exists (select from posting where posting_id = new.posting_id) then
        raise exception 'posting_entry: no such posting' using errcode = '23503';
    end if;
    if (select sum(satang) from posting_entry where posting_id = new.posting_id) is distinct from 0 then
        raise exception 'posting: the accounts of posting % are not nothing together', new.posting_id using errcode = '23514';
    end if;
    perform set_config('songtor.posting_seen', new.posting_id::text, true);
    return null;
end $$;

-- Which lines an item is about: kept once a statement. Lines are never removed, and neither are items.
alter table review_item_line
    drop constraint review_item_line_item_id_fkey,
    drop constraint review_item_line_line_id_fkey;
create function review_item_line_has_its_line() returns trigger language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    items bigint[];
    lines bigint[];
begin
    select array_agg(distinct item_id), array_agg(distinct line_id) into items, lines from entered;
    if (select count(*) from review_item where item_id = any(items)) <> cardinality(items)
       or (select count(*) from line where line_id = any(lines)) <> cardinality(lines) then
        raise exception 'review_item_line: no such item or line' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger review_item_line_has_its_line after insert on review_item_line referencing new table as entered
    for each statement execute function review_item_line_has_its_line();
create function review_item_line_guard() returns trigger language plpgsql as $$
begin
    raise exception 'review_item_line: a line is of an item or is not' using errcode = '23514';
end $$;
create trigger review_item_line_guard before update on review_item_line for each row execute function review_item_line_guard();
create function review_item_guard() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or new.item_id <> old.item_id then
        raise exception 'review_item: is never removed, and keeps its number' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger review_item_guard before delete on review_item for each row execute function review_item_guard();
create trigger review_item_guard_number before update of item_id on review_item for each row execute function review_item_guard();
