-- What people and programs may say to the database moves no money and ends no question: the rest of what SQL still allowed.

-- Whether a posting is nothing together was noted in a setting (V15), so that it was not added up once for each of its entries; whoever set that setting was not asked. There is
-- no note now. What one statement enters is nothing together in each posting, fund, batch, scheme and month at once: so is what was entered before it, and their sum. It is added
-- up from the statement's own rows, and no table is read. At the end of the transaction each posting is added up from the table once, as before (V65).
drop trigger posting_entry_unseen on posting_entry;
drop function posting_unseen();
drop trigger posting_entry_is_zero on posting_entry;
create function posting_entry_is_zero() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
    wrong bigint;
begin
    if exists (select from (select distinct posting_id from entered) e where not exists (select from posting p where p.posting_id = e.posting_id)) then
        raise exception 'posting_entry: no such posting' using errcode = '23503';
    end if;
    select min(p.posting_id) into wrong
    from (select e.posting_id from entered e group by e.posting_id, e.fund_id, e.batch_id, e.scheme, e.own_period having sum(e.satang) <> 0) p;
    if wrong is not null then
        raise exception 'posting: the accounts of posting % are not nothing together in each of its batches, schemes and months', wrong using errcode = '23514';
    end if;
    return null;
end $$;
create trigger posting_entry_is_zero after insert on posting_entry referencing new table as entered
    for each statement execute function posting_entry_is_zero();

-- Always by index: the plan is kept, and was made when the table was small.
create or replace function posting_is_zero() returns trigger language plpgsql
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    whole boolean;
begin
    select bool_and(p.satang = 0) into whole
    from (select sum(e.satang) as satang from posting_entry e where e.posting_id = new.posting_id group by e.fund_id, e.batch_id, e.scheme, e.own_period) p;
    if not whole or whole is null and not exists (select from line_label where posting_id = new.posting_id) then
        raise exception 'posting: the accounts of posting % are not nothing together in each of its batches, schemes and months', new.posting_id using errcode = '23514';
    end if;
    return null;
end $$;

-- What contradicts people who said of a credit that it is nobody's is surely meant by all that is known; a candidate may be. Matching writes both, and only it knew which
-- was which, so such a question could be ended while it was so still.
alter table credit_candidate add column sure boolean not null default false;
update credit_candidate c set sure = true
where exists (select from review_item i where i.label = 'DECISION_CONTRADICTED' and i.subject = 'credit:' || c.credit_id and i.closed_at is null);

-- As before (V59), and of such a credit: it would surely pay a file, people say still that it is nobody's, and nobody waits.
create or replace function asks_still(i review_item) returns boolean language sql stable as $$
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

-- When held money goes on by itself, as the settings say it, written when a program starts like offices and tiers (V45): each scheme's window in each fund's rules. Of both
-- months and days are both inside, not over New Year.
create table hold_window (
    window_id   bigint      generated always as identity primary key,
    fund_id     text        not null references fund,
    scheme      text        not null,
    -- First and last day of the rules, both in them.
    from_on     date        not null,
    until_on    date,
    opens       text        not null check (opens ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
    closes      text        not null check (closes ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
    written_at  timestamptz not null default now(),
    closed_at   timestamptz,
    check (opens <= closes)
);
create index hold_window_fund on hold_window (fund_id, scheme) where closed_at is null;
create trigger hold_window_guard before update or delete on hold_window for each row execute function written_by_settings();
create trigger hold_window_no_truncate before truncate on hold_window for each statement execute function forbid_change();
alter table hold_window enable row level security;

-- Whether a day is one of the last three of the window: nobody's signature is waited for any more (org.songtor.held.ForwardingDay says the same).
create function waits_no_more(of_fund text, of_scheme text, on_day date) returns boolean language sql stable as $$
    select exists (select from hold_window w
                   where w.fund_id = of_fund and w.scheme = of_scheme and w.closed_at is null and w.from_on <= on_day and (w.until_on is null or w.until_on >= on_day)
                       and to_char(on_day, 'MM-DD') between w.opens and w.closes
                       and to_char(on_day + 3, 'YYYY-MM-DD') > to_char(on_day, 'YYYY-') || w.closes)
$$;

-- As before (V57), and an order lapses on those days only.
create or replace function held_order_who() returns trigger language plpgsql as $$
declare
    missing text;
    scheduled boolean := new.proposed_by = 'songtor' and new.kind = 'RELEASE';
begin
    if tg_op = 'INSERT' then
        if not scheduled and not decides_today(new.fund_id, new.proposed_by) then
            raise exception 'held_order: % is not in office, or decides nothing', new.proposed_by using errcode = '23514';
        end if;
    elsif new.state = 'LAPSED' then
        if new.ended_by is distinct from 'songtor' then
            raise exception 'held_order: lapses by itself, not by %', new.ended_by using errcode = '23514';
        end if;
        if not waits_no_more(new.fund_id, new.scheme, here_today()) then
            raise exception 'held_order: lapses on the last days of its window, and not today' using errcode = '23514';
        end if;
    elsif new.state = 'WITHDRAWN' then
        if new.ended_by is distinct from new.proposed_by or office_role(new.fund_id, new.ended_by, here_today()) is null then
            raise exception 'held_order: is withdrawn by who proposed it, in office' using errcode = '23514';
        end if;
    elsif new.state = 'SENT_BACK' then
        if not decides_today(new.fund_id, new.ended_by) or person_of(new.ended_by) = person_of(new.proposed_by) then
            raise exception 'held_order: is sent back by another in office who may sign, not by %', new.ended_by using errcode = '23514';
        end if;
    elsif scheduled then
        if new.ended_by is distinct from 'songtor' then
            raise exception 'held_order: the schedule is nobody''s' using errcode = '23514';
        end if;
    else
        if not decides_today(new.fund_id, new.ended_by) then
            raise exception 'held_order: % is not in office, or decides nothing', new.ended_by using errcode = '23514';
        end if;
        select signatures_missing(new.fund_id, new.satang, here_today(), array_agg(s.login), array_agg(s.role), array_agg((s.at at time zone 'Asia/Bangkok')::date))
            into missing
            from (select new.proposed_by, (select o.role from office o where o.fund_id = new.fund_id and o.login = new.proposed_by and o.closed_at is null), new.proposed_at
                  union all
                  select a.officer, a.role, a.at from held_approval a where a.order_id = new.order_id) s (login, role, at);
        if missing is not null then
            raise exception 'held_order: signatures do not suffice: %', missing using errcode = '23514';
        end if;
    end if;
    return new;
end $$;
