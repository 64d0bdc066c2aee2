-- Until when nothing is tried at an agency, since too many attempts there failed; null where it may be tried.
create function left_alone_until(of_agency text) returns timestamptz language sql stable as $$
    select g.until from delivery_gate g where g.agency = of_agency and g.breaker = 'OPEN' and g.until > now()
$$;

-- As before (V30), and not before anything is tried at the file's agency: one time with files_waiting, which the calendar and the pages of a fund show.
create or replace function next_try(file bigint) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select greatest(due_since(o), left_alone_until(f.agency)) from outbox o join agency_file f on f.file_id = o.subject
    where o.topic = 'deliver.' || f.agency || '.' || f.profile and f.file_id = file and o.parked is null
        and exists (select from file_share s where s.file_id = file and not hidden(s.fund_id))
$$;

-- As before (V63).
create or replace function files_waiting(files bigint[]) returns table (file_id bigint, next timestamptz, stuck boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select f.file_id, greatest(case when f.attempts > 0 then due_since(o) end, case when f.state <> 'UNDELIVERABLE' then left_alone_until(f.agency) end),
        f.state = 'UNDELIVERABLE' or f.held_by is not null or o.parked is not null
            or '*' in (select * from stopped_agencies()) or f.agency in (select * from stopped_agencies())
            or f.file_id in (select w.subject from outbox w where w.topic = 'write' and w.parked is not null)
    from agency_file f left join outbox o on o.topic = 'deliver.' || f.agency || '.' || f.profile and o.subject = f.file_id
    where f.file_id = any (files)
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
$$;
