-- Done is what was done, and over what is over, whoever says so: at the end of the transaction that writes either. Rows of before stay as they are.

-- What of a decision that is called done is not there; nothing where all of it is. Of a line in a file the decision counts and the file is looked at anew in a moment; of one
-- in no file the label says it. What is about no line ends its item. Who only asks moves nothing, and where money was moved before leaves that as it is.
create function left_undone(d decision) returns text language sql stable as $$
    select case
        -- V44 and V49 ask of these.
        when d.reverses is not null or d.answers in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER') then null
        when d.kind in ('ASK_AGENCY', 'WAIT_UNTIL') then (
            select 'line ' || min(x.line_id) || ' does not wait'
            from decision_line x
            where x.decision_id = d.decision_id and not x.live
                and exists (select from file_line fl where fl.line_id = x.line_id and fl.live)
                and not exists (select from decision_line y
                                    join decision_line o on o.line_id = y.line_id and o.live
                                    join decision e on e.decision_id = o.decision_id and e.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                                where y.decision_id = d.decision_id)
            having count(*) > 0)
        when d.answers = 'FILE_OVER' then case
            when not exists (select from decision_excess x
                                 join outbox o on o.topic = 'reconcile' and o.subject = x.file_id and (o.due_at <= now() or o.rings > 0 or o.failures > 0)
                             where x.decision_id = d.decision_id and x.live and x.satang = d.satang)
                and not exists (select from decision_credit x where x.decision_id = d.decision_id and x.live) then 'the money of its file is as it was' end
        when d.kind = 'MATCH_CREDIT' then case
            when coalesce((select bool_and(x.live) from decision_credit x where x.decision_id = d.decision_id), false) then null
            else 'the credit is nobody''s still' end
        when exists (select from decision_line x where x.decision_id = d.decision_id) then (
            select 'line ' || min(x.line_id) || ' is as it was'
            from decision_line x
                join line l on l.line_id = x.line_id
                cross join lateral current_label(l.line_id, l.first_label) now
                cross join lateral (select exists (select from file_line fl where fl.line_id = x.line_id and fl.live) as yes) in_file
            where x.decision_id = d.decision_id
                and not case
                    when in_file.yes then x.live and follows_soon(x.line_id)
                    when d.kind = 'PASS_ON' then now.label <> 'HELD_FOR_REVIEW'
                        and exists (select from outbox o where o.topic = 'dispatch' and o.subject = l.batch_id)
                    else x.part <> 'ASKED' or now.label = label_by(d.kind, x.part) end
            having count(*) > 0)
        when exists (select from review_item i where i.item_id = d.item_id and i.closed_at is null) then 'item ' || d.item_id || ' asks still' end
$$;

-- What went again is in a correcting batch of each batch that it came in.
create function not_sent_again(d decision) returns text language sql stable as $$
    select 'line ' || min(x.line_id) || ' is in no correcting batch'
    from decision_line x join line l on l.line_id = x.line_id
    where x.decision_id = d.decision_id and x.part = 'ASKED' and d.kind = 'RESUBMIT' and d.reverses is null
        and not exists (select from decision_batch c join batch b on b.batch_id = c.batch_id where c.decision_id = d.decision_id and b.corrects = l.batch_id)
    having count(*) > 0
$$;

-- Beside what V44 asks of it (decision_ended).
create function decision_carried_out() returns trigger language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    undone text;
begin
    select coalesce(left_undone(d), not_sent_again(d)) into undone from decision d where d.decision_id = new.decision_id and d.state = 'DONE';
    if undone is not null then
        raise exception 'decision: % is not done where nothing was: %', new.decision_id, undone using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger decision_carried_out after update on decision deferrable initially deferred for each row
    when (new.state = 'DONE' and old.state <> new.state) execute function decision_carried_out();

-- The same of an order about held money: all of it moved.
create function held_order_carried_out() returns trigger language plpgsql as $$
begin
    if exists (select from held_order o
               where o.order_id = new.order_id and o.state = 'DONE'
                   and (select (count(*), coalesce(sum(e.satang), 0)) from held_entry e where e.order_id = o.order_id) is distinct from (o.lines::bigint, o.satang::numeric)) then
        raise exception 'held_order: % is not done where not all of it moved', new.order_id using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger held_order_carried_out after update on held_order deferrable initially deferred for each row
    when (new.state = 'DONE' and old.state <> new.state) execute function held_order_carried_out();

-- What ends a line for good (org.songtor.model.Label.Need.NOTHING).
create function labels_of_ended() returns text[] language sql immutable parallel safe as $$
    select array['SETTLED', 'FORWARDED', 'RETURNED', 'RESUBMITTED', 'FIRST_STANDS', 'AMOUNT_ACCEPTED', 'WRITTEN_OFF', 'MERGED', 'NOT_OURS']
$$;

-- Whether people decided what an item asks, and moved money, since it asks.
create function item_decided(i review_item) returns boolean language sql stable as $$
    select exists (select from decision d
                   where d.item_id = i.item_id and d.state = 'DONE' and d.reverses is null and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                       and d.ended_at >= greatest(i.opened_at, i.reopened_at))
$$;

-- Whether what an item asks about, and no line tells, is so still. What the program judges by settings and matching is asked of what it writes down with that: an expectation's
-- state, a credit's candidates and files, a statement that was taken in the same transaction. Where that does not say it (of a credit that contradicts what people said) it may
-- be over: whoever applies a statement is never refused for what he was right to close.
create function asks_still(i review_item) returns boolean language sql stable as $$
    select case
        when i.label in ('ARRIVAL_REJECTED', 'BOOKED_NEVER_SENT', 'CREDIT_TAKEN_BACK') then true
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

-- Of what is held for members, which no line is called: it is held still, and nobody else is asked about it.
create function holds_still(i review_item) returns boolean language sql stable as $$
    select exists (select from held_of(array(select x.line_id from review_item_line x where x.item_id = i.item_id)) h
                   where h.satang <> 0 and (h.satang > 0) = (i.label = 'HELD_FOR_MEMBER') and h.label = any(labels_of_ended()) and held_stands(h.line_id)
                       and exists (select from file_line fl where fl.line_id = h.line_id and fl.live) and not follows_soon(h.line_id)
                       and not exists (select from review_item_line y join review_item o on o.item_id = y.item_id
                                       where y.line_id = h.line_id and o.label = i.label and o.closed_at is null))
$$;

-- As before (V52.1), but also of items without lines, and of what is held for members. One question more of an item that has lines, by its key.
create or replace function review_item_over() returns trigger language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from review_item i
                   join review_item_line x on x.item_id = i.item_id
                   join line l on l.line_id = x.line_id
                   cross join lateral current_label(l.line_id, l.first_label) now
               where i.item_id = new.item_id and i.closed_at is not null and now.label = i.label and not asked_or_answered(l.line_id, now.label)) then
        raise exception 'review_item: item % is asked still, of lines that nobody decided about', new.item_id using errcode = '23514';
    end if;
    if new.label in ('HELD_FOR_MEMBER', 'OWED_BY_MEMBER') then
        if exists (select from review_item i where i.item_id = new.item_id and i.closed_at is not null and holds_still(i)) then
            raise exception 'review_item: item % is asked still, of what is held and nobody decided about', new.item_id using errcode = '23514';
        end if;
    elsif not exists (select from review_item_line x where x.item_id = new.item_id)
        and exists (select from review_item i where i.item_id = new.item_id and i.closed_at is not null and not item_decided(i) and asks_still(i)) then
        raise exception 'review_item: item % is asked still, and nobody decided about it', new.item_id using errcode = '23514';
    end if;
    return null;
end $$;
