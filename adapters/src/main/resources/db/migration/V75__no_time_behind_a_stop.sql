-- What somebody stopped, holds or has to decide about is tried at no time, whatever its ring or its agency's breaker say.

-- As before (V71), and what is stuck has no time.
create or replace function files_waiting(files bigint[]) returns table (file_id bigint, next timestamptz, stuck boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select f.file_id, case when not k.stuck then greatest(case when f.attempts > 0 then due_since(o) end, left_alone_until(f.agency)) end, k.stuck
    from agency_file f
        left join outbox o on o.topic = 'deliver.' || f.agency || '.' || f.profile and o.subject = f.file_id
        cross join lateral (select f.state = 'UNDELIVERABLE' or f.held_by is not null or o.parked is not null
                or exists (select from stopped_agencies() s (agency) where s.agency in ('*', f.agency))
                or f.file_id in (select w.subject from outbox w where w.topic = 'write' and w.parked is not null)) k (stuck)
    where f.file_id = any (files)
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
$$;

-- As before (V66), and at a stopped agency there is none.
create or replace function batches_waiting(batches bigint[], agencies text[], profiles text[]) returns table (batch_id bigint, agency text, profile text, next timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.batch_id, a.agency, a.profile, left_alone_until(a.agency)
    from (select distinct * from unnest(batches, agencies, profiles) as x (batch_id, agency, profile)) a
        join batch b on b.batch_id = a.batch_id
    where left_alone_until(a.agency) is not null
        and not exists (select from stopped_agencies() s (agency) where s.agency in ('*', a.agency))
        and (current_setting('role') <> 'songtor_reader' or may_see(b.fund_id))
$$;
