-- What two people signed is what happens. What a decision says is written with it, before anybody signs, and adds up to its sum; it counts, and ceases to count, only in
-- the transaction in which people's decision says so. Rows of before stay as they are: only what is written from now on is asked.

-- One person, however the login is written.
create function person_of(login text) returns text language sql immutable as $$
    select lower(btrim(normalize(login, nfkc), E' \t\r\n'))
$$;

-- Whether a decision is being written in this transaction, and nobody has signed. No other transaction sees it yet, so none signs meanwhile.
create function proposed_now(of_decision bigint) returns boolean language sql stable as $$
    select exists (select from decision d where d.decision_id = of_decision and d.state = 'PROPOSED' and d.proposed_at = now())
        and not exists (select from decision_approval a where a.decision_id = of_decision)
$$;

-- A decision is dated by the transaction that writes it. Who takes one back repeats it word for word: another kind would need nobody's signature.
create function decision_signed() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.state = old.state and new is distinct from old
           or new.state <> old.state and new.ended_at is distinct from (case when new.state = 'APPROVED' then null else now() end) then
            raise exception 'decision: what was decided, and when, does not change' using errcode = '23514';
        end if;
        return new;
    end if;
    if new.proposed_at <> now() or new.ended_at is not null then
        raise exception 'decision: is proposed now' using errcode = '23514';
    end if;
    if new.reverses is null and not exists (select from review_item i where i.item_id = new.item_id and i.fund_id is not distinct from new.fund_id) then
        raise exception 'decision: of another fund than its item' using errcode = '23514';
    end if;
    if new.reverses is not null and not exists (
        select from decision e
        where e.decision_id = new.reverses and e.state = 'DONE' and e.reverses is null
            and (e.fund_id, e.kind, e.answers, e.satang, e.until_at) is not distinct from (new.fund_id, new.kind, new.answers, new.satang, new.until_at)) then
        raise exception 'decision: takes back another than it says' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_signed before insert or update on decision for each row execute function decision_signed();

-- At the end of the transaction that proposes: what is signed is the sum of what it is about (org.songtor.review.Worth says the same). What a file has over is compared
-- with the credits when it is carried out. Lines that stand, or lie between, went before one that is asked about.
create function decision_adds_up() returns trigger language plpgsql as $$
declare
    worth bigint;
begin
    if new.reverses is not null or new.kind in ('ASK_AGENCY', 'WAIT_UNTIL') then
        return null;
    end if;
    select case
            when count(*) > 0 then coalesce(sum(case when x.part <> 'ASKED' then 0
                                                     when new.kind = 'ACCEPT_AGENCY_AMOUNT' then abs(l.satang - coalesce(x.accepted, x.booked))
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
create constraint trigger decision_adds_up after insert on decision deferrable initially deferred for each row execute function decision_adds_up();

-- What was taken back counts no longer, and what takes back was carried out with it.
create function decision_ended() returns trigger language plpgsql as $$
begin
    if new.state = 'UNDONE' and (exists (select from decision_line x where x.decision_id = new.decision_id and x.live)
                                 or exists (select from decision_credit x where x.decision_id = new.decision_id and x.live)
                                 or exists (select from decision_excess x where x.decision_id = new.decision_id and x.live))
       or new.state = 'DONE' and new.reverses is not null
           and not exists (select from decision e where e.decision_id = new.reverses and e.state = 'UNDONE') then
        raise exception 'decision: taken back, and counts still' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger decision_ended after update on decision deferrable initially deferred for each row
    when (new.state in ('DONE', 'UNDONE') and new.state <> old.state) execute function decision_ended();

-- Whether a line's decision may begin to count: it was done just now; or it went again, or back, and what stood in its place was taken back just now.
create function line_counts_now(d decision, of_line bigint, part text) returns boolean language sql stable as $$
    select d.ended_at = now()
        or (d.kind = 'RESUBMIT' and went_again(of_line) or d.kind = 'FIRST_STANDS' and part <> 'STANDS')
            and exists (select from decision_line x join decision e on e.decision_id = x.decision_id
                        where x.line_id = of_line and e.state = 'UNDONE' and e.ended_at = now())
$$;

-- Whether it may cease to: taken back; or intake did not take over what was to go again; or another decision, done just now, stands in its place. In that of one that
-- moved money only what is said beside a sending: of the file's excess, and of a line's question, whatever was decided.
create function line_ceases_now(d decision, of_line bigint, part text) returns boolean language sql stable as $$
    select d.state = 'UNDONE'
        or d.kind in ('RESUBMIT', 'PAID_BACK') and not went_again(of_line)
        or exists (select from decision_line x join decision e on e.decision_id = x.decision_id
                   where x.line_id = of_line and e.decision_id <> d.decision_id and e.state = 'DONE' and e.ended_at = now() and e.reverses is null
                       and (d.kind in ('ASK_AGENCY', 'WAIT_UNTIL')
                           or e.kind in ('PAID_BACK', 'FIRST_STANDS') and (d.kind = 'RESUBMIT' or d.kind = 'FIRST_STANDS' and part <> 'STANDS')))
        or d.kind in ('ASK_AGENCY', 'WAIT_UNTIL') and d.answers = 'FILE_OVER'
            and exists (select from file_line fl join review_item i on i.file_id = fl.file_id and i.label = 'FILE_OVER'
                            join decision e on e.item_id = i.item_id
                        where fl.line_id = of_line and e.state = 'DONE' and e.ended_at = now() and e.reverses is null)
$$;

create function decision_line_signed() returns trigger language plpgsql as $$
declare
    d decision;
begin
    if tg_op = 'UPDATE' and new.live = old.live then
        return new;
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'decision_line: is written with the proposal, before anybody signs' using errcode = '23514';
        end if;
        if new.part = 'ASKED' and not exists (select from review_item_line x where x.item_id = d.item_id and x.line_id = new.line_id) then
            raise exception 'decision_line: the item does not ask about it' using errcode = '23514';
        end if;
    elsif new.live and not line_counts_now(d, new.line_id, new.part) then
        raise exception 'decision_line: counts from when its decision is done' using errcode = '23514';
    elsif not new.live and not line_ceases_now(d, new.line_id, new.part) then
        raise exception 'decision_line: counts until people take it back' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_line_signed before insert or update on decision_line for each row execute function decision_line_signed();

-- Of credits only what the item is about: its own, or those of the file that has money over.
create function decision_credit_signed() returns trigger language plpgsql as $$
declare
    d decision;
begin
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.kind <> 'MATCH_CREDIT' or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'decision_credit: is written with the proposal, before anybody signs' using errcode = '23514';
        end if;
        if not exists (select from review_item i
                       where i.item_id = d.item_id
                           and (i.subject = 'credit:' || new.credit_id
                               or i.label = 'FILE_OVER' and exists (select from credits_of(i.file_id) c where c.credit_id = new.credit_id))) then
            raise exception 'decision_credit: the item does not ask about it' using errcode = '23514';
        end if;
    elsif new.live and not old.live and d.ended_at is distinct from now() then
        raise exception 'decision_credit: counts from when its decision is done' using errcode = '23514';
    elsif old.live and not new.live and d.state <> 'UNDONE' then
        raise exception 'decision_credit: counts until people take it back' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_credit_signed before insert or update on decision_credit for each row execute function decision_credit_signed();

create function decision_excess_signed() returns trigger language plpgsql as $$
declare
    d decision;
begin
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or not proposed_now(new.decision_id)
           or not exists (select from review_item i where i.item_id = d.item_id and i.file_id = new.file_id) then
            raise exception 'decision_excess: is written with the proposal, of the item''s file, before anybody signs' using errcode = '23514';
        end if;
    elsif new.live and not old.live and d.ended_at is distinct from now() then
        raise exception 'decision_excess: counts from when its decision is done' using errcode = '23514';
    elsif old.live and not new.live and d.state <> 'UNDONE' then
        raise exception 'decision_excess: counts until people take it back' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_excess_signed before insert or update on decision_excess for each row execute function decision_excess_signed();

-- Whose id goes again, and what is taken back with it, is signed too.
create function decision_part_signed() returns trigger language plpgsql as $$
begin
    if not proposed_now(new.decision_id) then
        raise exception '%: is written with the proposal, before anybody signs', tg_table_name using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_supersedes_signed before insert on decision_supersedes for each row execute function decision_part_signed();
create trigger decision_correction_signed before insert on decision_correction for each row execute function decision_part_signed();

-- A correcting batch is made in the step that carries a sending out, and carries only what that sends.
create function decision_batch_signed() returns trigger language plpgsql as $$
begin
    if not exists (select from decision d where d.decision_id = new.decision_id and d.kind = 'RESUBMIT' and d.state = 'DONE' and d.reverses is null and d.ended_at = now())
       or not exists (select from batch b join decision_line x on x.decision_id = new.decision_id
                          join line l on l.line_id = x.line_id and l.batch_id = b.corrects
                      where b.batch_id = new.batch_id and b.channel = 'desk') then
        raise exception 'decision_batch: is made when its decision is done, of its lines' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_batch_signed before insert on decision_batch for each row execute function decision_batch_signed();
create function carried_line_signed() returns trigger language plpgsql as $$
begin
    if not exists (select from line l join decision_batch c on c.batch_id = l.batch_id and c.decision_id = new.decision_id
                       join decision_line x on x.decision_id = c.decision_id and x.line_id = new.first_id
                   where l.line_id = new.line_id) then
        raise exception 'carried_line: nobody decided that it goes again' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger carried_line_signed before insert on carried_line for each row execute function carried_line_signed();

-- A person signs today, once, and not the own proposal, however the login is written. Two signatures at once wait for each other.
create function decision_approval_signed() returns trigger language plpgsql as $$
declare
    d decision;
begin
    select * into d from decision where decision_id = new.decision_id for no key update;
    if new.at <> now() or d.state <> 'PROPOSED' or person_of(new.officer) in ('', person_of(d.proposed_by))
       or exists (select from decision_approval a
                  where a.decision_id = new.decision_id and a.officer <> new.officer and person_of(a.officer) = person_of(new.officer)) then
        raise exception 'decision_approval: by the proposer, or twice by one person, or not today' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_approval_signed before insert on decision_approval for each row execute function decision_approval_signed();

-- The same of money held in trust. Only a release that is due goes without people.
create function held_order_signed() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'PROPOSED' or new.proposed_at <> now() then
            raise exception 'held_order: is proposed now' using errcode = '23514';
        end if;
    elsif new.state = 'PROPOSED' or new.ended_at is distinct from now() then
        raise exception 'held_order: what was proposed does not change' using errcode = '23514';
    elsif new.state = 'DONE' and not (new.kind = 'RELEASE' and new.proposed_by = 'songtor')
          and not exists (select from held_approval a where a.order_id = new.order_id and person_of(a.officer) <> person_of(new.proposed_by)) then
        raise exception 'held_order: nobody alone moves money' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger held_order_signed before insert or update on held_order for each row execute function held_order_signed();

create function held_order_adds_up() returns trigger language plpgsql as $$
begin
    if not exists (select from held_order_line x
                       join line l on l.line_id = x.line_id and l.fund_id = new.fund_id and l.scheme = new.scheme
                   where x.order_id = new.order_id having (count(*), sum(l.satang)) = (new.lines, new.satang)) then
        raise exception 'held_order: % satang are to be signed, and its lines are not that', new.satang using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger held_order_adds_up after insert on held_order deferrable initially deferred for each row execute function held_order_adds_up();

create function held_order_line_signed() returns trigger language plpgsql as $$
begin
    if exists (select from entered n join held_order o on o.order_id = n.order_id
               where not n.live or o.state <> 'PROPOSED' or o.proposed_at <> now()
                   or exists (select from held_approval a where a.order_id = n.order_id)) then
        raise exception 'held_order_line: is written with the order, before anybody signs' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger held_order_line_signed after insert on held_order_line referencing new table as entered
    for each statement execute function held_order_line_signed();
create function held_order_line_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.order_id, new.line_id) is distinct from (old.order_id, old.line_id) or new.live and not old.live
       or old.live and not new.live and not exists (select from held_order o where o.order_id = new.order_id and o.state = 'WITHDRAWN') then
        raise exception 'held_order_line: what was proposed does not change' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger held_order_line_guard before update or delete on held_order_line for each row execute function held_order_line_guard();
create trigger held_order_line_no_truncate before truncate on held_order_line for each statement execute function forbid_change();

create function held_approval_signed() returns trigger language plpgsql as $$
declare
    o held_order;
begin
    select * into o from held_order where order_id = new.order_id for no key update;
    if new.at <> now() or o.state <> 'PROPOSED' or person_of(new.officer) in ('', person_of(o.proposed_by))
       or exists (select from held_approval a
                  where a.order_id = new.order_id and a.officer <> new.officer and person_of(a.officer) = person_of(new.officer)) then
        raise exception 'held_approval: by the proposer, or twice by one person, or not today' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger held_approval_signed before insert on held_approval for each row execute function held_approval_signed();

-- Held money leaves in the step that carries its order out, and only what the order names.
create function held_entry_signed() returns trigger language plpgsql as $$
begin
    if exists (select from entered n
               where n.kind <> 'COLLECTED'
                   and not exists (select from held_order o join held_order_line x on x.order_id = o.order_id and x.line_id = n.line_id and x.live
                                   where o.order_id = n.order_id and o.state = 'DONE' and o.ended_at = now())) then
        raise exception 'held_entry: leaves only as an order says that was carried out' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger held_entry_signed after insert on held_entry referencing new table as entered
    for each statement execute function held_entry_signed();
