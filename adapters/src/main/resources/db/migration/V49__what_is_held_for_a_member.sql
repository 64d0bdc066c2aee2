-- What is held for a member after a decision has an end: two people say that it was given back; of what the agency took more, that the member paid it, or that the fund bears
-- it. The line keeps its label and the account that follows from it; beside them stands what was ended.

alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
    check (kind in ('RESUBMIT', 'ACCEPT_AGENCY_AMOUNT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE', 'PAID_BACK', 'FIRST_STANDS', 'NOT_OURS', 'MEMBER_PAID',
                    'MATCH_CREDIT', 'PASS_ON', 'ASK_AGENCY', 'WAIT_UNTIL'));

-- What a decision ends of the money that is held for the members of these lines; below zero of what they owe. Counts while it is live.
create table decision_held (
    decision_id bigint      not null references decision,
    line_id     bigint      not null references line,
    satang      bigint      not null check (satang <> 0),
    live        boolean     not null default false,
    primary key (decision_id, line_id)
);
create index decision_held_line on decision_held (line_id);

-- Into which account it goes (org.songtor.books.Accounts says the same): who makes good what the agency took more pays that much more in.
create function account_of_end(kind text) returns money_account language sql immutable as $$
    select case kind when 'RETURN_TO_MEMBER' then money_account 'RETURNED' when 'MEMBER_PAID' then 'COLLECTED' when 'WRITE_OFF' then 'WRITTEN_OFF' end
$$;

-- What is held for the members of lines now, beside what was ended; below zero what they owe. And what the line is called.
create function held_of(lines bigint[]) returns table (line_id bigint, label text, satang bigint) language sql stable as $$
    select l.line_id, coalesce(n.label, l.first_label),
        (case when n.account = 'MEMBER_CREDIT' then l.satang else coalesce(n.aside, 0) end
            - coalesce((select sum(h.satang) from decision_held h where h.line_id = l.line_id and h.live), 0))::bigint
    from line l
        left join lateral (select x.label, x.account, x.aside from line_label x where x.line_id = l.line_id order by x.number desc limit 1) n on true
    where l.line_id = any(lines)
$$;

-- Whether what people decided of a line in a file counts, from which it follows what is held: just after they took it back the label has still to follow.
create function held_stands(line bigint) returns boolean language sql stable as $$
    select not exists (select from file_line fl where fl.line_id = line and fl.live)
        or exists (select from decision_line x join decision d on d.decision_id = x.decision_id
                   where x.line_id = line and x.live and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL'))
$$;

-- Written with the proposal, of lines that its item asks about; counts from when it is done, if just so much is held, until it is taken back. Who ends it and who takes
-- back what it follows from wait for each other at the line.
create function decision_held_guard() returns trigger language plpgsql as $$
declare
    d decision;
    held bigint;
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.line_id, new.satang) is distinct from (old.decision_id, old.line_id, old.satang) then
        raise exception 'decision_held: what was proposed does not change' using errcode = '23514';
    end if;
    if tg_op = 'UPDATE' and new.live = old.live then
        return new;
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'decision_held: is written with the proposal, before anybody signs' using errcode = '23514';
        end if;
        if (d.answers, d.kind, sign(new.satang)) not in (('HELD_FOR_MEMBER', 'RETURN_TO_MEMBER', 1), ('OWED_BY_MEMBER', 'MEMBER_PAID', -1), ('OWED_BY_MEMBER', 'WRITE_OFF', -1))
           or not exists (select from review_item i
                              join review_item_line x on x.item_id = i.item_id and x.line_id = new.line_id
                              join line l on l.line_id = x.line_id and l.fund_id = d.fund_id
                          where i.item_id = d.item_id and i.label = d.answers) then
            raise exception 'decision_held: another kind, or the item does not ask about it' using errcode = '23514';
        end if;
        return new;
    end if;
    if not new.live then
        if d.state <> 'UNDONE' then
            raise exception 'decision_held: counts until people take it back' using errcode = '23514';
        end if;
        return new;
    end if;
    if d.state <> 'DONE' or d.ended_at is distinct from now()
       or not exists (select from review_item i where i.item_id = d.item_id and i.closed_at is null) then
        raise exception 'decision_held: counts from when its decision is done, about what is asked' using errcode = '23514';
    end if;
    perform from line where line_id = new.line_id for no key update;
    select h.satang into held from held_of(array[new.line_id]) h;
    if held is distinct from new.satang or not held_stands(new.line_id) then
        raise exception 'decision_held: % satang were signed, and % are held', new.satang, held using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_held_guard before insert or update or delete on decision_held for each row execute function decision_held_guard();
create trigger decision_held_no_truncate before truncate on decision_held for each statement execute function forbid_change();

grant select on decision_held to songtor_reader;
alter table decision_held enable row level security;
create policy own on decision_held for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_held.decision_id));

-- The money moves with what counts, there and back.
create function book_held() returns trigger language plpgsql as $$
declare
    this bigint := nextval('posting_number');
begin
    with moved as materialized (
        select l.batch_id, l.fund_id, l.scheme, account_of_end(d.kind) as account, case when s.live then s.satang else -s.satang end as satang
        from stands s
            join stood t on (t.decision_id, t.line_id) = (s.decision_id, s.line_id) and t.live <> s.live
            join decision d on d.decision_id = s.decision_id
            join line l on l.line_id = s.line_id
    ),
    entered as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
        select this, m.batch_id, m.fund_id, m.scheme, e.account, 0, sum(e.satang)
        from moved m cross join lateral (values (money_account 'MEMBER_CREDIT', -m.satang), (m.account, m.satang)) e (account, satang)
        group by m.batch_id, m.fund_id, m.scheme, e.account
    )
    insert into posting (posting_id, cause, lines)
    select this, 'DECISION', count(*) from moved having count(*) > 0;
    return null;
end $$;
create trigger book_held after update on decision_held referencing old table as stood new table as stands for each statement execute function book_held();

-- Such an item's decision is about no line: that would move the whole of it.
create function decision_line_not_held() returns trigger language plpgsql as $$
begin
    if exists (select from entered n
                   join decision d on d.decision_id = n.decision_id
                   join review_item i on i.item_id = d.item_id
               where 'HELD_FOR_MEMBER' in (i.label, d.answers) or 'OWED_BY_MEMBER' in (i.label, d.answers)) then
        raise exception 'decision_line: what is held for a member is decided about without its line' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger decision_line_not_held after insert on decision_line referencing new table as entered
    for each statement execute function decision_line_not_held();

-- As before (V44), but of what is held for members what is ended of it adds up, and there is some.
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

-- The same at the end: what is done counts, what was taken back does not.
create function decision_held_ended() returns trigger language plpgsql as $$
begin
    if exists (select from decision_held h where h.decision_id = new.decision_id and h.live <> (new.state = 'DONE')) then
        raise exception 'decision: done and does not count, or taken back and counts still' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger decision_held_ended after update on decision deferrable initially deferred for each row
    when (new.state in ('DONE', 'UNDONE') and new.state <> old.state) execute function decision_held_ended();

-- What was held and is ended by people keeps the decision from which it follows: first that end is taken back. A decision about newer evidence, which takes the place of that
-- one in the same step, goes through: what then was given back too much, or too little, is asked about.
create function held_ended_of(of_decision bigint) returns boolean language sql stable as $$
    select exists (select from decision_line x join decision_held h on h.line_id = x.line_id and h.live
                   where x.decision_id = of_decision group by x.line_id having sum(h.satang) <> 0)
$$;
create function decision_keeps_held() returns trigger language plpgsql as $$
begin
    perform from line where line_id in (select x.line_id from decision_line x where x.decision_id = new.decision_id) order by line_id for no key update;
    if held_ended_of(new.decision_id)
       and not exists (select from decision_supersedes s join decision b on b.decision_id = s.decision_id
                       where s.earlier_id = new.decision_id and b.state = 'DONE' and b.ended_at = now()) then
        raise exception 'decision: what is held for the member by it was given back or made good, which is taken back first' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_keeps_held before update on decision for each row
    when (new.state = 'UNDONE' and old.state = 'DONE' and new.kind in ('ACCEPT_AGENCY_AMOUNT', 'MERGE_DUPLICATE')) execute function decision_keeps_held();

-- What is held already is asked about.
insert into outbox (topic, subject)
select distinct 'reconcile', fl.file_id
from decision_line x
    join decision d on d.decision_id = x.decision_id and d.kind in ('ACCEPT_AGENCY_AMOUNT', 'MERGE_DUPLICATE')
    join file_line fl on fl.line_id = x.line_id and fl.live
where x.live
order by fl.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
