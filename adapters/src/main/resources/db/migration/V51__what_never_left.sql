-- A file that was given up, of which surely nothing is at the agency, and that stays here since people decided about money of it: the other lines go again in another
-- file. Once one did, this one goes nowhere for ever.

-- A file that was given up and of which nothing ever left: whatever was tried began with no byte of it, or the other side proved that it took nothing; nobody took it
-- out to carry it, and no answer speaks of it. What nobody knows may have arrived.
create function never_left(file bigint) returns boolean language sql stable as $$
    select exists (select from agency_file f
                   where f.file_id = file and f.state = 'UNDELIVERABLE' and f.sent_at is null and f.delivered_at is null and f.answered_at is null and not f.doubt
                       and not exists (select from delivery_attempt a where a.file_id = f.file_id and a.outcome in ('UNKNOWN', 'DELIVERED'))
                       and not exists (select from handover_export e where e.file_id = f.file_id))
$$;

-- How the given-up files of lines left, for who may see the lines (org.songtor.review.Fix.Left). What never left two operators have sent again while nothing was decided
-- about its money; a file that is one fund's alone its own people may give up for another all the same.
create function how_left(of_lines bigint[]) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select case when not coalesce(bool_and(never_left(f.file_id)), false) then 'PERHAPS'
                when bool_and(money_decided(f.file_id) is not null) then 'NEVER_AND_STAYS'
                when bool_and((select count(distinct s.fund_id) = 1 from file_share s where s.file_id = f.file_id)) then 'NEVER'
                else 'NEVER_WITH_OTHERS' end
    from agency_file f
    where f.file_id in (select fl.file_id from file_line fl join line l on l.line_id = fl.line_id where fl.line_id = any(of_lines) and fl.live and not hidden(l.fund_id))
$$;

-- Whether a line of a given-up file went again in another one, as people decided and did not take back: that nobody answered the file says so, and of one that was answered
-- after all the decision.
create function went_elsewhere(file bigint) returns boolean language sql stable as $$
    select exists (select from agency_file f
                       join file_line fl on fl.file_id = f.file_id and fl.live
                       join decision_line x on x.line_id = fl.line_id
                       join decision d on d.decision_id = x.decision_id and d.kind = 'RESUBMIT' and d.state = 'DONE' and d.reverses is null
                   where f.file_id = file and (f.answered_at is null or d.answers = 'UNDELIVERED')
                       and (x.live
                           or exists (select from carried_line k where k.first_id = x.line_id and k.decision_id = d.decision_id)
                           or exists (select from decision_batch c join batch b on b.batch_id = c.batch_id where c.decision_id = d.decision_id and b.state = 'RECEIVED')))
$$;

-- As before (V34), but a line also goes again where its own file was given up and never left. That file is held meanwhile: who has it sent again waits, and finds it so.
create or replace function decision_line_guard() returns trigger language plpgsql as $$
declare
    d decision;
    stood boolean;
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.line_id, new.booked, new.part, new.knew)
          is distinct from (old.decision_id, old.line_id, old.booked, old.part, old.knew) then
        raise exception 'decision_line: what was proposed does not change' using errcode = '23514';
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if not exists (select from line l where l.line_id = new.line_id and l.fund_id = d.fund_id) then
        raise exception 'decision_line: of another fund' using errcode = '23514';
    end if;
    if (new.part <> 'ASKED') and d.kind <> 'FIRST_STANDS' then
        raise exception 'decision_line: lets no other line stand' using errcode = '23514';
    end if;
    if not new.live then
        return new;
    end if;
    if d.state <> 'DONE' or d.reverses is not null then
        raise exception 'decision_line: counts once the decision is done' using errcode = '23514';
    end if;
    -- Taken back, what stood in its place since it was done: it went as before, whatever the agency booked meanwhile.
    stood := d.kind = 'RESUBMIT' and exists (
        select from decision_line x join decision e on e.decision_id = x.decision_id
        where x.line_id = new.line_id and e.kind not in ('RESUBMIT', 'ASK_AGENCY', 'WAIT_UNTIL') and e.state = 'UNDONE' and e.ended_at > d.ended_at);
    if d.kind = 'RESUBMIT' and not stood then
        perform from file_line fl join agency_file f on f.file_id = fl.file_id and f.state = 'UNDELIVERABLE'
        where fl.line_id = new.line_id and fl.live for share of f;
        if exists (select from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                   where fl.line_id = new.line_id and a.verdict in ('BOOKED', 'DUPLICATE'))
           or not exists (select from file_line fl
                          where fl.line_id = new.line_id
                              and (exists (select from answer_line a where a.file_id = fl.file_id and a.position = fl.position)
                                  or exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'FILE_REFUSED')
                                      and not exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'PROCESSED')))
              and not exists (select from file_line fl where fl.line_id = new.line_id and fl.live and never_left(fl.file_id)) then
            raise exception 'decision_line: was booked, or not refused: it would be paid twice' using errcode = '23514';
        end if;
    end if;
    if d.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE') and not stood and paid_before(new.line_id) then
        raise exception 'decision_line: the agency has it by an earlier line: it would be paid twice' using errcode = '23514';
    end if;
    if d.kind = 'RESUBMIT' and not stood
       and exists (select from carried_line k join decision e on e.decision_id = k.decision_id
                   where k.first_id = new.line_id and k.decision_id <> d.decision_id and e.state = 'DONE') then
        raise exception 'decision_line: went again, and its money is the other line''s' using errcode = '23514';
    end if;
    if d.kind = 'FIRST_STANDS' then
        if (new.part <> 'ASKED') <> went_again(new.line_id)
           or new.part <> 'STANDS' and not exists (select from carried_line k where k.line_id = new.line_id) then
            raise exception 'decision_line: the first one stands only for what went after it' using errcode = '23514';
        end if;
    elsif d.kind not in ('RESUBMIT', 'ASK_AGENCY', 'WAIT_UNTIL')
          and (d.kind = 'PAID_BACK') <> (went_again(new.line_id) or went_back(new.line_id)) then
        raise exception 'decision_line: went again, and its money is the other line''s; or was paid back, and did not go again' using errcode = '23514';
    end if;
    return new;
end $$;

-- Whatever two people say of it: it is neither sent nor taken out, and what nobody took out nobody carried there. An answer about it is evidence all the same. The row is held, so that who decides about
-- one of its lines meanwhile is waited for.
create function agency_file_stays() returns trigger language plpgsql as $$
begin
    if tg_table_name <> 'agency_file' then
        perform from agency_file f where f.file_id = new.file_id for no key update;
    end if;
    if went_elsewhere(new.file_id) then
        raise exception '%: lines of this file went again in another, it would be paid twice', tg_table_name using errcode = '23514';
    end if;
    return new;
end $$;
create trigger agency_file_stays before update of state, sent_at, delivered_at on agency_file for each row
    when (old.state = 'UNDELIVERABLE' and new.state not in ('UNDELIVERABLE', 'ANSWERED')
          or old.state = 'UNDELIVERABLE' and new.state = 'UNDELIVERABLE' and (new.sent_at, new.delivered_at) is distinct from (old.sent_at, old.delivered_at))
    execute function agency_file_stays();
create trigger delivery_replay_stays before insert on delivery_replay_end for each row when (new.approved) execute function agency_file_stays();
create trigger handover_export_stays before insert on handover_export for each row execute function agency_file_stays();
