-- What no statement tells, and what a statement takes back.

-- Statements with balances, by their account and the day of their first entry; without entries the last day they cover. A form that tells no balance, as
-- a list of payments, has no row: nothing follows from what came before it.
create table statement_reach (
    arrival_id  bigint      primary key references arrival,
    account     text        not null,
    began       date        not null
);
create index statement_reach_account on statement_reach (account);

-- Statements that tell an entry which another brought first: nothing is missing between them. One row does for all of their entries, and whichever came first
-- has one from each of the others.
create table statement_overlap (
    arrival_id  bigint      not null references statement_reach,
    other_id    bigint      not null references statement_reach,
    primary key (arrival_id, other_id),
    check (arrival_id <> other_id)
);
create index statement_overlap_other on statement_overlap (other_id);

-- Which of the statements that came before this tell the same entries nobody wrote down, so they are taken as following each other; from the last of an account
-- on it is asked. An opening balance of nothing may be a list of payments, and says nothing.
insert into statement_reach
select s.arrival_id, s.account,
    least(s.dated, (select min(c.booked_on) from credit c where c.arrival_id = s.arrival_id), (select min(d.booked_on) from debit d where d.arrival_id = s.arrival_id))
from statement_day s where s.opening <> 0;
insert into statement_overlap
select arrival_id, before
from (select r.arrival_id, lag(r.arrival_id) over (partition by r.account order by s.dated, r.arrival_id) as before
      from statement_reach r join statement_day s on s.arrival_id = r.arrival_id) chain
where before is not null;

-- The bank itself says that it takes back an earlier credit: asked about whatever it names.
alter table debit add column reversal boolean not null default false;

-- What left an account and names files of ours, sound and whole; and what is a credit's very amount and names its reference at the bank. So much less counts for
-- the files, unless two people said that it is about something else.
create table debit_reference (
    debit_id    bigint      not null references debit,
    reference   text        not null,
    primary key (debit_id, reference)
);
create index debit_reference_reference on debit_reference (reference);
create table debit_credit (
    debit_id    bigint      not null references debit,
    credit_id   bigint      not null references credit,
    primary key (debit_id, credit_id)
);
create index debit_credit_credit on debit_credit (credit_id);
create index debit_amount on debit (account, satang);

-- The words of a bank's text, without what stands around them. Shorter ones are no reference but any number.
create function words_of(said text) returns text[] language sql immutable as $$
    select array(select word from unnest(regexp_split_to_array(said, '[[:space:],;:()]+')) as w (word) where length(word) >= 6)
$$;

create function debit_counts(debit bigint) returns boolean language sql stable as $$
    select not exists (
        select from review_item i join decision d on d.item_id = i.item_id
        where i.subject = 'debit:' || debit and i.label = 'CREDIT_TAKEN_BACK' and d.kind = 'NOT_OURS' and d.state = 'DONE' and d.reverses is null)
$$;

-- Files whose money it may be.
create function files_of_debit(debit bigint) returns table (file_id bigint) language sql stable as $$
    select f.file_id
    from debit d join debit_reference r on r.debit_id = d.debit_id join agency_file f on f.reference = r.reference and f.agency = d.agency
    where d.debit_id = debit
    union
    select f.file_id from debit_credit x cross join lateral files_of(x.credit_id) f where x.debit_id = debit
$$;

-- Of a statement: those of its debits that name something of ours, and those of others that name a credit of it.
create function debits_asked_about(arrival bigint) returns table (debit_id bigint) language sql stable as $$
    select r.debit_id from debit d join debit_reference r on r.debit_id = d.debit_id where d.arrival_id = arrival
    union
    select d.debit_id from debit d where d.arrival_id = arrival and d.reversal
    union
    select x.debit_id from debit d join debit_credit x on x.debit_id = d.debit_id where d.arrival_id = arrival
    union
    select x.debit_id from credit c join debit_credit x on x.credit_id = c.credit_id where c.arrival_id = arrival
$$;

-- As before (V31), but what was taken back is not there: the same money as what people said ended, so the larger of both counts, and never more than came.
create or replace function sums_of(file bigint) returns table (asked bigint, due bigint, gained bigint, fees bigint, ended bigint, alone bigint, paid boolean)
    language sql stable as $$
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
    )
    select (select sum(k.satang) from connected k)::bigint, (select sum(k.due) from connected k)::bigint,
        c.satang, coalesce((select sum(n.fee) from named n), 0)::bigint,
        greatest(coalesce((select sum(e.satang) from connected k join decision_excess e on e.file_id = k.file_id and e.live), 0),
            least(coalesce((select sum(t.satang) from taken t), 0), c.satang))::bigint,
        greatest(c.alone - coalesce((select sum(t.satang) from taken t where t.own), 0), 0)::bigint,
        exists (select from named)
    from came c
$$;
revoke execute on function files_of_debit(bigint) from public;
revoke execute on function debit_counts(bigint) from public;
revoke execute on function debits_asked_about(bigint) from public;

-- What left accounts before this is asked about as well, and its files are looked at once more.
insert into debit_reference
select distinct d.debit_id, f.reference
from debit d
    cross join lateral regexp_matches(upper(d.text), 'ST[0-9]{10}', 'g') as said (found)
    join agency_file f on f.reference = said.found[1] and f.agency = d.agency;
insert into debit_credit
select distinct d.debit_id, c.credit_id
from debit d
    cross join lateral unnest(words_of(d.text)) as said (word)
    join credit c on c.account = d.account and c.entry = said.word and c.satang = d.satang and c.booked_on <= d.booked_on;
with opened as (
    insert into review_item (label, subject, owner, at_risk, note)
    select 'CREDIT_TAKEN_BACK', 'debit:' || d.debit_id, 'operator', d.satang, 'account ' || d.account || ', entry ' || d.entry || ', ' || d.booked_on
    from debit d
    where d.debit_id in (select r.debit_id from debit_reference r union select x.debit_id from debit_credit x)
    order by d.debit_id
    returning item_id, label, subject)
insert into journal (actor, event, subject, detail)
select 'songtor', 'item.opened', 'item:' || item_id, label || ' ' || subject from opened order by item_id;
insert into outbox (topic, subject)
select distinct 'reconcile', k.file_id
from (select r.debit_id from debit_reference r union select x.debit_id from debit_credit x) d
    cross join lateral files_of_debit(d.debit_id) f
    cross join lateral connected_files(f.file_id) k
order by k.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;

-- Entries of a form without references whose names have seconds, as once they had; few, and looked for with each statement of that form.
create index credit_named_by_second on credit (account) where entry ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}-';
create index debit_named_by_second on debit (account) where entry ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}-';

do $$
declare t text;
begin
    foreach t in array array['statement_reach', 'statement_overlap', 'debit_reference', 'debit_credit'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
        execute format('grant select on %I to songtor_reader', t);
        execute format('alter table %I enable row level security', t);
        execute format('create policy own on %I for select to songtor_reader using (current_setting(''songtor.operator'', true) = ''true'')', t);
    end loop;
end $$;

-- Both sides of such a question are shown to the operators.
grant select on statement_day to songtor_reader;
alter table statement_day enable row level security;
create policy own on statement_day for select to songtor_reader using (current_setting('songtor.operator', true) = 'true');
