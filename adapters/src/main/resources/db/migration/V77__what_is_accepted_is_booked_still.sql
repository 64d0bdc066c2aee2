-- What two people accept is what the agency had booked when one of them proposed it (org.songtor.store.DecidedLines says the same): booked otherwise since, it does not count,
-- and what is due stays as it was. Which amounts answers booked shows by their sum, since no answer is ever taken away.

-- What answers booked of a line, each booking a row: its answer, its number there, its amount.
create function bookings_of_line(of_line bigint) returns table (arrival_id bigint, number int, satang bigint) language sql stable as $$
    select a.arrival_id, a.number, a.satang
    from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
    where fl.line_id = of_line and fl.live
$$;

-- What the agency booked of a line, as org.songtor.match.LineFacts.booked says: an answer's bookings together; where answers disagree, the sum of their different amounts.
-- Nothing where nothing was booked.
create function booked_of_line(of_line bigint) returns bigint language sql stable as $$
    select coalesce(sum(distinct said.satang), 0)::bigint
    from (select sum(b.satang)::bigint as satang from bookings_of_line(of_line) b group by b.arrival_id) said
$$;

create function decision_line_booked() returns trigger language plpgsql as $$
begin
    if new.part = 'ASKED' and new.booked <> booked_of_line(new.line_id)
       and exists (select from decision d where d.decision_id = new.decision_id and d.kind = 'ACCEPT_AGENCY_AMOUNT') then
        raise exception 'decision_line: the agency booked otherwise since that was proposed' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    return new;
end $$;
create trigger decision_line_booked before insert on decision_line for each row when (new.live) execute function decision_line_booked();
create trigger decision_line_booked_since before update on decision_line for each row
    when (new.live and not old.live) execute function decision_line_booked();

-- Proposals that were overtaken before go back with the next look at their file.
insert into outbox (topic, subject)
select distinct 'reconcile', fl.file_id
from decision d
    join decision_line x on x.decision_id = d.decision_id and x.part = 'ASKED' and x.booked <> booked_of_line(x.line_id)
    join file_line fl on fl.line_id = x.line_id and fl.live
where d.kind = 'ACCEPT_AGENCY_AMOUNT' and d.reverses is null and d.state in ('PROPOSED', 'APPROVED')
order by 2
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
