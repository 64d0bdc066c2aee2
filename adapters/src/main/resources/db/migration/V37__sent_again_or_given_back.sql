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
