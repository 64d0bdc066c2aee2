-- A file is handed over on a day from that on which it was first taken out for this handover until today, as days are in Bangkok.
create function handover_day() returns trigger language plpgsql as $$
declare taken date;
begin
    select min((x.exported_at at time zone 'Asia/Bangkok')::date) into taken
    from handover_export x
    where x.file_id = new.file_id and x.replay_id is not distinct from handover_round(new.file_id);
    if taken is null or new.handed_on < taken or new.handed_on > (now() at time zone 'Asia/Bangkok')::date then
        raise exception 'handover_claim: no day from that on which it was taken out until today' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger handover_claim_day before insert on handover_claim for each row execute function handover_day();
