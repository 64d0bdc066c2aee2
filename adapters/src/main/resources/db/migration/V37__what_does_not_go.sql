-- What people decided about money of a file, if anything holds: the file is not sent again while it does.
create function money_decided(file bigint) returns bigint language sql stable as $$
    select min(x.decision_id)
    from file_line fl join decision_line d on d.line_id = fl.line_id and d.live
        join decision x on x.decision_id = d.decision_id and x.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
    where fl.file_id = file and fl.live
$$;

-- What was given up or delivered is sent again only in the transaction in which the second person approved, and never beside such a decision.
create or replace function agency_file_again() returns trigger language plpgsql as $$
begin
    if not exists (select from delivery_replay_end e where e.file_id = new.file_id and e.approved and e.ended_at = now()) then
        raise exception 'agency_file: is sent again only where two people say so' using errcode = '23514';
    end if;
    if money_decided(new.file_id) is not null then
        raise exception 'agency_file: people decided about its money, it would be paid twice' using errcode = '23514';
    end if;
    return new;
end $$;

-- Whether nothing goes to the agency until a person says so.
create function agency_stopped(code text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from delivery_gate g where g.agency in ('*', code) and g.stopped_at is not null)
$$;

-- Whether work is held or failed too often: it does not go on by itself.
create function work_parked(of_topic text, of_subject bigint) returns boolean language sql stable as $$
    select exists (select from outbox o where o.topic = of_topic and o.subject = of_subject and o.parked is not null)
$$;

-- What waits for a person, for people who see the batch or file; outbox and gates themselves stay with the program. Lines of a batch that are in no file, by profile.
create function batch_stuck(batch bigint, of_agency text, of_profile text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select (agency_stopped(of_agency) or work_parked('dispatch', b.batch_id)
            or exists (select from file_group_part p join file_group g on g.group_id = p.group_id
                       where p.batch_id = b.batch_id and g.agency = of_agency and g.profile = of_profile and work_parked('group', g.group_id)))
    from batch b
    where b.batch_id = batch and (current_setting('role') <> 'songtor_reader' or may_see(b.fund_id))
$$;

-- A file that was refused or given up, is held, failed too often on its way, or whose agency is stopped.
create function file_stuck(file bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select (f.state = 'UNDELIVERABLE' or f.held_by is not null or agency_stopped(f.agency)
            or work_parked('write', f.file_id) or work_parked('deliver.' || f.agency || '.' || f.profile, f.file_id))
    from agency_file f
    where f.file_id = file
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
$$;
