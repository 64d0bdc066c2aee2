-- As before (V38), and of a file at whose agency too many attempts failed: nothing is tried there before this, whether it was tried itself or not.
create or replace function files_waiting(files bigint[]) returns table (file_id bigint, next timestamptz, stuck boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select f.file_id, greatest(case when f.attempts > 0 then due_since(o) end, (select g.until from delivery_gate g
                                    where g.agency = f.agency and g.breaker = 'OPEN' and g.until > now() and f.state <> 'UNDELIVERABLE')),
        f.state = 'UNDELIVERABLE' or f.held_by is not null or o.parked is not null
            or '*' in (select * from stopped_agencies()) or f.agency in (select * from stopped_agencies())
            or f.file_id in (select w.subject from outbox w where w.topic = 'write' and w.parked is not null)
    from agency_file f left join outbox o on o.topic = 'deliver.' || f.agency || '.' || f.profile and o.subject = f.file_id
    where f.file_id = any (files)
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
$$;
