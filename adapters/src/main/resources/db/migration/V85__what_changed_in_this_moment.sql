-- Guards that ask what came, was booked or was taken by now refuse the desk only where evidence arrives between its own look and the table's: no fault of anybody, and to be told as
-- such. They say so by the constraint that they name, changed_meanwhile (org.songtor.store.ChangedMeanwhile), and are else as before. What no evidence changes names none.

-- As before (V73).
create or replace function decision_credit_gone() returns trigger language plpgsql as $$
begin
    if exists (select from decision d where d.decision_id = new.decision_id and d.answers in ('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE'))
       and credit_taken(new.credit_id, 0) then
        raise exception 'decision_credit: the bank took the credit back' using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
    return new;
end $$;
