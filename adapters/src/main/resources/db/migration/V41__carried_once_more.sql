-- What two people handed over by hand may be carried once more (a lost stick, an upload the portal lost), where two people say so: the same proposal as of
-- a file that is sent again. Each time is a handover of its own, with its own receipt; what was said of the one before stays as it was.
create index delivery_replay_end_file on delivery_replay_end (file_id);

-- Since when a handover counts: the last time that two people had the file sent or carried again. Nothing before the first.
create function handover_round(file bigint) returns bigint language sql stable as $$
    select max(e.replay_id) from delivery_replay_end e where e.file_id = file and e.approved
$$;

alter table handover_export add column replay_id bigint references delivery_replay;
alter table handover_claim add column replay_id bigint references delivery_replay;
alter table handover_claim_end add column replay_id bigint references delivery_replay;

-- So far only what was sent by itself was sent again, and what was carried after that was carried then.
do $$
declare t text;
begin
    foreach t in array array['handover_export', 'handover_claim'] loop
        execute format('alter table %I disable trigger %I', t, t || '_append_only');
        execute format('update %I x set replay_id = (select max(e.replay_id) from delivery_replay_end e where e.file_id = x.file_id and e.approved and e.ended_at <= x.%I)',
            t, case t when 'handover_export' then 'exported_at' else 'proposed_at' end);
        execute format('alter table %I enable trigger %I', t, t || '_append_only');
    end loop;
end $$;
alter table handover_claim_end disable trigger handover_claim_end_append_only;
update handover_claim_end x set replay_id = c.replay_id from handover_claim c where c.claim_id = x.claim_id and c.replay_id is not null;
alter table handover_claim_end enable trigger handover_claim_end_append_only;

-- Whoever writes says nothing of it, and so nothing wrong.
create function handover_of_round() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'handover_claim_end' then
        select c.replay_id into new.replay_id from handover_claim c where c.claim_id = new.claim_id;
        if new.approved and new.replay_id is distinct from handover_round(new.file_id) then
            raise exception 'handover_claim_end: of an earlier handover' using errcode = '23514';
        end if;
    else
        new.replay_id := handover_round(new.file_id);
    end if;
    return new;
end $$;
do $$
declare t text;
begin
    foreach t in array array['handover_export', 'handover_claim', 'handover_claim_end'] loop
        execute format('create trigger %I before insert on %I for each row execute function handover_of_round()', t || '_of_round', t);
    end loop;
end $$;

drop index handover_approved_once;
create unique index handover_approved_once on handover_claim_end (file_id, coalesce(replay_id, 0)) where approved;

-- As before; and what was carried is not carried again once the bank has its money whole.
create or replace function agency_file_again() returns trigger language plpgsql as $$
begin
    if not exists (select from delivery_replay_end e where e.file_id = new.file_id and e.approved and e.ended_at = now()) then
        raise exception 'agency_file: is sent again only where two people say so' using errcode = '23514';
    end if;
    if money_decided(new.file_id) is not null then
        raise exception 'agency_file: people decided about its money, it would be paid twice' using errcode = '23514';
    end if;
    if new.settled_at is not null and exists (select from handover_claim_end c where c.file_id = new.file_id and c.approved) then
        raise exception 'agency_file: was carried by hand, and the bank has its money' using errcode = '23514';
    end if;
    return new;
end $$;
