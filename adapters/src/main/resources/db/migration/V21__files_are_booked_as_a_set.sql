-- What leaves in files is booked with as many look-ups for a thousand lines as for one: delivering a file cost the database more for its books than for all else.

-- What book() did (V18) once it knew the accounts; nothing where one follows from its label alone.
create function book_at(lines bigint[], labels text[], accounts money_account[], asides bigint[], why text) returns bigint language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
    set work_mem = '32MB' set plan_cache_mode = force_generic_plan as $$
declare
    this bigint := nextval('posting_number');
    found_lines bigint;
begin
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

create or replace function book(lines bigint[], labels text[], why text) returns bigint language plpgsql as $$
begin
    return case when lines is null then 0 else (select book_at(lines, labels, x.accounts, x.asides, why) from accounts_now(lines, labels) x) end;
end $$;

-- As before (V20), but the facts of all files are asked for once and not once a line. What waits in a file has nothing aside.
create or replace function book_file() returns trigger language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    files bigint[] := string_to_array(nullif(current_setting('songtor.files_moved', true), ''), ',');
    these bigint[];
    labels text[];
    accounts money_account[];
begin
    if files is null then
        return null;
    end if;
    perform set_config('songtor.files_moved', '', true);
    these := array(select fl.line_id from file_line fl where fl.file_id = any(files) and fl.live);
    select array_agg(fl.line_id), array_agg('WAITING'::text),
        array_agg(account_of('WAITING', coalesce(f.sent_at, f.answered_at) is not null, a.file_id is not null, f.settled_at is not null))
    into these, labels, accounts
    from (select * from file_line where file_id = any(files) and live) fl
        join (select * from agency_file where file_id = any(files)) f on f.file_id = fl.file_id
        join (select line_id, first_label from line where line_id = any(these)) l on l.line_id = fl.line_id
        left join (select distinct on (line_id) line_id, label from line_label where line_id = any(these) order by line_id desc, number desc) now
            on now.line_id = fl.line_id
        left join (select distinct file_id, position from answer_line where file_id = any(files) and verdict = 'BOOKED') a
            on a.file_id = fl.file_id and a.position = fl.position
    where coalesce(now.label, l.first_label) = 'WAITING';
    if these is not null then
        perform book_at(these, labels, accounts, null, 'FILE');
    end if;
    return null;
end $$;
