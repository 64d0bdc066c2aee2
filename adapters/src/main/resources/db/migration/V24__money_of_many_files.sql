-- Files whose money came, or is gone, in one transaction are looked at together (as V20 has those that leave), and by what lies in them. As it was (V15), the
-- first and last line of each file was found by going through all lines of all files, as soon as one line of one fund had been accepted with another amount.

-- What is undone takes its note with it.
create function note_file_money() returns trigger language plpgsql as $$
begin
    perform set_config('songtor.files_paid', concat_ws(',', nullif(current_setting('songtor.files_paid', true), ''), new.file_id), true);
    return null;
end $$;
-- By its name before book_file_money, also where constraints are made immediate.
create trigger agency_file_paid after update on agency_file for each row
    when ((old.settled_at is null) <> (new.settled_at is null))
    execute function note_file_money();

-- Planned anew: once a transaction, and a plan of when the tables were empty would go through all of them.
create or replace function book_file_money() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_custom_plan as $$
declare
    files bigint[] := string_to_array(nullif(current_setting('songtor.files_paid', true), ''), ',');
    lines bigint[];
begin
    if files is null then
        return null;
    end if;
    perform set_config('songtor.files_paid', '', true);
    if not exists (select from line_label where label = 'AMOUNT_ACCEPTED') then
        return null;
    end if;
    select array_agg(fl.line_id) into lines from file_line fl where fl.file_id = any(files) and fl.live;
    perform book(array_agg(a.line_id), array_agg(a.label), 'FILE')
    from (select n.line_id, now.label
          from (select distinct line_id from line_label where label = 'AMOUNT_ACCEPTED' and line_id = any(lines)) n
              cross join lateral current_label(n.line_id, null) now
          where now.label = 'AMOUNT_ACCEPTED') a;
    return null;
end $$;
