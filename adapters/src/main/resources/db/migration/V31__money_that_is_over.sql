-- Money that came over for a file: two people say what became of it, and its lines follow from what is left. And what is due for a file is measured by the amounts
-- that people accepted.

-- The agency paid it back, or it is given up. Whose money it was no line says, so it stands in no account; counts while it is live.
create table decision_excess (
    decision_id bigint      primary key references decision,
    file_id     bigint      not null references agency_file,
    satang      bigint      not null check (satang > 0),
    live        boolean     not null default false
);
create index decision_excess_file on decision_excess (file_id) where live;

-- By how much what people accepted of a file's lines is more, or below zero less, than what was sent.
create function differs_of(file bigint) returns bigint language sql stable as $$
    select coalesce(sum(coalesce(d.accepted, d.booked) - fl.satang), 0)::bigint
    from review_item i
        join decision x on x.item_id = i.item_id and x.kind = 'ACCEPT_AGENCY_AMOUNT' and x.reverses is null
        join decision_line d on d.decision_id = x.decision_id and d.live
        join file_line fl on fl.line_id = d.line_id and fl.live and fl.file_id = i.file_id
    where i.file_id = file
$$;

-- The money of a file and all that credits connect with it (org.songtor.match.Settlement.Sum says the same). Alone: what names this file and no other.
create function sums_of(file bigint) returns table (asked bigint, due bigint, gained bigint, fees bigint, ended bigint, alone bigint, paid boolean)
    language sql stable as $$
    with connected as (select k.file_id, k.satang, k.satang + differs_of(k.file_id) as due from connected_files(file) k),
    named as (
        select c.credit_id, c.satang, c.fee, count(distinct k.file_id) as files, bool_or(k.file_id = file) as own
        from connected k
            cross join lateral credits_of(k.file_id) n
            join credit c on c.credit_id = n.credit_id
        group by c.credit_id
    )
    select (select sum(k.satang) from connected k)::bigint, (select sum(k.due) from connected k)::bigint,
        coalesce((select sum(n.satang) from named n), 0)::bigint, coalesce((select sum(n.fee) from named n), 0)::bigint,
        coalesce((select sum(e.satang) from connected k join decision_excess e on e.file_id = k.file_id and e.live), 0)::bigint,
        coalesce((select sum(n.satang) from named n where n.own and n.files = 1), 0)::bigint,
        exists (select from named)
$$;

-- What is over; below zero what is missing; zero where the sum is exact, with the banks' fees or without: by what is due, and by what was sent where that is no less.
create function over_sum(asked bigint, due bigint, there bigint, fees bigint) returns bigint language sql immutable as $$
    select case
        when due in (there, there + fees) or asked >= due and asked in (there, there + fees) then 0
        when there > greatest(asked, due) then there - greatest(asked, due)
        else there - due end
$$;
create function over_of(file bigint) returns bigint language sql stable as $$
    select over_sum(m.asked, m.due, m.gained - m.ended, m.fees) from sums_of(file) m
$$;
revoke execute on function sums_of(bigint) from public;
revoke execute on function over_of(bigint) from public;

-- The same for who may see the whole file; runs as the owner, because a fund's reader does not see the other funds that a shared credit names.
create function excess(file bigint) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    select case when exists (select from file_share s where s.file_id = file and hidden(s.fund_id)) then null else over_of(file) end
$$;

-- As before (V12), but exact is also what is due by accepted amounts, and what was paid back or given up is not there.
create or replace function money_of(file bigint) returns bigint language sql stable as $$
    select case
        when not m.paid or over_sum(m.asked, m.due, m.gained - m.ended, m.fees) <> 0 then m.alone
        when m.asked in (m.gained - m.ended, m.gained - m.ended + m.fees) and m.asked >= m.due then f.satang
        else f.satang + differs_of(file)
        end
    from agency_file f cross join lateral sums_of(f.file_id) m where f.file_id = file
$$;

-- Never more than came over; the officers of the file's fund say it, of a file of many funds the operators.
create function decision_excess_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.file_id, new.satang) is distinct from (old.decision_id, old.file_id, old.satang) then
        raise exception 'decision_excess: what was proposed does not change' using errcode = '23514';
    end if;
    if not exists (select from decision d join agency_file f on f.file_id = new.file_id and f.fund_id is not distinct from d.fund_id
                   where d.decision_id = new.decision_id and d.answers = 'FILE_OVER' and d.kind in ('PAID_BACK', 'WRITE_OFF') and d.satang = new.satang
                       and d.reverses is null and (not new.live or d.state = 'DONE')) then
        raise exception 'decision_excess: another fund''s file, another question or amount, or not decided' using errcode = '23514';
    end if;
    if new.live and (tg_op = 'INSERT' or not old.live) and new.satang > over_of(new.file_id) then
        raise exception 'decision_excess: more than came over' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_excess_guard before insert or update or delete on decision_excess for each row execute function decision_excess_guard();
create trigger decision_excess_no_truncate before truncate on decision_excess for each statement execute function forbid_change();

grant select on decision_excess to songtor_reader;
alter table decision_excess enable row level security;
create policy own on decision_excess for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_excess.decision_id));

-- Who wanted to write off all lines of a file because it had more than they ask for wants something else now. What was done so stays as it is.
with again as (
    update decision set state = 'RETURNED', ended_at = now()
    where state in ('PROPOSED', 'APPROVED') and answers = 'FILE_OVER' and kind = 'WRITE_OFF' and reverses is null
    returning decision_id, item_id)
insert into journal (actor, event, subject, detail)
select 'songtor', 'decision.returned', 'item:' || item_id, 'decision ' || decision_id || ': only what is over is given up' from again order by decision_id;

-- Files with accepted amounts are looked at once more, with all that they are paid with; and those of many funds whose money is over, which is the operators' now.
insert into outbox (topic, subject)
select distinct 'reconcile', k.file_id
from (select fl.file_id
      from decision_line x
          join decision d on d.decision_id = x.decision_id and d.kind = 'ACCEPT_AGENCY_AMOUNT'
          join file_line fl on fl.line_id = x.line_id and fl.live
      where x.live
      union
      select i.file_id from review_item i where i.label = 'FILE_OVER' and i.closed_at is null and i.file_id is not null) f
    cross join lateral connected_files(f.file_id) k
order by k.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
