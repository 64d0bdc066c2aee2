-- No more is taken back than is there.

-- What came for the file that people name, or for those that their credit pays, and was not taken back yet, by the bank's text or as people said: of files that are paid together
-- one sum. Of a credit that pays none, itself. What people say was paid back is no less here: it may be the same money (V40).
create function money_there(credit bigint, file bigint) returns bigint language sql stable as $$
    with of_file as materialized (select coalesce(file, (select min(f.file_id) from files_of(credit) f)) as file_id)
    select case when o.file_id is null then coalesce((select c.satang from credit c where c.credit_id = credit), 0)
                else (select m.gained - m.taken from sums_of(o.file_id) m) end
    from of_file o
$$;
revoke execute on function money_there(bigint, bigint) from public;

-- As before (V60), and not more than is there: the rest would stand nowhere, and take what comes later.
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
    if new.live and (tg_op = 'INSERT' or not old.live) and (debit_named(new.debit_id) or credit_taken(new.credit_id, new.debit_id)) then
        raise exception 'decision_debit: the bank says what it took back, or another entry took that back' using errcode = '23514';
    end if;
    if (tg_op = 'INSERT' or new.live and not old.live)
       and (select d.satang from debit d where d.debit_id = new.debit_id) > money_there(new.credit_id, new.file_id) then
        raise exception 'decision_debit: less money is there than was taken back' using errcode = '23514';
    end if;
    return new;
end $$;
