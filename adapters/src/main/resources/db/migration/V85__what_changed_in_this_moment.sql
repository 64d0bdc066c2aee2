-- Guards that ask what came, was booked or was taken by now refuse the desk only where evidence arrives between its own look and the table's: no fault of anybody, and to be told as
-- such. They say so by the constraint that they name, changed_meanwhile (org.songtor.store.ChangedMeanwhile), and are else as before. What no evidence changes names none.

-- As before (V76), and what people decided of an entry nobody proposes to decide beside it: that is taken back first.
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

-- As before (V73).
create or replace function decision_credit_gone() returns trigger language plpgsql as $$
begin
    if exists (select from decision d where d.decision_id = new.decision_id and d.answers in ('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE'))
       and credit_taken(new.credit_id, 0) then
        raise exception 'decision_credit: the bank took the credit back' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    return new;
end $$;

-- As before (V76).
create or replace function takes_no_more(decided bigint) returns void language plpgsql as $$
begin
    lock table credit in share row exclusive mode;
    if exists (select from taken_groups(array(select s.file_id from files_said_by(decided) s), 0, true) g cross join lateral unnest(g.said) d (debit_id)
               where g.taken > g.came
                   and not exists (select from review_item i where i.subject = 'debit:' || d.debit_id and i.label = 'CREDIT_TAKEN_BACK' and i.closed_at is null)) then
        raise exception 'decision: less came for the file than was taken back of it, and nobody is asked' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
end $$;

-- As before (V77).
create or replace function decision_line_booked() returns trigger language plpgsql as $$
begin
    if new.part = 'ASKED' and new.booked <> booked_of_line(new.line_id)
       and exists (select from decision d where d.decision_id = new.decision_id and d.kind = 'ACCEPT_AGENCY_AMOUNT') then
        raise exception 'decision_line: the agency booked otherwise since that was proposed' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    return new;
end $$;

-- As before (V79).
create or replace function refuse_given_away(of_decision bigint, lines bigint[]) returns void language plpgsql as $$
declare
    booked bigint := given_away_booked(of_decision, lines);
begin
    if booked is not null then
        raise exception 'decision_line: the agency booked line %: it is not given away', booked using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
end $$;

-- As before (V79).
create or replace function decision_line_proposed() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    wrong bigint;
begin
    perform refuse_given_away(e.decision_id, array_agg(e.line_id)) from entered e where e.part = 'ASKED' group by e.decision_id;
    select min(e.line_id) into wrong
    from entered e join decision d on d.decision_id = e.decision_id and d.kind = 'ACCEPT_AGENCY_AMOUNT' join line l on l.line_id = e.line_id
    where not may_be_accepted(d.answers, l.line_id, l.satang, coalesce(e.accepted, e.booked));
    if wrong is not null then
        raise exception 'decision_line: the agency did not book line % with what would be accepted', wrong using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    return null;
end $$;

-- As before (V79).
create or replace function decision_line_counts() returns trigger language plpgsql set enable_nestloop = off set enable_mergejoin = off as $$
declare
    begun record;
    away bigint;
begin
    if not exists (select from entered where live) then
        return null;
    end if;
    for begun in select e.decision_id, array_agg(e.line_id) as lines
                 from entered e join stood s on s.decision_id = e.decision_id and s.line_id = e.line_id
                 where e.live and not s.live group by e.decision_id loop
        perform refuse_given_away(begun.decision_id, begun.lines);
        away := on_its_way(begun.decision_id, begun.lines);
        if away is not null then
            raise exception 'decision_line: line % is on its way to the agency', away using errcode = '23514', constraint = 'changed_meanwhile';
        end if;
    end loop;
    return null;
end $$;
