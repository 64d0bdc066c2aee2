-- A ring moves due_at on, so that a row whose message got lost is rung for again. By due_at alone, work that waited for its turn was always put off to ten seconds
-- from now, and never older than that. Since when work that was rung for has been due stands beside it.
alter table outbox add column rung_since timestamptz;

-- Whatever lets work go and puts it off sets rings to 0: then due_at says when, and what stood beside it is over. Work that was rung for before this column was there has
-- been due since its last ring, as far as anybody knows.
create function due_since(work outbox) returns timestamptz language sql immutable as $$
    select case when work.rings > 0 then coalesce(work.rung_since, work.due_at) else work.due_at end
$$;

-- As before (V7), by when it was due and not by when it is rung for again.
create or replace function next_try(file bigint) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select due_since(o) from outbox o join agency_file f on f.file_id = o.subject
    where o.topic = 'deliver.' || f.agency || '.' || f.profile and f.file_id = file and o.parked is null
        and exists (select from file_share s where s.file_id = file and not hidden(s.fund_id))
$$;

-- Likewise (V8).
create or replace function next_attempt(file bigint) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select due_since(o)
    from agency_file f join outbox o on o.topic = 'deliver.' || f.agency || '.' || f.profile and o.subject = f.file_id
    where f.file_id = file and f.attempts > 0
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
$$;
