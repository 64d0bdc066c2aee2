-- Why what waits does not go on, for a fund that sees it: the operators' house or the gateway's own, since when, and the reason that was given; the narrowest that holds it. Who of the
-- operators it was stays with them. Outbox and gates themselves stay with the program.

-- Files that did not arrive yet: held, or of an agency that nothing goes to.
create function files_held(files bigint[]) returns table (file_id bigint, kind text, by_gateway boolean, since timestamptz, reason text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct on (f.file_id) f.file_id, h.kind, h.holder in ('songtor', 'songtor-channel'), h.since, h.reason
    from agency_file f
        cross join lateral (
            select 1 as width, 'FILE' as kind, f.held_by as holder, f.held_at as since, f.held_reason as reason where f.held_by is not null
            union all
            select case g.agency when '*' then 3 else 2 end, case g.agency when '*' then 'ALL' else 'AGENCY' end, g.stopped_by, g.stopped_at, g.stop_reason
            from delivery_gate g
            where g.agency in ('*', f.agency) and g.stopped_at is not null and f.state in ('FROZEN', 'SIGNED', 'SENT')) h
    where f.file_id = any (files)
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
    order by f.file_id, h.width
$$;

-- Batches, each by agency and profile of its lines that are in no file.
create function batches_held(batches bigint[], agencies text[], profiles text[])
    returns table (batch_id bigint, agency text, profile text, kind text, by_gateway boolean, since timestamptz, reason text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct on (a.batch_id, a.agency, a.profile) a.batch_id, a.agency, a.profile, h.kind, h.holder in ('songtor', 'songtor-channel'), h.since, h.reason
    from (select distinct * from unnest(batches, agencies, profiles) as x (batch_id, agency, profile)) a
        join batch b on b.batch_id = a.batch_id
        cross join lateral (
            select 1 as width, 'BATCH' as kind, o.parked_by as holder, o.parked_at as since, o.parked_reason as reason
            from outbox o where o.topic = 'dispatch' and o.subject = a.batch_id and o.parked = 'HELD'
            union all
            select case g.agency when '*' then 3 else 2 end, case g.agency when '*' then 'ALL' else 'AGENCY' end, g.stopped_by, g.stopped_at, g.stop_reason
            from delivery_gate g
            where g.agency in ('*', a.agency) and g.stopped_at is not null) h
    where current_setting('role') <> 'songtor_reader' or may_see(b.fund_id)
    order by a.batch_id, a.agency, a.profile, h.width
$$;
