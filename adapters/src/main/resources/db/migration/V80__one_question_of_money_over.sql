-- What credits paid too much of files that they pay together is one question: of all these files that are one fund's, and of all of them that are of many funds. It is asked in
-- the item of the first of them.

-- In the item of which file is asked what a file has over, and with which it is asked about there; for who sees all of the file, as excess() has it.
create function asked_over_with(file bigint) returns table (file_id bigint) language sql stable security definer set search_path = public, pg_temp as $$
    select k.file_id
    from agency_file f cross join lateral connected_files(f.file_id) k
    where f.file_id = file and k.fund_id is not distinct from f.fund_id
        and not exists (select from file_share s where s.file_id = file and hidden(s.fund_id))
        and not exists (select from file_share s where s.file_id = k.file_id and hidden(s.fund_id))
$$;
create function asked_over_in(file bigint) returns bigint language sql stable as $$
    select min(w.file_id) from asked_over_with(file) w
$$;

-- What came for files: where they are all that are paid together what came for those, else what names these alone. Nothing where that is not to be seen.
create function came_for(files bigint[]) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    select case
        when exists (select from file_share s where s.file_id = any(files) and hidden(s.fund_id)) then null
        when not exists (select from all_connected(files) k where k.file_id <> all(files))
            then (select sum(t.satang)
                  from (select distinct on (o.first) m.gained - m.ended as satang
                        from (select f, (select min(k.file_id) from connected_files(f) k) as first from unnest(files) f) o cross join lateral sums_of(o.f) m
                        order by o.first) t)::bigint
        else (select coalesce(sum(c.satang), 0)
              from (select distinct n.credit_id from unnest(files) f cross join lateral credits_of(f) n) own join credit c on c.credit_id = own.credit_id
              where not exists (select from files_of(own.credit_id) k where k.file_id <> all(files)))::bigint end
$$;

-- Whether a file is looked at anew in a moment; and whether any of its lines says what it has over, or waits about that.
create function looked_at_soon(file bigint) returns boolean language sql stable as $$
    select exists (select from outbox o where o.topic = 'reconcile' and o.subject = file and (o.due_at <= now() or o.rings > 0 or o.failures > 0))
$$;
create function lines_say_over(file bigint) returns boolean language sql stable as $$
    select exists (select from file_line fl
                       join line l on l.line_id = fl.line_id
                       cross join lateral current_label(l.line_id, l.first_label) now
                       left join decision_line x on x.line_id = l.line_id and x.live
                       left join decision d on d.decision_id = x.decision_id
                   where fl.file_id = file and fl.live and (now.label = 'FILE_OVER' or d.answers = 'FILE_OVER' and now.label = label_by(d.kind, x.part)))
$$;
revoke execute on function looked_at_soon(bigint), lines_say_over(bigint) from public;

-- As before (V73), and of money over the files that are asked about together; another than the first of them asks nothing.
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
            asked_over_in(i.file_id) = i.file_id and over_of(i.file_id) > 0
            and exists (select from asked_over_with(i.file_id) w where left_of(w.file_id) > 0)
            and not exists (select from asked_over_with(i.file_id) w where looked_at_soon(w.file_id) or lines_say_over(w.file_id))
        when i.subject ~ '^line:[0-9]{1,18}$' then
            exists (select from line l cross join lateral current_label(l.line_id, l.first_label) now
                    where l.line_id = split_part(i.subject, ':', 2)::bigint and now.label = i.label and not asked_or_answered(l.line_id, now.label))
        else false end
$$;

-- As before (V44), but of all lines of its item, which are of several files.
create or replace function line_ceases_now(d decision, of_line bigint, part text) returns boolean language sql stable as $$
    select d.state = 'UNDONE'
        or d.kind in ('RESUBMIT', 'PAID_BACK') and not went_again(of_line)
        or exists (select from decision_line x join decision e on e.decision_id = x.decision_id
                   where x.line_id = of_line and e.decision_id <> d.decision_id and e.state = 'DONE' and e.ended_at = now() and e.reverses is null
                       and (d.kind in ('ASK_AGENCY', 'WAIT_UNTIL')
                           or e.kind in ('PAID_BACK', 'FIRST_STANDS') and (d.kind = 'RESUBMIT' or d.kind = 'FIRST_STANDS' and part <> 'STANDS')))
        or d.kind in ('ASK_AGENCY', 'WAIT_UNTIL') and d.answers = 'FILE_OVER'
            and exists (select from review_item_line y
                            join review_item i on i.item_id = y.item_id and i.label = 'FILE_OVER'
                            join decision e on e.item_id = i.item_id
                        where y.line_id = of_line and e.state = 'DONE' and e.ended_at = now() and e.reverses is null)
$$;

-- As in V44: the item asks about all of them itself.
create or replace function decision_line_signed() returns trigger language plpgsql as $$
declare
    d decision;
begin
    if tg_op = 'UPDATE' and new.live = old.live then
        return new;
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'decision_line: is written with the proposal, before anybody signs' using errcode = '23514';
        end if;
        if new.part = 'ASKED' and not exists (select from review_item_line x where x.item_id = d.item_id and x.line_id = new.line_id) then
            raise exception 'decision_line: the item does not ask about it' using errcode = '23514';
        end if;
    elsif new.live and not line_counts_now(d, new.line_id, new.part) then
        raise exception 'decision_line: counts from when its decision is done' using errcode = '23514';
    elsif not new.live and not line_ceases_now(d, new.line_id, new.part) then
        raise exception 'decision_line: counts until people take it back' using errcode = '23514';
    end if;
    return new;
end $$;
drop function asked_beside(decision, bigint);

-- Files of which such an item stands open and that are paid with others are looked at once more: the first one's asks about all of them, and what stood beside it goes on there.
insert into outbox (topic, subject)
select distinct 'reconcile', k.file_id
from review_item i cross join lateral connected_files(i.file_id) k
where i.label = 'FILE_OVER' and i.closed_at is null and i.file_id is not null
    and exists (select from connected_files(i.file_id) o where o.file_id <> i.file_id)
order by k.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
