-- What people said was taken back of a file's money stays taken, whatever becomes of the credits that it was taken of: none leaves the file so that less is there than was taken, and
-- where evidence does that by itself people are asked again.

-- Credits of a file, files of a credit (V69), with one decision counting, or not, whatever it is now: what would be so before it is carried out or taken back. Of decision 0 as it is.
create function instead_if(credit bigint, changed bigint, counts boolean) returns boolean language sql stable as $$
    select exists (select from decision_instead x where x.credit_id = credit and x.live and x.decision_id <> changed)
        or counts and exists (select from decision_instead x where x.decision_id = changed and x.credit_id = credit)
$$;
create function credits_if(file bigint, changed bigint, counts boolean) returns table (credit_id bigint) language sql stable as $$
    select c.credit_id
        from agency_file f
            join credit_reference r on r.reference = f.reference
            join credit c on c.credit_id = r.credit_id and c.agency = f.agency
        where f.file_id = file
            and not instead_if(c.credit_id, changed, counts)
    union all
    select m.credit_id from credit_repair m
        where m.file_id = file
            and not instead_if(m.credit_id, changed, counts)
    union all
    select d.credit_id from decision_credit d where d.file_id = file and d.live and d.decision_id <> changed
    union all
    select d.credit_id from decision_credit d where d.decision_id = changed and counts and d.file_id = file
$$;
create function files_if(credit bigint, changed bigint, counts boolean) returns table (file_id bigint) language sql stable as $$
    select f.file_id
        from credit c
            join credit_reference r on r.credit_id = c.credit_id
            join agency_file f on f.reference = r.reference and f.agency = c.agency
        where c.credit_id = credit
            and not instead_if(credit, changed, counts)
    union all
    select m.file_id from credit_repair m
        where m.credit_id = credit
            and not instead_if(credit, changed, counts)
    union all
    select d.file_id from decision_credit d where d.credit_id = credit and d.live and d.decision_id <> changed
    union all
    select d.file_id from decision_credit d where d.decision_id = changed and counts and d.credit_id = credit
$$;

-- Whether what left an account counts (V40), with that decision taken back where it is the one that says it is none of ours.
create function debit_counts_if(debit bigint, changed bigint, counts boolean) returns boolean language sql stable as $$
    select debit_counts(debit)
        or not counts and exists (select from decision n join review_item i on i.item_id = n.item_id
                                  where n.decision_id = changed and n.kind = 'NOT_OURS' and i.subject = 'debit:' || debit)
$$;

-- Files that credits pay together, of those among which some are, where people said of a debit that it took money of theirs back: all of such a group, those debits, what came, and what
-- was taken back of it as banks' texts and people say, which sums_of (V60) cuts at what came.
create function taken_groups(among bigint[], changed bigint, counts boolean)
    returns table (files bigint[], said bigint[], came bigint, taken bigint) language sql stable as $$
    with recursive near (file_id) as (
        select distinct a from unnest(among) a
        union
        select k.file_id
        from near n cross join lateral credits_if(n.file_id, changed, counts) c cross join lateral files_if(c.credit_id, changed, counts) k
    ),
    -- Of most files nobody said so, and no more is asked of them.
    of_file as materialized (
        select n.file_id from near n
        where exists (select from decision_debit x where x.file_id = n.file_id and x.live and x.decision_id <> changed)
            or counts and exists (select from decision_debit x where x.decision_id = changed and x.file_id = n.file_id)
        union
        select min(n.file_id)
        from near n cross join lateral credits_if(n.file_id, changed, counts) c
            cross join lateral (
                select x.debit_id from decision_debit x where x.credit_id = c.credit_id and x.live and x.decision_id <> changed
                union all
                select x.debit_id from decision_debit x where x.decision_id = changed and counts and x.credit_id = c.credit_id) x
        group by x.debit_id
    ),
    reach (root, file_id) as (
        select o.file_id, o.file_id from of_file o
        union
        select r.root, k.file_id
        from reach r cross join lateral credits_if(r.file_id, changed, counts) c cross join lateral files_if(c.credit_id, changed, counts) k
    ),
    member as materialized (
        select distinct g.first, r.file_id
        from reach r join (select root, min(file_id) as first from reach group by root) g on g.root = r.root
    ),
    named as materialized (
        select distinct m.first, c.credit_id from member m cross join lateral credits_if(m.file_id, changed, counts) c
    ),
    names as (
        select m.first, r.debit_id, false as said
        from member m join agency_file f on f.file_id = m.file_id join debit_reference r on r.reference = f.reference
            join debit d on d.debit_id = r.debit_id and d.agency = f.agency
        union
        select n.first, x.debit_id, false from named n join debit_credit x on x.credit_id = n.credit_id
        union
        select m.first, x.debit_id, true from member m join decision_debit x on x.file_id = m.file_id and x.live and x.decision_id <> changed
        union
        select n.first, x.debit_id, true from named n join decision_debit x on x.credit_id = n.credit_id and x.live and x.decision_id <> changed
        union
        select m.first, x.debit_id, true from member m join decision_debit x on x.file_id = m.file_id and x.decision_id = changed and counts
        union
        select n.first, x.debit_id, true from named n join decision_debit x on x.credit_id = n.credit_id and x.decision_id = changed and counts
    ),
    taken as (
        select o.first, sum(d.satang)::bigint as satang, array_agg(o.debit_id order by o.debit_id) filter (where o.said) as said
        from (select first, debit_id, bool_or(names.said) as said from names group by first, debit_id) o
            join debit d on d.debit_id = o.debit_id
        where debit_counts_if(o.debit_id, changed, counts)
        group by o.first
    )
    select (select array_agg(m.file_id order by m.file_id) from member m where m.first = t.first), t.said,
        (select coalesce(sum(c.satang), 0)::bigint from named n join credit c on c.credit_id = n.credit_id where n.first = t.first), t.satang
    from taken t where t.said is not null
$$;

-- Of these files those of whose money people said that some was taken back: nobody need ask about others, and of none where nobody said so of anything.
create function files_taken_of(among bigint[]) returns table (file_id bigint) language sql stable as $$
    select a from unnest(among) a where exists (select from decision_debit x where x.file_id = a and x.live)
    union
    select a
    from unnest(among) a cross join lateral credits_of(a) c join decision_debit x on x.credit_id = c.credit_id and x.live
    where exists (select from decision_debit y where y.live and y.credit_id is not null)
$$;

-- Debits of which people said what they took back, and less came for the files.
create function debits_beyond(among bigint[]) returns table (debit_id bigint) language sql stable as $$
    select distinct s.debit_id
    from (select array_agg(t.file_id) as files from files_taken_of(among) t) o
        cross join lateral taken_groups(o.files, 0, true) g
        cross join lateral unnest(g.said) s (debit_id)
    where o.files is not null and g.taken > g.came
$$;

-- Whether the bank says something else of a debit than people do (debits_said_otherwise, V60, whichever came first): then people end the question.
create function debit_contradicted(debit bigint) returns boolean language sql stable as $$
    with said as materialized (select m.*, d.satang from decision_debit m join debit d on d.debit_id = m.debit_id where m.debit_id = debit and m.live),
    pays as materialized (
        select s.file_id from said s where s.file_id is not null union select f.file_id from said s cross join lateral files_of(s.credit_id) f
    ),
    others as (
        select r.debit_id
        from pays p join agency_file f on f.file_id = p.file_id join debit_reference r on r.reference = f.reference
            join debit d on d.debit_id = r.debit_id and d.agency = f.agency
        union
        select x.debit_id from pays p cross join lateral credits_of(p.file_id) c join debit_credit x on x.credit_id = c.credit_id
        union
        select x.debit_id from said s join debit_credit x on x.credit_id = s.credit_id
    )
    select exists (select from said s join debit_credit x on x.debit_id = s.debit_id
                   where x.credit_id is distinct from s.credit_id and not exists (select from files_of(x.credit_id) f where f.file_id = s.file_id))
        or exists (select from others o join debit d on d.debit_id = o.debit_id join said s on s.debit_id <> d.debit_id and s.satang = d.satang)
$$;

-- Debits of which people said what they took back, where as much came for the files, and the bank says nothing else.
create function debits_covered(among bigint[]) returns table (debit_id bigint) language sql stable as $$
    select distinct s.debit_id
    from (select array_agg(t.file_id) as files from files_taken_of(among) t) o
        cross join lateral taken_groups(o.files, 0, true) g
        cross join lateral unnest(g.said) s (debit_id)
    where o.files is not null and g.taken <= g.came and not debit_contradicted(s.debit_id)
$$;

-- Files whose money a decision says otherwise: whose a credit is, or that what left was none of ours.
create function files_said_by(decided bigint) returns table (file_id bigint) language sql stable as $$
    select x.file_id from decision_credit x where x.decision_id = decided
    union
    select t.file_id from decision_instead x cross join lateral files_in_text(x.credit_id) t where x.decision_id = decided
    union
    select t.file_id
    from (select distinct d.credit_id from decision_credit d where d.decision_id = decided) x cross join lateral files_of(x.credit_id) t
    union
    select t.file_id
    from decision d join review_item i on i.item_id = d.item_id and i.label = 'CREDIT_TAKEN_BACK'
        cross join lateral files_of_debit(split_part(i.subject, ':', 2)::bigint) t
    where d.decision_id = decided and i.subject ~ '^debit:[0-9]{1,18}$'
$$;

-- How much more than came would be taken back of the files that a decision says something of, with it counting or not, and how much is not taken back of them as it is now, of those
-- that would lack: nothing where none would.
create function taken_beyond(decided bigint, counts boolean) returns table (beyond bigint, before bigint, there bigint) language sql stable as $$
    with f as materialized (select coalesce(array_agg(s.file_id), '{}') as files from files_said_by(decided) s),
    is_now as materialized (select g.* from f cross join lateral taken_groups(f.files, 0, true) g),
    after as materialized (select g.* from f cross join lateral taken_groups(f.files, decided, counts) g)
    select coalesce((select sum(greatest(a.taken - a.came, 0)) from after a), 0)::bigint,
        coalesce((select sum(greatest(n.taken - n.came, 0)) from is_now n), 0)::bigint,
        coalesce((select sum(greatest(n.came - n.taken, 0)) from is_now n where exists (select from after a where a.taken > a.came and a.files && n.files)), 0)::bigint
$$;
revoke execute on function instead_if(bigint, bigint, boolean) from public;
revoke execute on function credits_if(bigint, bigint, boolean) from public;
revoke execute on function files_if(bigint, bigint, boolean) from public;
revoke execute on function debit_counts_if(bigint, bigint, boolean) from public;
revoke execute on function taken_groups(bigint[], bigint, boolean) from public;
revoke execute on function files_taken_of(bigint[]) from public;
revoke execute on function debits_beyond(bigint[]) from public;
revoke execute on function debit_contradicted(bigint) from public;
revoke execute on function debits_covered(bigint[]) from public;
revoke execute on function files_said_by(bigint) from public;
revoke execute on function taken_beyond(bigint, boolean) from public;

-- As before (V73), and what people decided of an entry nobody proposes to decide beside it; whoever says so waits for who says whose a credit is, as they do at the desk: neither would see the other.
create or replace function decision_debit_guard() returns trigger language plpgsql as $$
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
    if tg_op = 'INSERT' and exists (select from decision_debit x where x.debit_id = new.debit_id and x.live) then
        raise exception 'decision_debit: people said already what entry % took back', new.debit_id using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    if new.live and (tg_op = 'INSERT' or not old.live) then
        lock table credit in share row exclusive mode;
    end if;
    if new.live and (tg_op = 'INSERT' or not old.live) and (debit_named(new.debit_id) or credit_taken(new.credit_id, new.debit_id)) then
        raise exception 'decision_debit: the bank says what it took back, or another entry took that back' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    if (tg_op = 'INSERT' or new.live and not old.live)
       and (select d.satang from debit d where d.debit_id = new.debit_id) > money_there(new.credit_id, new.file_id) then
        raise exception 'decision_debit: less money is there than was taken back' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    return new;
end $$;

-- At the end of what people say: where less came for files than was taken back of them as people said, those debits are asked about. Held like everything that says whose a credit is, and
-- before that by whoever comes from the desk, so that of two at the same time the second sees what the first said.
create function takes_no_more(decided bigint) returns void language plpgsql as $$
begin
    lock table credit in share row exclusive mode;
    if exists (select from taken_groups(array(select s.file_id from files_said_by(decided) s), 0, true) g cross join lateral unnest(g.said) d (debit_id)
               where g.taken > g.came
                   and not exists (select from review_item i where i.subject = 'debit:' || d.debit_id and i.label = 'CREDIT_TAKEN_BACK' and i.closed_at is null)) then
        raise exception 'decision: less came for the file than was taken back of it, and nobody is asked' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
end $$;
revoke execute on function takes_no_more(bigint) from public;
create function decision_takes_no_more() returns trigger language plpgsql as $$
begin
    perform takes_no_more(new.decision_id);
    return null;
end $$;

-- Of a decision's rows that change together one asks for all.
create function decision_credit_takes_no_more() returns trigger language plpgsql as $$
begin
    if not exists (select from decision_credit x
                   where x.decision_id = new.decision_id and (x.credit_id, x.file_id) < (new.credit_id, new.file_id)
                       and x.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text) then
        perform takes_no_more(new.decision_id);
    end if;
    return null;
end $$;
create constraint trigger decision_credit_takes_no_more after update on decision_credit deferrable initially deferred for each row
    when (new.live <> old.live) execute function decision_credit_takes_no_more();
create constraint trigger decision_instead_takes_no_more after update on decision_instead deferrable initially deferred for each row
    when (new.live <> old.live) execute function decision_takes_no_more();
create constraint trigger decision_takes_no_more after update on decision deferrable initially deferred for each row
    when (new.kind in ('NOT_OURS', 'WRITE_OFF') and new.answers = 'CREDIT_TAKEN_BACK' and new.state in ('DONE', 'UNDONE') and new.state <> old.state)
    execute function decision_takes_no_more();

-- As before (V59); and what people said of what left an account holds again where it was asked about anew because less came than was taken, and as much came since.
create or replace function item_decided(i review_item) returns boolean language sql stable as $$
    select exists (select from decision d
                   where d.item_id = i.item_id and d.state = 'DONE' and d.reverses is null and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                       and d.ended_at >= greatest(i.opened_at, i.reopened_at))
        or i.label = 'CREDIT_TAKEN_BACK'
            and exists (select from decision d join decision_debit x on x.decision_id = d.decision_id and x.live
                            cross join lateral debits_covered(case when x.file_id is null then array(select f.file_id from files_of(x.credit_id) f)
                                                                   else array[x.file_id] end) c
                        where d.item_id = i.item_id and c.debit_id = x.debit_id)
$$;

-- Files of whose money people said so before this are looked at once more.
insert into outbox (topic, subject)
select distinct 'reconcile', o.file_id
from decision_debit x
    cross join lateral (select x.file_id where x.file_id is not null union select f.file_id from files_of(x.credit_id) f) o
where x.live
order by 2
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
