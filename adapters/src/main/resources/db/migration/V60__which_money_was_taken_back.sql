-- Which money an entry took back that left an account and names nothing of ours: two operators say which credit it was, or which file's.

alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
    check (kind in ('RESUBMIT', 'ACCEPT_AGENCY_AMOUNT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE', 'PAID_BACK', 'FIRST_STANDS', 'NOT_OURS', 'MEMBER_PAID',
                    'MATCH_CREDIT', 'MATCH_DEBIT', 'PASS_ON', 'ASK_AGENCY', 'WAIT_UNTIL'));

-- While it counts the debit stands beside those whose text names the credit, or the file (debit_credit, debit_reference): whose the credit is, or will be, is said elsewhere.
create table decision_debit (
    decision_id bigint      primary key references decision,
    debit_id    bigint      not null references debit,
    credit_id   bigint      references credit,
    file_id     bigint      references agency_file,
    live        boolean     not null default false,
    check (num_nonnulls(credit_id, file_id) = 1)
);
-- A debit took back one thing, and a credit is taken back once.
create unique index decision_debit_one on decision_debit (debit_id) where live;
create unique index decision_debit_credit on decision_debit (credit_id) where live;
create index decision_debit_file on decision_debit (file_id) where live;
-- Credits of the amount that left.
create index credit_amount on credit (account, satang);

-- Whether a bank's text says what it took back: then people only say that this is so, or not.
create function debit_named(debit bigint) returns boolean language sql stable as $$
    select exists (select from debit_credit x where x.debit_id = debit)
        or exists (select from debit d join debit_reference r on r.debit_id = d.debit_id join agency_file f on f.reference = r.reference and f.agency = d.agency
                   where d.debit_id = debit)
$$;

-- Whether another entry took a credit back, by its text or as people said.
create function credit_taken(credit bigint, other_than bigint) returns boolean language sql stable as $$
    select exists (select from debit_credit x where x.credit_id = credit and x.debit_id <> other_than and debit_counts(x.debit_id))
        or exists (select from decision_debit m where m.credit_id = credit and m.debit_id <> other_than and m.live)
$$;

-- Operators look for what was not taken back; by whoever sees no items of operators it tells nothing.
grant execute on function debit_counts(bigint) to songtor_reader;

create function decision_debit_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.debit_id, new.credit_id, new.file_id) is distinct from (old.decision_id, old.debit_id, old.credit_id, old.file_id) then
        raise exception 'decision_debit: what was proposed does not change' using errcode = '23514';
    end if;
    if not exists (select from debit b join decision d on d.decision_id = new.decision_id
                   where b.debit_id = new.debit_id and d.fund_id is null and (not new.live or d.state = 'DONE' and d.reverses is null)
                       and (exists (select from agency_file f where f.file_id = new.file_id and f.agency = b.agency)
                           or exists (select from credit c where c.credit_id = new.credit_id and c.account = b.account and c.satang = b.satang and c.booked_on <= b.booked_on))) then
        raise exception 'decision_debit: another agency''s file, another account''s or amount''s credit, or not decided' using errcode = '23514';
    end if;
    if new.live and (tg_op = 'INSERT' or not old.live) and (debit_named(new.debit_id) or credit_taken(new.credit_id, new.debit_id)) then
        raise exception 'decision_debit: the bank says what it took back, or another entry took that back' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_debit_guard before insert or update or delete on decision_debit for each row execute function decision_debit_guard();

-- Written with the proposal, of the debit that the item asks about; counts from the step in which two people's decision is carried out until it is taken back (V44).
create function decision_debit_signed() returns trigger language plpgsql as $$
declare
    d decision;
begin
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.kind <> 'MATCH_DEBIT' or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'decision_debit: is written with the proposal, before anybody signs' using errcode = '23514';
        end if;
        if not exists (select from review_item i where i.item_id = d.item_id and i.label = 'CREDIT_TAKEN_BACK' and i.subject = 'debit:' || new.debit_id) then
            raise exception 'decision_debit: the item does not ask about it' using errcode = '23514';
        end if;
    elsif new.live and not old.live and d.ended_at is distinct from now() then
        raise exception 'decision_debit: counts from when its decision is done' using errcode = '23514';
    elsif old.live and not new.live and d.state <> 'UNDONE' then
        raise exception 'decision_debit: counts until people take it back' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_debit_signed before insert or update on decision_debit for each row execute function decision_debit_signed();
create trigger decision_debit_no_truncate before truncate on decision_debit for each statement execute function forbid_change();

-- Nobody signs that something was taken back without saying what.
create function decision_debit_said() returns trigger language plpgsql as $$
begin
    if not exists (select from decision_debit m where m.decision_id = new.decision_id) then
        raise exception 'decision: does not say which money was taken back' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger decision_debit_said after insert on decision deferrable initially deferred for each row
    when (new.kind = 'MATCH_DEBIT' and new.reverses is null) execute function decision_debit_said();

-- At the end what is done counts, and what was taken back does not.
create function decision_debit_ended() returns trigger language plpgsql as $$
begin
    if exists (select from decision_debit m where m.decision_id = new.decision_id and m.live <> (new.state = 'DONE')) then
        raise exception 'decision: done and does not count, or taken back and counts still' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger decision_debit_ended after update on decision deferrable initially deferred for each row
    when (new.kind = 'MATCH_DEBIT' and new.reverses is null and new.state in ('DONE', 'UNDONE') and new.state <> old.state) execute function decision_debit_ended();

grant select on decision_debit to songtor_reader;
alter table decision_debit enable row level security;
create policy own on decision_debit for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_debit.decision_id));

-- As before (V40), and as people said.
create or replace function files_of_debit(debit bigint) returns table (file_id bigint) language sql stable as $$
    select f.file_id
    from debit d join debit_reference r on r.debit_id = d.debit_id join agency_file f on f.reference = r.reference and f.agency = d.agency
    where d.debit_id = debit
    union
    select f.file_id from debit_credit x cross join lateral files_of(x.credit_id) f where x.debit_id = debit
    union
    select m.file_id from decision_debit m where m.debit_id = debit and m.live and m.file_id is not null
    union
    select f.file_id from decision_debit m cross join lateral files_of(m.credit_id) f where m.debit_id = debit and m.live
$$;

-- As before (V55.1), and what people said was taken back.
create or replace function sums_of(file bigint)
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
        union all
        select m.debit_id, k.file_id = file from connected k join decision_debit m on m.file_id = k.file_id and m.live
        union all
        select m.debit_id, n.own from named n join decision_debit m on m.credit_id = n.credit_id and m.live
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

-- Debits of which people said what they took back, and of which this statement says something else: it brings a credit of which the debit's text has the number, or a debit
-- that names the same money once more.
create function debits_said_otherwise(arrival bigint) returns table (debit_id bigint) language sql stable as $$
    select m.debit_id
    from credit c join debit_credit x on x.credit_id = c.credit_id join decision_debit m on m.debit_id = x.debit_id and m.live
    where c.arrival_id = arrival and c.credit_id is distinct from m.credit_id
        and not exists (select from files_of(c.credit_id) f where f.file_id = m.file_id)
    union
    select m.debit_id
    from debit d join debit_credit x on x.debit_id = d.debit_id join decision_debit m on m.credit_id = x.credit_id and m.live
    where d.arrival_id = arrival and m.debit_id <> d.debit_id
    union
    select m.debit_id
    from debit d cross join lateral files_of_debit(d.debit_id) f
        join decision_debit m on m.live and m.debit_id <> d.debit_id
            and (m.file_id = f.file_id or m.credit_id in (select n.credit_id from credits_of(f.file_id) n))
        join debit o on o.debit_id = m.debit_id and o.satang = d.satang
    where d.arrival_id = arrival
$$;
revoke execute on function debits_said_otherwise(bigint) from public;
