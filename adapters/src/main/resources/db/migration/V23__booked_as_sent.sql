-- What an agency booked once and as it was sent, and about which nobody decided, has one label a file: the program says which (org.songtor.match.Labels), the
-- database finds those lines, and labels and books them in the statement that found them. All other lines go to the program, each with what was said of it.

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

-- All lines of these files, which the caller holds. For each file `given` is the label of a line that was booked as sent; nothing where such lines go to the
-- program too. `codes` are the causes that say something. A line's account follows from its label but for two, and lines that are to get one of those go to the
-- program. Returns what goes there: each line once for each thing that was said of it, in their order; and before a file's lines (position 0) how many agree
-- with the answer, and how many of those had another label until now.
create function booked_as_sent(files bigint[], given text[], codes text[])
    returns table (file_id bigint, "position" int, line_id bigint, satang bigint, fund_id text, label text, number int, verdict text, said bigint, cause text,
                   arrival_id bigint, kind text, answers text, booked bigint, until_at timestamptz, agreed bigint, moved bigint)
    language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off
    set work_mem = '32MB' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    this bigint := nextval('posting_number');
begin
    perform set_config('songtor.booking', 'true', true);
    return query
    with wanted as materialized (
        select w.file_id, w.label, case when w.label not in ('WAITING', 'AMOUNT_ACCEPTED') then account_of(w.label, false, false, false) end as account
        from unnest(files, given) as w (file_id, label)
    ),
    sent as materialized (
        select x.file_id, x.position, x.line_id, x.satang from file_line x where x.file_id = any(files) and x.live
    ),
    these as materialized (select array_agg(x.line_id) as lines from sent x),
    answered as materialized (
        select x.file_id, x.position, x.verdict, x.satang, x.cause, x.arrival_id from answer_line x where x.file_id = any(files)
    ),
    again as materialized (select x.file_id, x.position from answered x group by x.file_id, x.position having count(*) > 1),
    judged as materialized (
        select s.*, l.batch_id, l.fund_id, l.scheme, l.first_label, coalesce(n.label, l.first_label) as label, coalesce(n.number, 0) as number,
            a.verdict, a.satang as said, a.cause, a.arrival_id, d.kind, d.answers, d.booked, d.until_at, w.label as given, w.account,
            coalesce(a.verdict = 'BOOKED' and a.satang = s.satang and (a.cause = '' or a.cause <> all(codes)) and r.file_id is null and d.line_id is null
                and (w.account is not null or w.label = coalesce(n.label, l.first_label)), false) as agrees
        from sent s
            join wanted w on w.file_id = s.file_id
            join (select x.line_id, x.batch_id, x.fund_id, x.scheme, x.first_label from line x
                  where x.line_id = any((select lines from these)::bigint[])) l on l.line_id = s.line_id
            left join (select distinct on (x.line_id) x.line_id, x.number, x.label
                       from line_label x where x.line_id = any((select lines from these)::bigint[])
                       order by x.line_id desc, x.number desc) n on n.line_id = s.line_id
            left join answered a on a.file_id = s.file_id and a.position = s.position
            left join again r on r.file_id = s.file_id and r.position = s.position
            left join (select x.line_id, x.booked, y.kind, y.answers, y.until_at
                       from decision_line x join decision y on y.decision_id = x.decision_id
                       where x.live and x.line_id = any((select lines from these)::bigint[])) d on d.line_id = s.line_id
    ),
    moving as materialized (select j.* from judged j where j.agrees and j.given <> j.label),
    moved as materialized (select array_agg(x.line_id) as lines from moving x),
    labelled as (insert into line_label (line_id, number, label) select x.line_id, x.number + 1, x.given from moving x),
    stood as materialized (
        select x.line_id, x.batch_id, x.fund_id, x.scheme, x.satang, coalesce(m.number, 0) + 1 as number,
            coalesce(m.to_account, account_of(x.first_label, false, false, false)) as from_account, coalesce(m.to_aside, 0) as from_aside,
            x.account as to_account
        from moving x
            left join (select distinct on (y.line_id) y.line_id, y.number, y.to_account, y.to_aside
                       from movement y where y.line_id = any((select lines from moved)::bigint[])
                       order by y.line_id desc, y.number desc) m on m.line_id = x.line_id
    ),
    booked as (
        insert into movement (line_id, number, posting_id, satang, from_account, from_aside, to_account, to_aside)
        select s.line_id, s.number, this, s.satang, s.from_account, s.from_aside, s.to_account, 0 from stood s
        where s.to_account <> s.from_account or s.from_aside <> 0
    ),
    summed as materialized (
        select s.batch_id, any_value(s.fund_id) as fund_id, s.scheme, s.from_account, s.to_account, count(*) as lines, sum(s.satang)::bigint as satang,
            sum(s.from_aside)::bigint as aside_gone, count(*) filter (where s.to_account <> s.from_account or s.from_aside <> 0) as moved
        from stood s group by s.batch_id, s.scheme, s.from_account, s.to_account
    ),
    entered as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
        select this, s.batch_id, any_value(s.fund_id), s.scheme, e.account, sum(e.lines), sum(e.satang)
        from summed s
            cross join lateral (values (s.from_account, -s.lines, s.aside_gone - s.satang), (s.to_account, s.lines, s.satang),
                                       ('MEMBER_CREDIT', 0, -s.aside_gone)) e (account, lines, satang)
        group by s.batch_id, s.scheme, e.account
        having sum(e.lines) <> 0 or sum(e.satang) <> 0
    ),
    posted as (
        insert into posting (posting_id, cause, lines) select this, 'LABEL', sum(s.moved) from summed s having sum(s.moved) > 0
    )
    select j.file_id, j.position, j.line_id, j.satang, j.fund_id, j.label, j.number, j.verdict, j.said, j.cause, j.arrival_id, j.kind, j.answers, j.booked,
        j.until_at, 0::bigint, 0::bigint
    from judged j where not j.agrees
    union all
    select j.file_id, 0, 0::bigint, 0::bigint, '', '', 0, null, null, null, null, null, null, null, null, count(*), count(*) filter (where j.given <> j.label)
    from judged j where j.agrees group by j.file_id
    order by 1, 2;
    perform set_config('songtor.booking', '', true);
end $$;
