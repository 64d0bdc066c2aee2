-- As files_waiting (V63) of lines that are in no file yet, each batch by agency and profile: where too many attempts failed at the agency, nothing is tried there before this.
create function batches_waiting(batches bigint[], agencies text[], profiles text[]) returns table (batch_id bigint, agency text, profile text, next timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.batch_id, a.agency, a.profile, g.until
    from (select distinct * from unnest(batches, agencies, profiles) as x (batch_id, agency, profile)) a
        join batch b on b.batch_id = a.batch_id
        join delivery_gate g on g.agency = a.agency and g.breaker = 'OPEN' and g.until > now()
    where current_setting('role') <> 'songtor_reader' or may_see(b.fund_id)
$$;
