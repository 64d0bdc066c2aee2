-- What people said became of money that was over, and what a bank takes back, are the same money only as far as the bank had not taken it when they said so.

-- What had left the account of the file, and of all that it was paid with, when this was proposed: of what was over then it was off already.
alter table decision_excess add column taken bigint not null default 0 check (taken >= 0);
update decision_excess x set taken = t.satang
from (select e.decision_id, sum(d.satang)::bigint as satang
      from decision_excess e
          join decision p on p.decision_id = e.decision_id
          cross join lateral (
              select r.debit_id
              from connected_files(e.file_id) f
                  join debit_reference r on r.reference = f.reference
                  join debit b on b.debit_id = r.debit_id and b.agency = f.agency
              union
              select c.debit_id
              from connected_files(e.file_id) f cross join lateral credits_of(f.file_id) n join debit_credit c on c.credit_id = n.credit_id) n
          join debit d on d.debit_id = n.debit_id and debit_counts(d.debit_id)
          join arrival a on a.arrival_id = d.arrival_id and a.arrived_at < p.proposed_at
      group by e.decision_id) t
where t.decision_id = x.decision_id;

-- As before (V40), but what was taken back before people decided is other money than what they said became of the rest: the most that is gone by any of their words and what
-- was taken before it, or what was taken (org.songtor.match.Settlement.Sum says the same).
drop function sums_of(bigint);
create function sums_of(file bigint)
    returns table (asked bigint, due bigint, gained bigint, fees bigint, ended bigint, alone bigint, paid boolean, taken bigint) language sql stable as $$
    with connected as (select k.file_id, k.satang, k.satang + differs_of(k.file_id) as due from connected_files(file) k),
    named as (
        select c.credit_id, c.satang, c.fee, count(distinct k.file_id) as files, bool_or(k.file_id = file) as own
        from connected k
            cross join lateral credits_of(k.file_id) n
            join credit c on c.credit_id = n.credit_id
        group by c.credit_id
    ),
    names as (
        select r.debit_id, k.file_id = file as own
        from connected k join agency_file f on f.file_id = k.file_id join debit_reference r on r.reference = f.reference
            join debit d on d.debit_id = r.debit_id and d.agency = f.agency
        union all
        select x.debit_id, n.own from named n join debit_credit x on x.credit_id = n.credit_id
    ),
    taken as (
        select d.debit_id, d.satang, bool_or(n.own) as own
        from names n join debit d on d.debit_id = n.debit_id
        where debit_counts(n.debit_id)
        group by d.debit_id
    ),
    came as (
        select coalesce(sum(n.satang), 0)::bigint as satang, coalesce(sum(n.satang) filter (where n.own and n.files = 1), 0)::bigint as alone from named n
    ),
    back as (select least(coalesce((select sum(t.satang) from taken t), 0), c.satang)::bigint as satang from came c),
    said as (
        select e.taken, sum(e.satang) over (order by e.taken desc) as ended
        from connected k join decision_excess e on e.file_id = k.file_id and e.live
    )
    select (select sum(k.satang) from connected k)::bigint, (select sum(k.due) from connected k)::bigint,
        c.satang, coalesce((select sum(n.fee) from named n), 0)::bigint,
        greatest(b.satang, coalesce((select max(least(s.taken, b.satang) + s.ended) from said s), 0))::bigint,
        greatest(c.alone - coalesce((select sum(t.satang) from taken t where t.own), 0), 0)::bigint,
        exists (select from named), b.satang
    from came c cross join back b
$$;
revoke execute on function sums_of(bigint) from public;

-- As before (V31), and what was taken is written down by the table itself.
create or replace function decision_excess_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.taken := (select m.taken from sums_of(new.file_id) m);
    end if;
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.file_id, new.satang, new.taken) is distinct from (old.decision_id, old.file_id, old.satang, old.taken) then
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

-- Files of which so much was said are looked at once more, with all that they are paid with.
insert into outbox (topic, subject)
select distinct 'reconcile', k.file_id
from decision_excess e cross join lateral connected_files(e.file_id) k
where e.live and e.taken > 0
order by k.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
