-- An agency takes back what it had booked, and says so by a letter: two people say that, and what it booked until then counts as booked no longer. What it answered stays as
-- it is; a later answer that books the line books it anew.

alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
    check (kind in ('RESUBMIT', 'ACCEPT_AGENCY_AMOUNT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE', 'PAID_BACK', 'FIRST_STANDS', 'NOT_OURS', 'MEMBER_PAID',
                    'MATCH_CREDIT', 'MATCH_DEBIT', 'PASS_ON', 'BOOKING_GONE', 'ASK_AGENCY', 'WAIT_UNTIL'));

-- By which letter of the agency people know it.
create table decision_letter (
    decision_id bigint primary key references decision,
    number      text   not null check (length(number) between 1 and 60),
    written_on  date   not null
);

-- The bookings that the letter takes back, one row for each answer that booked a line. While it counts they are no bookings.
create table booking_gone (
    decision_id bigint  not null references decision,
    line_id     bigint  not null references line,
    file_id     bigint  not null references agency_file,
    position    int     not null,
    arrival_id  bigint  not null references arrival,
    live        boolean not null default false,
    since       timestamptz,
    primary key (file_id, position, arrival_id, decision_id)
);
-- What is gone goes once.
create unique index booking_gone_one on booking_gone (file_id, position, arrival_id) where live;
create index booking_gone_decision on booking_gone (decision_id);
create index booking_gone_line on booking_gone (line_id);
create index booking_gone_arrival on booking_gone (arrival_id);

-- How much of a line is gone by it: the most that one answer booked, as org.songtor.review.Worth has it. Answers that disagree are not all true, and their sum would be more
-- than was ever collected; that it was less nobody knows.
create function most_gone(of_decision bigint, of_line bigint) returns bigint language sql stable as $$
    select coalesce(max(b.satang), 0)::bigint
    from (select sum(a.satang) as satang
          from booking_gone g join answer_line a on a.file_id = g.file_id and a.position = g.position and a.arrival_id = g.arrival_id and a.verdict = 'BOOKED'
          where g.decision_id = of_decision and g.line_id = of_line
          group by g.arrival_id) b
$$;

-- Whether since it was proposed the agency booked a line of it by another answer.
create function booked_since(of_decision bigint) returns boolean language sql stable as $$
    select exists (select from decision_line x
                       join file_line fl on fl.line_id = x.line_id and fl.live
                       join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
                   where x.decision_id = of_decision
                       and not exists (select from booking_gone g
                                       where g.file_id = a.file_id and g.position = a.position and g.arrival_id = a.arrival_id
                                           and (g.live or g.decision_id = of_decision)))
$$;

-- Whether since it was carried out people decided about the money of a line of it, or of what went after it with the same money.
create function decided_since(of_decision bigint) returns boolean language sql stable as $$
    with recursive later as (
        select g.line_id, g.since from booking_gone g where g.decision_id = of_decision and g.since is not null
        union
        select k.line_id, l.since from later l join carried_line k on k.first_id = l.line_id
    )
    select exists (select from later l
                       join decision_line x on x.line_id = l.line_id and x.live
                       join decision e on e.decision_id = x.decision_id and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                   where e.ended_at >= l.since)
$$;

-- Written with the proposal, of what was booked then; counts from the step in which the decision is carried out until it is taken back (V44).
create function booking_gone_guard() returns trigger language plpgsql as $$
declare
    d decision;
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.line_id, new.file_id, new.position, new.arrival_id)
          is distinct from (old.decision_id, old.line_id, old.file_id, old.position, old.arrival_id) then
        raise exception 'booking_gone: what was proposed does not change' using errcode = '23514';
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.kind <> 'BOOKING_GONE' or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'booking_gone: is written with the proposal, before anybody signs' using errcode = '23514';
        end if;
        if not exists (select from decision_line x
                           join file_line fl on fl.line_id = x.line_id and fl.live and fl.file_id = new.file_id and fl.position = new.position
                           join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.arrival_id = new.arrival_id and a.verdict = 'BOOKED'
                       where x.decision_id = new.decision_id and x.line_id = new.line_id)
           or exists (select from booking_gone g where g.file_id = new.file_id and g.position = new.position and g.arrival_id = new.arrival_id and g.live) then
            raise exception 'booking_gone: no booking of a line that it is about, or gone already' using errcode = '23514';
        end if;
    elsif new.live and not old.live and (d.state <> 'DONE' or d.ended_at is distinct from now()) then
        raise exception 'booking_gone: counts from when its decision is done' using errcode = '23514';
    elsif new.live and not old.live and booked_since(new.decision_id) then
        raise exception 'booking_gone: since it was proposed the agency booked it by another answer' using errcode = '23514';
    elsif old.live and not new.live and d.state <> 'UNDONE' then
        raise exception 'booking_gone: counts until people take it back' using errcode = '23514';
    elsif old.live and not new.live and decided_since(new.decision_id) then
        raise exception 'booking_gone: since then people decided about the money: that is taken back first' using errcode = '23514';
    end if;
    new.since := case when tg_op = 'INSERT' then null when new.live and not old.live then now() else old.since end;
    return new;
end $$;
create trigger booking_gone_guard before insert or update or delete on booking_gone for each row execute function booking_gone_guard();
create trigger booking_gone_no_truncate before truncate on booking_gone for each statement execute function forbid_change();

create function decision_letter_guard() returns trigger language plpgsql as $$
begin
    if not exists (select from decision d where d.decision_id = new.decision_id and d.kind = 'BOOKING_GONE' and d.reverses is null)
       or not proposed_now(new.decision_id) then
        raise exception 'decision_letter: is written with the proposal, before anybody signs' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_letter_guard before insert on decision_letter for each row execute function decision_letter_guard();
create trigger decision_letter_append_only before update or delete on decision_letter for each row execute function forbid_change();
create trigger decision_letter_no_truncate before truncate on decision_letter for each statement execute function forbid_change();

-- Nobody signs that bookings are gone without a letter, and without each of its lines being booked.
create function booking_gone_said() returns trigger language plpgsql as $$
begin
    if not exists (select from decision_letter t where t.decision_id = new.decision_id)
       or not exists (select from decision_line x where x.decision_id = new.decision_id)
       or exists (select from decision_line x
                  where x.decision_id = new.decision_id
                      and not exists (select from booking_gone g where g.decision_id = x.decision_id and g.line_id = x.line_id)) then
        raise exception 'decision: does not say by which letter which booking is gone' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger booking_gone_said after insert on decision deferrable initially deferred for each row
    when (new.kind = 'BOOKING_GONE' and new.reverses is null) execute function booking_gone_said();

-- At the end what is done counts, and what was taken back does not.
create function booking_gone_ended() returns trigger language plpgsql as $$
begin
    if exists (select from booking_gone g where g.decision_id = new.decision_id and g.live <> (new.state = 'DONE')) then
        raise exception 'decision: done and does not count, or taken back and counts still' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger booking_gone_ended after update on decision deferrable initially deferred for each row
    when (new.kind = 'BOOKING_GONE' and new.reverses is null and new.state in ('DONE', 'UNDONE') and new.state <> old.state) execute function booking_gone_ended();

grant select on decision_letter, booking_gone to songtor_reader;
alter table decision_letter enable row level security;
alter table booking_gone enable row level security;
create policy own on decision_letter for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_letter.decision_id));
create policy own on booking_gone for select to songtor_reader
    using (exists (select from decision d where d.decision_id = booking_gone.decision_id));

-- As before (V51), but what is gone was not booked.
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
    if d.kind = 'BOOKING_GONE' then
        raise exception 'decision_line: what it says of the line is said of its bookings' using errcode = '23514';
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
                   where fl.line_id = new.line_id and a.verdict in ('BOOKED', 'DUPLICATE')
                       and not exists (select from booking_gone g where g.file_id = a.file_id and g.position = a.position and g.arrival_id = a.arrival_id and g.live))
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

-- As before (V32), but for bookings that are gone.
create or replace function paid_before(line bigint) returns boolean language sql stable as $$
    with recursive earlier as (
        select k.first_id from carried_line k where k.line_id = line
        union
        select k.first_id from earlier e join carried_line k on k.line_id = e.first_id
    )
    select exists (select from earlier e
                       join file_line fl on fl.line_id = e.first_id
                       join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
                   where not exists (select from booking_gone g where g.file_id = a.file_id and g.position = a.position and g.arrival_id = a.arrival_id and g.live)
                       and not exists (select from decision_line x join decision d on d.decision_id = x.decision_id
                                     where x.line_id = e.first_id and x.live and d.kind = 'PAID_BACK'))
$$;

-- As before (V43), but for bookings that are gone.
create or replace function money_said(files bigint[]) returns table (file_id bigint, line_id bigint, fund_id text, asked bigint, due bigint) language sql stable as $$
    select fl.file_id, fl.line_id, l.fund_id,
        case when e.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS')
            then -greatest(fl.satang - greatest(d.booked, (
                select coalesce(sum(distinct t.satang), 0)
                from (select sum(a.satang) as satang from answer_line a
                      where a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
                          and not exists (select from booking_gone g where g.file_id = a.file_id and g.position = a.position and g.arrival_id = a.arrival_id and g.live)
                      group by a.arrival_id) t)), 0)::bigint
            else 0 end,
        case e.kind when 'ACCEPT_AGENCY_AMOUNT' then coalesce(d.accepted, d.booked) - fl.satang
            when 'PAID_BACK' then -fl.satang
            else -greatest(fl.satang - d.booked, 0) end
    from (select distinct i.file_id, o.line_id
          from review_item i
              join decision x on x.item_id = i.item_id and x.reverses is null
                  and x.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS', 'WRITE_OFF', 'PAID_BACK', 'ACCEPT_AGENCY_AMOUNT')
              join decision_line o on o.decision_id = x.decision_id
          where i.file_id = any(files)) decided
        join file_line fl on fl.line_id = decided.line_id and fl.file_id = decided.file_id and fl.live
        join line l on l.line_id = fl.line_id
        join decision_line d on d.line_id = fl.line_id and d.live and d.part <> 'STANDS'
        join decision e on e.decision_id = d.decision_id
            and e.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS', 'WRITE_OFF', 'PAID_BACK', 'ACCEPT_AGENCY_AMOUNT')
$$;

-- As before (V49), and of bookings that are gone the most that was booked.
create or replace function decision_adds_up() returns trigger language plpgsql as $$
declare
    worth bigint;
begin
    if new.reverses is not null or new.kind in ('ASK_AGENCY', 'WAIT_UNTIL') then
        return null;
    end if;
    select case
            when new.answers in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER') then coalesce((select sum(abs(h.satang)) from decision_held h where h.decision_id = new.decision_id), -1)
            when count(*) > 0 then coalesce(sum(case when x.part <> 'ASKED' then 0
                                                     when new.kind = 'ACCEPT_AGENCY_AMOUNT' then abs(l.satang - coalesce(x.accepted, x.booked))
                                                     when new.kind = 'BOOKING_GONE' then most_gone(x.decision_id, x.line_id)
                                                     else l.satang end), 0)
            when new.answers = 'FILE_OVER' then new.satang
            else (select i.at_risk from review_item i where i.item_id = new.item_id) end
        into worth
        from decision_line x join line l on l.line_id = x.line_id where x.decision_id = new.decision_id;
    if worth <> new.satang then
        raise exception 'decision: % satang are to be signed, and it is about %', new.satang, worth using errcode = '23514';
    end if;
    if exists (with recursive earlier as (
                   select k.first_id from decision_line x join carried_line k on k.line_id = x.line_id
                   where x.decision_id = new.decision_id and x.part = 'ASKED'
                   union
                   select k.first_id from earlier e join carried_line k on k.line_id = e.first_id)
               select from decision_line x
               where x.decision_id = new.decision_id and x.part <> 'ASKED' and x.line_id not in (select first_id from earlier)) then
        raise exception 'decision: a line did not go before those it is about' using errcode = '23514';
    end if;
    return null;
end $$;

-- As before (V59), and of bookings that are gone.
create or replace function left_undone(d decision) returns text language sql stable as $$
    select case
        -- V44 and V49 ask of these.
        when d.reverses is not null or d.answers in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER') then null
        when d.kind in ('ASK_AGENCY', 'WAIT_UNTIL') then (
            select 'line ' || min(x.line_id) || ' does not wait'
            from decision_line x
            where x.decision_id = d.decision_id and not x.live
                and exists (select from file_line fl where fl.line_id = x.line_id and fl.live)
                and not exists (select from decision_line y
                                    join decision_line o on o.line_id = y.line_id and o.live
                                    join decision e on e.decision_id = o.decision_id and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                                where y.decision_id = d.decision_id)
            having count(*) > 0)
        when d.answers = 'FILE_OVER' then case
            when not exists (select from decision_excess x
                                 join outbox o on o.topic = 'reconcile' and o.subject = x.file_id and (o.due_at <= now() or o.rings > 0 or o.failures > 0)
                             where x.decision_id = d.decision_id and x.live and x.satang = d.satang)
                and not exists (select from decision_credit x where x.decision_id = d.decision_id and x.live) then 'the money of its file is as it was' end
        when d.kind = 'MATCH_CREDIT' then case
            when coalesce((select bool_and(x.live) from decision_credit x where x.decision_id = d.decision_id), false) then null
            else 'the credit is nobody''s still' end
        when d.kind = 'BOOKING_GONE' then case
            when coalesce((select bool_and(g.live) from booking_gone g where g.decision_id = d.decision_id), false) then null
            else 'its bookings count still' end
        when exists (select from decision_line x where x.decision_id = d.decision_id) then (
            select 'line ' || min(x.line_id) || ' is as it was'
            from decision_line x
                join line l on l.line_id = x.line_id
                cross join lateral current_label(l.line_id, l.first_label) now
                cross join lateral (select exists (select from file_line fl where fl.line_id = x.line_id and fl.live) as yes) in_file
            where x.decision_id = d.decision_id
                and not case
                    when in_file.yes then x.live and follows_soon(x.line_id)
                    when d.kind = 'PASS_ON' then now.label <> 'HELD_FOR_REVIEW'
                        and exists (select from outbox o where o.topic = 'dispatch' and o.subject = l.batch_id)
                    else x.part <> 'ASKED' or now.label = label_by(d.kind, x.part) end
            having count(*) > 0)
        when exists (select from review_item i where i.item_id = d.item_id and i.closed_at is null) then 'item ' || d.item_id || ' asks still' end
$$;

-- As before (V77), but for those that are gone.
create or replace function bookings_of_line(of_line bigint) returns table (arrival_id bigint, number int, satang bigint) language sql stable as $$
    select a.arrival_id, a.number, a.satang
    from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
    where fl.line_id = of_line and fl.live
        and not exists (select from booking_gone g where g.file_id = a.file_id and g.position = a.position and g.arrival_id = a.arrival_id and g.live)
$$;
