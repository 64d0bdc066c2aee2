-- Files that leave together are booked together, and what a file's lines are is looked up by index however large the store was when that was planned.

-- As before (V7), but each line and share is found by its key, once: the plan that was kept from when the store was small went through every line for each file.
create or replace function file_line_has_its_line() returns trigger language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    files bigint[];
    lines bigint[];
    strangers bigint;
    others bigint;
begin
    select array_agg(distinct file_id), array_agg(line_id) into files, lines from entered;
    select count(*) filter (where l.line_id is null), count(*) filter (where l.line_id is not null and (s.file_id is null or e.satang <> l.satang))
    into strangers, others
    from entered e
        left join (select line_id, fund_id, satang from line where line_id = any(lines)) l on l.line_id = e.line_id
        left join (select * from file_share where file_id = any(files)) s on s.file_id = e.file_id and s.fund_id = l.fund_id
            and e.position between s.first_position and s.last_position;
    if strangers > 0 or (select count(*) from agency_file where file_id = any(files)) <> cardinality(files) then
        raise exception 'file_line: no such file or line' using errcode = '23503';
    end if;
    if others > 0 then
        raise exception 'file_line: a line stands in its own fund''s share, with its own money' using errcode = '23514';
    end if;
    return null;
end $$;

-- Which files left or came back in this transaction, until they are booked. What is undone takes its note with it.
create function note_file() returns trigger language plpgsql as $$
begin
    perform set_config('songtor.files_moved', concat_ws(',', nullif(current_setting('songtor.files_moved', true), ''), new.file_id), true);
    return null;
end $$;
-- By its name before book_file, also where constraints are made immediate.
create trigger agency_file_moved after update on agency_file for each row
    when ((coalesce(old.sent_at, old.answered_at) is null) <> (coalesce(new.sent_at, new.answered_at) is null))
    execute function note_file();

-- At the end of the transaction as before (V14, V15), the first file for all that were noted: sixteen files were sixteen postings and sixteen times the plan.
create or replace function book_file() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
    files bigint[] := string_to_array(nullif(current_setting('songtor.files_moved', true), ''), ',');
begin
    if files is null then
        return null;
    end if;
    perform set_config('songtor.files_moved', '', true);
    perform book(array_agg(l.line_id), array_agg(now.label), 'FILE')
    from (select distinct unnest(files) as file_id) f
        join file_line fl on fl.file_id = f.file_id and fl.live
        join line l on l.line_id = fl.line_id
        cross join lateral current_label(l.line_id, l.first_label) now
    where now.label = 'WAITING';
    return null;
end $$;

-- How many lines moved in all is other funds' business too, where files of several left together.
revoke select on posting from songtor_reader;
grant select (posting_id, at, cause) on posting to songtor_reader;

-- Which gates are shut is asked once a statement now, where work is rung for and taken.
drop function gated(text);
