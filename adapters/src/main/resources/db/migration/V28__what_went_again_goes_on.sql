-- What people send again is the other line's from the moment that intake takes that over: whatever becomes of its money is decided there, and never about the first
-- line a second time.

-- As before (V13), but a line of the correcting batch that was returned, written off or is not ours ended this money: the decision is not taken back after
-- that, or it would be given back twice. So it is with a line that intake refused, where people ended it.
create or replace function decision_goes_on(decision bigint) returns boolean language sql stable as $$
    select exists (select from decision_batch c
                       join batch b on b.batch_id = c.batch_id
                   where c.decision_id = decision
                       and (b.state = 'RECEIVED'
                           or exists (select from line l where l.batch_id = b.batch_id and not l.refused)
                           or exists (select from line l cross join lateral current_label(l.line_id, l.first_label) now
                                      where l.batch_id = b.batch_id and l.refused and now.label <> l.first_label)))
$$;

-- Which decisions a line has, whether they count or not.
create index decision_line_line on decision_line (line_id);

-- The agency has the first line after all, and people say that it paid back what it had twice.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
    check (kind in ('RESUBMIT', 'ACCEPT_AGENCY_AMOUNT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE', 'PAID_BACK', 'NOT_OURS', 'MATCH_CREDIT', 'PASS_ON',
                    'ASK_AGENCY', 'WAIT_UNTIL'));

-- As before (V11), and: of a line that went again and goes on nothing else is decided but that it was paid back, and that of no other line. Where people take this
-- back, the earlier decision to send it again counts again, although the agency booked the line since.
create or replace function decision_line_guard() returns trigger language plpgsql as $$
declare d decision;
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.line_id, new.booked) is distinct from (old.decision_id, old.line_id, old.booked) then
        raise exception 'decision_line: what was proposed does not change' using errcode = '23514';
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if not exists (select from line l where l.line_id = new.line_id and l.fund_id = d.fund_id) then
        raise exception 'decision_line: of another fund' using errcode = '23514';
    end if;
    if new.live and (d.state <> 'DONE' or d.reverses is not null) then
        raise exception 'decision_line: counts once the decision is done' using errcode = '23514';
    end if;
    if new.live and d.kind = 'RESUBMIT' and (
        exists (select from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                where fl.line_id = new.line_id and a.verdict in ('BOOKED', 'DUPLICATE'))
        or not exists (select from file_line fl
                       where fl.line_id = new.line_id
                           and (exists (select from answer_line a where a.file_id = fl.file_id and a.position = fl.position)
                               or exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'FILE_REFUSED')
                                   and not exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'PROCESSED'))))
       and not exists (select from decision_line x join decision e on e.decision_id = x.decision_id
                       where x.line_id = new.line_id and e.kind = 'PAID_BACK' and e.state = 'UNDONE' and e.decision_id > new.decision_id) then
        raise exception 'decision_line: was booked, or not refused: it would be paid twice' using errcode = '23514';
    end if;
    if new.live and d.kind not in ('RESUBMIT', 'ASK_AGENCY', 'WAIT_UNTIL')
       and (d.kind = 'PAID_BACK') <> exists (select from decision_line x join decision e on e.decision_id = x.decision_id
                                             where x.line_id = new.line_id and e.kind = 'RESUBMIT' and e.state = 'DONE' and e.reverses is null
                                                 and decision_goes_on(e.decision_id)) then
        raise exception 'decision_line: went again, and its money is the other line''s; or was paid back, and did not go again' using errcode = '23514';
    end if;
    return new;
end $$;

-- As before (V14), but what went again and is booked after all stands where its money went: with the other line. What the agency has beside it nobody collected.
create or replace function account_of(label text, gone boolean, booked boolean, settled boolean) returns money_account language sql immutable as $$
    select case label
        when 'WAITING' then case when booked then money_account 'ACCEPTED' when gone then 'SENT' else 'TO_SEND' end
        when 'SETTLED' then 'SETTLED'
        when 'LATE' then 'SETTLED'
        when 'REFUSED_AT_INTAKE' then 'REFUSED'
        when 'HELD_FOR_REVIEW' then 'INTAKE'
        when 'HELD_IN_TRUST' then 'HELD'
        when 'FORWARDED' then 'FORWARDED'
        when 'RESUBMITTED' then 'RESUBMITTED'
        when 'BOOKED_AFTER_ALL' then 'RESUBMITTED'
        when 'RETURNED' then 'RETURNED'
        when 'WRITTEN_OFF' then 'WRITTEN_OFF'
        when 'NOT_OURS' then 'NOT_OURS'
        when 'MERGED' then 'MEMBER_CREDIT'
        when 'AMOUNT_ACCEPTED' then case when settled then money_account 'SETTLED' else 'ACCEPTED' end
        when 'REFUSED_BY_AGENCY' then 'AT_RISK'
        when 'NOT_ELIGIBLE' then 'AT_RISK'
        when 'AMOUNT_MISMATCH' then 'AT_RISK'
        when 'ALREADY_PAID' then 'AT_RISK'
        when 'BOOKED_TWICE' then 'AT_RISK'
        when 'WRONG_REFERENCE' then 'AT_RISK'
        when 'SERVICE_CODE_SWAPPED' then 'AT_RISK'
        when 'WRONG_BILLER' then 'AT_RISK'
        when 'DATE_DIFFERS' then 'AT_RISK'
        when 'CANCEL_INELIGIBLE' then 'AT_RISK'
        when 'NEVER_ANSWERED' then 'AT_RISK'
        when 'FILE_REFUSED' then 'AT_RISK'
        when 'UNDELIVERED' then 'AT_RISK'
        when 'FILE_SHORT' then 'AT_RISK'
        when 'FILE_OVER' then 'AT_RISK'
        when 'NEVER_PAID' then 'AT_RISK'
        when 'DECISION_CONTRADICTED' then 'AT_RISK'
        when 'ASKED_AGENCY' then 'AT_RISK'
        when 'WAITING_UNTIL' then 'AT_RISK'
        end
$$;

-- What went again before is looked at once more: it may have been called contradicted, or refused a second time.
insert into outbox (topic, subject)
select distinct 'reconcile', fl.file_id
from decision_line x
    join decision d on d.decision_id = x.decision_id and d.kind = 'RESUBMIT'
    join file_line fl on fl.line_id = x.line_id and fl.live
    join line l on l.line_id = x.line_id
    cross join lateral current_label(l.line_id, l.first_label) now
where x.live and now.label <> 'RESUBMITTED'
order by fl.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
