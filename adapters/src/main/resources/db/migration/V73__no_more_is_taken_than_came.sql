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

-- What was taken back is nobody's any more: as before (V69), and whose it is nobody asks while it is gone.
create or replace function asks_still(i review_item) returns boolean language sql stable as $$
    select case
        when i.label in ('ARRIVAL_REJECTED', 'BOOKED_NEVER_SENT', 'CREDIT_TAKEN_BACK', 'CREDIT_QUESTIONED') then true
        when i.label = 'WORK_STOPPED' and i.subject ~ '^work:[^:]+:[0-9]{1,18}$' then
            exists (select from outbox o where o.topic = split_part(i.subject, ':', 2) and o.subject = split_part(i.subject, ':', 3)::bigint and o.parked = 'DEAD')
        when i.label = 'MISSED_CUTOFF' and i.subject ~ '^file:[0-9]{1,18}$' then
            exists (select from agency_file f where f.file_id = split_part(i.subject, ':', 2)::bigint and f.held_by = 'songtor')
        when i.label in ('SILENT_AGENCY', 'BATCH_NOT_COME') then
            exists (select from expectation e where e.subject = i.subject and e.state in ('MISSING', 'EMPTY'))
        when i.label in ('STATEMENT_MISSING', 'STATEMENT_EMPTY', 'STATEMENT_WRONG_DAY') then
            exists (select from expectation e where e.subject = i.subject and 'STATEMENT_' || e.state = i.label)
            and (i.label = 'STATEMENT_WRONG_DAY'
                or not exists (select from review_item o join decision d on d.item_id = o.item_id
                               where o.subject = i.subject and d.kind = 'WRITE_OFF' and d.state = 'DONE' and d.reverses is null))
        when i.label = 'STATEMENT_GAP' and i.subject ~ '^statements:[0-9]{1,18}:[0-9]{1,18}$' then
            not exists (select from statement_reach b join statement_reach r on r.account = b.account
                        where b.arrival_id = split_part(i.subject, ':', 2)::bigint
                            and r.xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text)
        when i.label = 'MISSING_FROM_BATCH' and i.subject like 'member:%' then
            not exists (select from member m join line l on l.person_hash = m.person_hash and l.fund_id = m.fund_id join batch b on b.batch_id = l.batch_id
                        where m.fund_id = i.fund_id and m.member_no = substring(i.subject from '^member:[^:]*:[^:]*:[^:]*:(.*)$')
                            and l.scheme = split_part(i.subject, ':', 4) and coalesce(l.own_period, b.period) = split_part(i.subject, ':', 3))
        when i.label in ('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE') and i.subject ~ '^credit:[0-9]{1,18}$' then
            not exists (select from files_of(split_part(i.subject, ':', 2)::bigint))
            and (i.label = 'CREDIT_UNSURE') = exists (select from credit_candidate c where c.credit_id = split_part(i.subject, ':', 2)::bigint)
            and not credit_taken(split_part(i.subject, ':', 2)::bigint, 0)
            and not exists (select from review_item o join decision d on d.item_id = o.item_id
                            where o.subject = i.subject and d.state = 'DONE' and d.reverses is null
                                and (d.kind = 'NOT_OURS' or d.answers = i.label and d.until_at > now()))
        when i.label = 'DECISION_CONTRADICTED' and i.subject ~ '^credit:[0-9]{1,18}$' then
            exists (select from credit_candidate c where c.credit_id = split_part(i.subject, ':', 2)::bigint and c.sure)
            and not credit_taken(split_part(i.subject, ':', 2)::bigint, 0)
            and exists (select from review_item o join decision d on d.item_id = o.item_id
                        where o.subject = i.subject and d.kind = 'NOT_OURS' and d.state = 'DONE' and d.reverses is null)
            and not exists (select from review_item o join decision d on d.item_id = o.item_id
                            where o.subject = i.subject and d.answers = i.label and d.state = 'DONE' and d.reverses is null and d.until_at > now())
        when i.label = 'FILE_OVER' and i.file_id is not null then
            left_of(i.file_id) > 0 and over_of(i.file_id) > 0
            and not exists (select from outbox o where o.topic = 'reconcile' and o.subject = i.file_id and (o.due_at <= now() or o.rings > 0 or o.failures > 0))
            and not exists (select from file_line fl
                                join line l on l.line_id = fl.line_id
                                cross join lateral current_label(l.line_id, l.first_label) now
                                left join decision_line x on x.line_id = l.line_id and x.live
                                left join decision d on d.decision_id = x.decision_id
                            where fl.file_id = i.file_id and fl.live and (now.label = 'FILE_OVER' or d.answers = 'FILE_OVER' and now.label = label_by(d.kind, x.part)))
        when i.subject ~ '^line:[0-9]{1,18}$' then
            exists (select from line l cross join lateral current_label(l.line_id, l.first_label) now
                    where l.line_id = split_part(i.subject, ':', 2)::bigint and now.label = i.label and not asked_or_answered(l.line_id, now.label))
        else false end
$$;

-- And it is given to no file; whose it was before, and what an operator asks of its text, is told as before, and the entry goes with it (V60).
create function decision_credit_gone() returns trigger language plpgsql as $$
begin
    if exists (select from decision d where d.decision_id = new.decision_id and d.answers in ('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE'))
       and credit_taken(new.credit_id, 0) then
        raise exception 'decision_credit: the bank took the credit back' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_credit_gone before insert on decision_credit for each row execute function decision_credit_gone();
create trigger decision_credit_gone_since before update on decision_credit for each row
    when (new.live and not old.live) execute function decision_credit_gone();

-- Questions that stand about such money are looked at once more.
insert into outbox (topic, subject)
select 'credits', 0 where exists (select from review_item where label in ('CREDIT_UNSURE', 'CREDIT_WITHOUT_FILE', 'DECISION_CONTRADICTED') and closed_at is null)
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;

-- What left the account of a file's money while that counts, for the file's own fund, which sees what came for it as well (V12); a file of many funds is told neither. Where the
-- same entry takes other funds' money too, nobody knows how much is whose, and the bank's words may name them: both stay out.
create function taken_off(file bigint) returns table (debit_id bigint, account text, entry text, booked_on date, text text, satang bigint, at timestamptz, sha256 text)
    language sql stable security definer set search_path = public, pg_temp as $$
    with mine as materialized (
        select f.file_id, f.reference, f.agency from agency_file f
        where f.file_id = file and f.fund_id is not null and may_see(f.fund_id) and current_setting('songtor.operator', true) is distinct from 'true'
    ),
    paid as materialized (select c.credit_id from mine m cross join lateral credits_of(m.file_id) c),
    names as (
        select r.debit_id from mine m join debit_reference r on r.reference = m.reference join debit d on d.debit_id = r.debit_id and d.agency = m.agency
        union
        select x.debit_id from paid p join debit_credit x on x.credit_id = p.credit_id
        union
        select x.debit_id from mine m join decision_debit x on x.file_id = m.file_id and x.live
        union
        select x.debit_id from paid p join decision_debit x on x.credit_id = p.credit_id and x.live
    )
    select d.debit_id, d.account, d.entry, d.booked_on, case when o.others then '' else d.text end, case when o.others then null else d.satang end, v.arrived_at, v.sha256
    from names n
        join debit d on d.debit_id = n.debit_id
        join arrival v on v.arrival_id = d.arrival_id
        cross join lateral (select exists (select from files_of_debit(d.debit_id) k join agency_file f on f.file_id = k.file_id
                                           where f.fund_id is null or not may_see(f.fund_id)) as others) o
    where debit_counts(n.debit_id)
$$;
revoke execute on function taken_off(bigint) from public;
grant execute on function taken_off(bigint) to songtor_reader;
-- An operator finds the files of what left by its entry; by whoever sees no debits it finds nothing.
grant execute on function files_of_debit(bigint) to songtor_reader;
