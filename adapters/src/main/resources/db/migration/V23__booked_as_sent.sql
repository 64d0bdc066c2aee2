-- What an agency booked once and as it was sent, and about which nobody decided, has one label a file: the program says which (org.songtor.match.Labels), the
-- database finds those lines, and labels and books them in one statement. All other lines go to the program, each with what was said of it.

-- A label whose account it follows from, and which the same statement books, is not looked for once more. Everything else as before (V15).
create or replace function book_labels() returns trigger language plpgsql
    set enable_seqscan = off set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
    these bigint[];
    said text[];
begin
    if current_setting('songtor.booking', true) = 'true' then
        return null;
    end if;
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

-- Labels and books these lines in one statement, in the order of the index. Returns those that had another label until now.
create function label_agreed(lines bigint[], given text) returns bigint[] language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off
    set work_mem = '32MB' set plan_cache_mode = force_custom_plan as $$
declare
    this bigint := nextval('posting_number');
    account money_account := account_of(given, false, false, false);
    labelled_lines bigint[];
begin
    perform set_config('songtor.booking', 'true', true);
    with stood as materialized (
        select l.line_id, l.batch_id, l.fund_id, l.scheme, l.satang, coalesce(n.number, 0) + 1 as label_number, coalesce(m.number, 0) + 1 as number,
            coalesce(m.to_account, account_of(l.first_label, false, false, false)) as from_account, coalesce(m.to_aside, 0) as from_aside
        from (select line_id, batch_id, fund_id, scheme, satang, first_label from line where line_id = any(lines)) l
            left join (select distinct on (line_id) line_id, number, label
                       from line_label where line_id = any(lines) order by line_id desc, number desc) n on n.line_id = l.line_id
            left join (select distinct on (line_id) line_id, number, to_account, to_aside
                       from movement where line_id = any(lines) order by line_id desc, number desc) m on m.line_id = l.line_id
        where coalesce(n.label, l.first_label) <> given
    ),
    labelled as (insert into line_label (line_id, number, label) select line_id, label_number, given from stood),
    booked as (
        insert into movement (line_id, number, posting_id, satang, from_account, from_aside, to_account, to_aside)
        select line_id, number, this, satang, from_account, from_aside, account, 0 from stood where from_account <> account or from_aside <> 0
    ),
    summed as materialized (
        select batch_id, any_value(fund_id) as fund_id, scheme, from_account, count(*) as lines, sum(satang)::bigint as satang,
            sum(from_aside)::bigint as aside_gone, count(*) filter (where from_account <> account or from_aside <> 0) as moved
        from stood group by batch_id, scheme, from_account
    ),
    entered as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
        select this, s.batch_id, any_value(s.fund_id), s.scheme, e.account, sum(e.lines), sum(e.satang)
        from summed s
            cross join lateral (values (s.from_account, -s.lines, s.aside_gone - s.satang), (account, s.lines, s.satang),
                                       ('MEMBER_CREDIT', 0, -s.aside_gone)) e (account, lines, satang)
        group by s.batch_id, s.scheme, e.account
        having sum(e.lines) <> 0 or sum(e.satang) <> 0
    ),
    posted as (insert into posting (posting_id, cause, lines) select this, 'LABEL', sum(s.moved) from summed s having sum(s.moved) > 0)
    select array_agg(line_id) into labelled_lines from stood;
    perform set_config('songtor.booking', '', true);
    return labelled_lines;
end $$;

-- All lines of these files, which the caller holds. For each file `given` is the label of a line that was booked as sent; nothing where such lines go to the
-- program too. `codes` are the causes that say something. A line's account follows from its label but for two: lines that are to get one of those go to the
-- program, unless they have it. Returns what goes there, each line once for each thing that was said of it, in their order; and before a file's lines
-- (position 0) how many agree with what its answers say and wait on or were labelled just now, and how many of those were labelled now.
create function booked_as_sent(files bigint[], given text[], codes text[])
    returns table (file_id bigint, "position" int, line_id bigint, satang bigint, fund_id text, label text, number int, verdict text, said bigint, cause text,
                   arrival_id bigint, kind text, answers text, booked bigint, until_at timestamptz, agreed bigint, moved bigint)
    language plpgsql
    set enable_nestloop = off set enable_seqscan = off set enable_mergejoin = on set enable_hashjoin = on
    set work_mem = '32MB' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    one record;
    simply bigint[];
    other bigint[];
    labelled bigint[] := '{}';
    waiting bigint[] := '{}';
    rest bigint[] := '{}';
begin
    for one in select w.label, array_agg(w.file_id) as files from unnest(files, given) as w (file_id, label) group by w.label loop
        -- Both tables in the order of their index, side by side.
        perform set_config('enable_hashjoin', 'off', true);
        select array_agg(h.line_id) filter (where h.simply), array_agg(h.line_id) filter (where not h.simply) into simply, other
        from (select s.line_id, one.label is not null and count(*) = 1
                  and bool_and(coalesce(a.verdict = 'BOOKED' and a.satang = s.satang and (a.cause = '' or a.cause <> all(codes)), false)) as simply
              from file_line s
                  left join (select x.* from answer_line x where x.file_id = any(one.files)) a on a.file_id = s.file_id and a.position = s.position
              where s.file_id = any(one.files) and s.live
              group by s.file_id, s.position) h;
        perform set_config('enable_hashjoin', 'on', true);
        rest := rest || other;
        if exists (select from decision_line d where d.live and d.line_id = any(simply)) then
            rest := rest || array(select d.line_id from decision_line d where d.live and d.line_id = any(simply));
            simply := array(select unnest(simply) except select d.line_id from decision_line d where d.live and d.line_id = any(simply));
        end if;
        if one.label in ('WAITING', 'AMOUNT_ACCEPTED') then
            select array_agg(l.line_id) filter (where coalesce(n.label, l.first_label) <> one.label),
                waiting || array_agg(l.line_id) filter (where coalesce(n.label, l.first_label) = one.label) into other, waiting
            from (select x.line_id, x.first_label from line x where x.line_id = any(simply)) l
                left join (select distinct on (x.line_id) x.line_id, x.label
                           from line_label x where x.line_id = any(simply) order by x.line_id desc, x.number desc) n on n.line_id = l.line_id;
            rest := rest || other;
        elsif simply is not null then
            labelled := labelled || label_agreed(simply, one.label);
        end if;
    end loop;
    return query
    select s.file_id, s.position, s.line_id, s.satang, l.fund_id, coalesce(n.label, l.first_label), coalesce(n.number, 0), a.verdict, a.satang, a.cause,
        a.arrival_id, d.kind, d.answers, d.booked, d.until_at, 0::bigint, 0::bigint
    from (select * from file_line x where x.line_id = any(rest) and x.live) s
        join (select x.line_id, x.fund_id, x.first_label from line x where x.line_id = any(rest)) l on l.line_id = s.line_id
        left join (select distinct on (x.line_id) x.line_id, x.number, x.label
                   from line_label x where x.line_id = any(rest) order by x.line_id desc, x.number desc) n on n.line_id = s.line_id
        left join (select * from answer_line x where x.file_id = any(files)) a on a.file_id = s.file_id and a.position = s.position
        left join (select x.line_id, x.booked, y.kind, y.answers, y.until_at
                   from decision_line x join decision y on y.decision_id = x.decision_id
                   where x.live and x.line_id = any(rest)) d on d.line_id = s.line_id
    union all
    select s.file_id, 0, 0::bigint, 0::bigint, '', '', 0, null, null, null, null, null, null, null, null, count(*), 0::bigint
    from file_line s where s.live and s.line_id = any(waiting) group by s.file_id
    union all
    select s.file_id, 0, 0::bigint, 0::bigint, '', '', 0, null, null, null, null, null, null, null, null, count(*), count(*)
    from file_line s where s.live and s.line_id = any(labelled) group by s.file_id
    order by 1, 2;
end $$;
