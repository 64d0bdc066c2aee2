-- What V37 and V30 said of one batch or file, for all that are asked about at once: a function of each row asked the store five times for every row, a second for ten thousand.
create index outbox_parked on outbox (topic, subject) where parked is not null;

-- Agencies that nothing goes to until a person says so; '*' are all.
create function stopped_agencies() returns setof text language sql stable as $$
    select g.agency from delivery_gate g where g.stopped_at is not null
$$;

-- Those of the batches, each by agency and profile of its lines that are in no file, that wait for a person. Of a batch whose fund the asking person does not see, nothing is
-- said; outbox, groups and gates themselves stay with the program.
create function batches_stuck(batches bigint[], agencies text[], profiles text[]) returns table (batch_id bigint, agency text, profile text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.batch_id, a.agency, a.profile
    from (select distinct * from unnest(batches, agencies, profiles) as x (batch_id, agency, profile)) a
        join batch b on b.batch_id = a.batch_id
    where (current_setting('role') <> 'songtor_reader' or may_see(b.fund_id))
        and ('*' in (select * from stopped_agencies()) or a.agency in (select * from stopped_agencies())
            or a.batch_id in (select o.subject from outbox o where o.topic = 'dispatch' and o.parked is not null)
            or (a.batch_id, a.agency, a.profile) in (
                select p.batch_id, g.agency, g.profile
                from outbox o join file_group g on g.group_id = o.subject join file_group_part p on p.group_id = g.group_id
                where o.topic = 'group' and o.parked is not null))
$$;

-- Of each file in which a fund has a share that the asking person sees: when it is tried again, once it was tried; and whether it waits for a person, since it was refused or given
-- up, is held, failed too often on its way, or its agency is stopped.
create function files_waiting(files bigint[]) returns table (file_id bigint, next timestamptz, stuck boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select f.file_id, case when f.attempts > 0 then due_since(o) end,
        f.state = 'UNDELIVERABLE' or f.held_by is not null or o.parked is not null
            or '*' in (select * from stopped_agencies()) or f.agency in (select * from stopped_agencies())
            or f.file_id in (select w.subject from outbox w where w.topic = 'write' and w.parked is not null)
    from agency_file f left join outbox o on o.topic = 'deliver.' || f.agency || '.' || f.profile and o.subject = f.file_id
    where f.file_id = any (files)
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
$$;

drop function next_attempt(bigint);
drop function file_stuck(bigint);
drop function batch_stuck(bigint, text, text);
drop function work_parked(text, bigint);
drop function agency_stopped(text);

-- What the program holds, since it missed its last cut-off, is the operator's question until somebody releases it.
with asked as (
    insert into review_item (label, subject, owner, at_risk, note, opened_at)
    select 'MISSED_CUTOFF', 'file:' || f.file_id, 'operator', f.satang,
        'profile ' || f.agency || '/' || f.profile || '; period ' || f.period || '; held F' || lpad(f.file_id::text, greatest(6, length(f.file_id::text)), '0'), f.held_at
    from agency_file f where f.held_by = 'songtor'
    returning item_id, label, subject
)
insert into journal (actor, event, subject, detail)
select 'songtor', 'item.opened', 'item:' || item_id, label || ' ' || subject from asked;
