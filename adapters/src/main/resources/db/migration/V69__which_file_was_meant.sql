-- The payer wrote another file's reference: two operators say which file the money is for, in place of what the bank's text names. The text stays as it is.

-- While it counts the credit pays what its decision names (decision_credit), and what its text names, or was made out of it, does not count.
create table decision_instead (
    decision_id bigint      primary key references decision,
    credit_id   bigint      not null references credit,
    live        boolean     not null default false
);
-- A credit is for what one decision says.
create unique index decision_instead_one on decision_instead (credit_id) where live;

-- Whether people said otherwise of a credit, in another decision than this: then that is taken back first.
create function credit_said(credit bigint, other_than bigint) returns boolean language sql stable as $$
    select exists (select from decision_credit x where x.credit_id = credit and x.live and x.decision_id <> other_than)
$$;

-- Written with the proposal, of the credit that the item asks about; counts from the step in which two people's decision is carried out until it is taken back (V44).
create function decision_instead_guard() returns trigger language plpgsql as $$
declare
    d decision;
begin
    if tg_op = 'DELETE' or tg_op = 'UPDATE' and (new.decision_id, new.credit_id) is distinct from (old.decision_id, old.credit_id) then
        raise exception 'decision_instead: what was proposed does not change' using errcode = '23514';
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.kind <> 'MATCH_CREDIT' or d.fund_id is not null or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'decision_instead: is written with the proposal of operators, before anybody signs' using errcode = '23514';
        end if;
        if not exists (select from review_item i where i.item_id = d.item_id and i.label = 'CREDIT_QUESTIONED' and i.subject = 'credit:' || new.credit_id) then
            raise exception 'decision_instead: the item does not ask about it' using errcode = '23514';
        end if;
    elsif new.live and not old.live and (d.state <> 'DONE' or d.ended_at is distinct from now()) then
        raise exception 'decision_instead: counts from when its decision is done' using errcode = '23514';
    elsif old.live and not new.live and d.state <> 'UNDONE' then
        raise exception 'decision_instead: counts until people take it back' using errcode = '23514';
    elsif new.live <> old.live and credit_said(new.credit_id, new.decision_id) then
        raise exception 'decision_instead: another decision says what the credit pays, and is taken back first' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_instead_guard before insert or update or delete on decision_instead for each row execute function decision_instead_guard();
create trigger decision_instead_no_truncate before truncate on decision_instead for each statement execute function forbid_change();

-- What was signed of a credit before people said which file it is for knows nothing of that.
create function decision_credit_overtaken() returns trigger language plpgsql as $$
begin
    if exists (select from decision_instead x join decision e on e.decision_id = x.decision_id join decision d on d.decision_id = new.decision_id
               where x.credit_id = new.credit_id and x.live and x.decision_id <> new.decision_id and e.ended_at >= d.proposed_at) then
        raise exception 'decision_credit: since it was proposed people said what the credit pays' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_credit_overtaken before update on decision_credit for each row
    when (new.live and not old.live) execute function decision_credit_overtaken();

-- Nobody signs that the text is wrong without saying so, and which file was meant.
create function decision_instead_said() returns trigger language plpgsql as $$
begin
    if not exists (select from decision_instead x join decision_credit c on c.decision_id = x.decision_id and c.credit_id = x.credit_id
                   where x.decision_id = new.decision_id) then
        raise exception 'decision: does not say which file the credit is for' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger decision_instead_said after insert on decision deferrable initially deferred for each row
    when (new.kind = 'MATCH_CREDIT' and new.answers = 'CREDIT_QUESTIONED' and new.reverses is null) execute function decision_instead_said();

-- At the end what is done counts, and what was taken back does not.
create function decision_instead_ended() returns trigger language plpgsql as $$
begin
    if exists (select from decision_instead x where x.decision_id = new.decision_id and x.live <> (new.state = 'DONE')) then
        raise exception 'decision: done and does not count, or taken back and counts still' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger decision_instead_ended after update on decision deferrable initially deferred for each row
    when (new.kind = 'MATCH_CREDIT' and new.reverses is null and new.state in ('DONE', 'UNDONE') and new.state <> old.state) execute function decision_instead_ended();

-- Whoever sees that a text names a file sees that it does not count for it; not for which it does.
grant select (credit_id, live) on decision_instead to songtor_reader;
alter table decision_instead enable row level security;
create policy own on decision_instead for select to songtor_reader
    using (current_setting('songtor.operator', true) = 'true'
        or live and (exists (select from credit_reference r where r.credit_id = decision_instead.credit_id)
                     or exists (select from credit_repair m where m.credit_id = decision_instead.credit_id)
                     or exists (select from decision_credit c where c.credit_id = decision_instead.credit_id)));

-- As before (V12), but where people say what a credit pays instead of what its text names.
create or replace function credits_of(file bigint) returns table (credit_id bigint) language sql stable as $$
    select c.credit_id
        from agency_file f
            join credit_reference r on r.reference = f.reference
            join credit c on c.credit_id = r.credit_id and c.agency = f.agency
        where f.file_id = file and not exists (select from decision_instead x where x.credit_id = c.credit_id and x.live)
    union all
    select m.credit_id from credit_repair m
        where m.file_id = file and not exists (select from decision_instead x where x.credit_id = m.credit_id and x.live)
    union all
    select d.credit_id from decision_credit d where d.file_id = file and d.live
$$;
create or replace function files_of(credit bigint) returns table (file_id bigint) language sql stable as $$
    select f.file_id
        from credit c
            join credit_reference r on r.credit_id = c.credit_id
            join agency_file f on f.reference = r.reference and f.agency = c.agency
        where c.credit_id = credit and not exists (select from decision_instead x where x.credit_id = credit and x.live)
    union all
    select m.file_id from credit_repair m
        where m.credit_id = credit and not exists (select from decision_instead x where x.credit_id = credit and x.live)
    union all
    select d.file_id from decision_credit d where d.credit_id = credit and d.live
$$;

-- As before (V46), of the same.
create or replace function named_with(file bigint) returns table (file_id bigint) language sql stable as $$
    with mine as materialized (
        select distinct n.credit_id, exists (select from decision_instead x where x.credit_id = n.credit_id and x.live) as instead from credits_of(file) n)
    select f.file_id
    from (select distinct r.reference, c.agency
          from mine m join credit c on c.credit_id = m.credit_id join credit_reference r on r.credit_id = m.credit_id
          where not m.instead) said
        join agency_file f on f.reference = said.reference and f.agency = said.agency
    union
    select x.file_id from mine m join credit_repair x on x.credit_id = m.credit_id where not m.instead
    union
    select d.file_id from mine m join decision_credit d on d.credit_id = m.credit_id and d.live
$$;

-- Files that a credit's text names, or that were made out of it, whatever people say that it pays.
create function files_in_text(credit bigint) returns table (file_id bigint) language sql stable as $$
    select f.file_id
        from credit c
            join credit_reference r on r.credit_id = c.credit_id
            join agency_file f on f.reference = r.reference and f.agency = c.agency
        where c.credit_id = credit
    union
    select m.file_id from credit_repair m where m.credit_id = credit
$$;

-- As before (V68), and a question that an operator asked is asked until people decide.
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
            and not exists (select from review_item o join decision d on d.item_id = o.item_id
                            where o.subject = i.subject and d.state = 'DONE' and d.reverses is null
                                and (d.kind = 'NOT_OURS' or d.answers = i.label and d.until_at > now()))
        when i.label = 'DECISION_CONTRADICTED' and i.subject ~ '^credit:[0-9]{1,18}$' then
            exists (select from credit_candidate c where c.credit_id = split_part(i.subject, ':', 2)::bigint and c.sure)
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
