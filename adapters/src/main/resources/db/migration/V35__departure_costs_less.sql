-- What a file costs the store on its way out, and none of it is worth anything: look-ups made twice.

-- As before (V25), and of lines that are called something else now it can keep away: what leaves with a file looked for the lines and their last labels by itself, and then
-- gave the lines to this, which looks for the same rows.
drop function write_lines(bigint[], bigint[], text[], money_account[], bigint[], boolean, text);
create function write_lines(files bigint[], lines bigint[], labels text[], accounts money_account[], asides bigint[], saying boolean, why text, called text default null)
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
        where called is null or coalesce(m.label, l.first_label) = called
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

-- As before (V21): what waits in the files that were noted. What else a line can be called goes its own way.
create or replace function book_file() returns trigger language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    files bigint[] := string_to_array(nullif(current_setting('songtor.files_moved', true), ''), ',');
    these bigint[];
    accounts money_account[];
begin
    if files is null then
        return null;
    end if;
    perform set_config('songtor.files_moved', '', true);
    select array_agg(fl.line_id), array_agg(account_of('WAITING', coalesce(f.sent_at, f.answered_at) is not null, a.file_id is not null, f.settled_at is not null))
    into these, accounts
    from (select * from file_line where file_id = any(files) and live) fl
        join (select * from agency_file where file_id = any(files)) f on f.file_id = fl.file_id
        left join (select distinct file_id, position from answer_line where file_id = any(files) and verdict = 'BOOKED') a
            on a.file_id = fl.file_id and a.position = fl.position;
    if these is not null then
        perform from write_lines(null, these, null, accounts, null, false, 'FILE', 'WAITING');
    end if;
    return null;
end $$;

-- Files that go together are noted in one turn to the store. What is done is what the program did statement by statement, in the same order (its own outbox rows, then
-- files, each by number), under the same locks.

-- Before the first byte leaves. Tells how many of the rows are the caller's still, whether a person holds one of the files back, and how many are marked: where that is not
-- all of them, the caller takes it back.
create function files_sending(work text, files bigint[], tokens bigint[], out ours bigint, out held_back boolean, out marked bigint) language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
begin
    select count(*) into ours
    from (select from outbox where topic = work and subject = any(files) and token = any(tokens) and holder is not null order by subject for update) held;
    held_back := exists (
        select from agency_file f
        where f.file_id = any(files) and (f.held_by is not null or exists (
            select from delivery_gate g where g.agency in ('*', f.agency) and g.stopped_at is not null)));
    if ours < cardinality(files) or held_back then
        return;
    end if;
    update agency_file
    set state = 'SENT', sent_at = coalesce(sent_at, now()), sending_at = now(), doubt = true, tries_since = coalesce(tries_since, now())
    where file_id = any(files) and state in ('SIGNED', 'SENT');
    get diagnostics marked = row_count;
end $$;

-- After the proof. Tells how many of the rows are the caller's still; nothing is written where that is not all of them.
create function files_delivered(work text, files bigint[], tokens bigint[], details text[], due timestamptz) returns bigint language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
    ours bigint;
begin
    select count(*) into ours
    from (select from outbox where topic = work and subject = any(files) and token = any(tokens) and holder is not null order by subject for update) held;
    if ours < cardinality(files) then
        return ours;
    end if;
    perform from agency_file where file_id = any(files) order by file_id for update;
    with this as (
        insert into delivery_attempt (file_id, attempt, outcome, detail, begun_at)
        select f.file_id, greatest(f.attempts, 1 + coalesce((select max(a.attempt) from delivery_attempt a where a.file_id = f.file_id), 0)),
            'DELIVERED', proved.detail, f.begun_at
        from unnest(files, details) proved (file_id, detail) join agency_file f on f.file_id = proved.file_id
        returning file_id, attempt
    )
    update agency_file f
    set attempts = this.attempt, begun_at = null, sending_at = null, doubt = false,
        state = case f.state when 'ANSWERED' then f.state else 'DELIVERED' end,
        sent_at = coalesce(f.sent_at, now()), delivered_at = now(), answer_due = due
    from this where f.file_id = this.file_id;
    delete from outbox where topic = work and subject = any(files);
    -- A row that is there already is due now, because something else waits as well.
    insert into outbox (topic, subject, due_at)
    select 'reconcile', file, due from unnest(files) file order by file
    on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
    return ours;
end $$;

-- That an entry's batch is there, and of its fund, is looked for once a statement: a foreign key looks once a row, and writes that it looked into the batch. No batch is ever
-- removed, nor keeps another number or fund (batch_guard, V2), as with lines and files.
alter table posting_entry drop constraint posting_entry_batch_id_fund_id_fkey;
create function posting_entry_has_its_batch() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
begin
    if exists (select from (select distinct batch_id, fund_id from entered) e
               where not exists (select from batch b where b.batch_id = e.batch_id and b.fund_id = e.fund_id)) then
        raise exception 'posting_entry: no such batch of this fund' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger posting_entry_has_its_batch after insert on posting_entry referencing new table as entered
    for each statement execute function posting_entry_has_its_batch();

-- Which files wait for an answer, by what an answer alone changes: with their state in the index, each file that left or arrived was written into all of its table's indexes
-- anew. Room beside a file's row for the next it becomes: it is begun, marked and noted within a second.
drop index agency_file_awaited;
create index agency_file_awaited on agency_file (agency, profile) where answered_at is null;
alter table agency_file set (fillfactor = 70);
alter table outbox set (fillfactor = 70);
