-- What the desk refuses the tables refuse, where money is at stake: whoever writes.

-- Which decisions answer which label, as org.songtor.review.Decidable.kinds says; none for a label that asks nobody.
create function kinds_for(label text) returns text[] language sql immutable parallel safe as $$
    select case
        when label = 'REFUSED_AT_INTAKE' then array['RETURN_TO_MEMBER', 'WRITE_OFF']
        when label = 'HELD_FOR_REVIEW' then array['PASS_ON', 'RETURN_TO_MEMBER', 'WAIT_UNTIL']
        when label in ('FILE_REFUSED', 'REFUSED_BY_AGENCY', 'NOT_ELIGIBLE') then
            array['RESUBMIT', 'ASK_AGENCY', 'RETURN_TO_MEMBER', 'ACCEPT_AGENCY_AMOUNT', 'FIRST_STANDS', 'WAIT_UNTIL', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'AMOUNT_MISMATCH' then array['ACCEPT_AGENCY_AMOUNT', 'ASK_AGENCY', 'WAIT_UNTIL', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'ALREADY_PAID' then
            array['MERGE_DUPLICATE', 'RETURN_TO_MEMBER', 'ASK_AGENCY', 'FIRST_STANDS', 'ACCEPT_AGENCY_AMOUNT', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label in ('BOOKED_TWICE', 'LATE') then array['ASK_AGENCY', 'ACCEPT_AGENCY_AMOUNT', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label in ('WRONG_REFERENCE', 'SERVICE_CODE_SWAPPED', 'WRONG_BILLER', 'DATE_DIFFERS', 'CANCEL_INELIGIBLE') then
            array['ASK_AGENCY', 'ACCEPT_AGENCY_AMOUNT', 'FIRST_STANDS', 'WAIT_UNTIL', 'RESUBMIT', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'NEVER_ANSWERED' then array['ASK_AGENCY', 'WAIT_UNTIL', 'RETURN_TO_MEMBER']
        when label = 'UNDELIVERED' then array['ASK_AGENCY', 'WAIT_UNTIL', 'RETURN_TO_MEMBER', 'RESUBMIT']
        when label = 'DECISION_CONTRADICTED' then array['ASK_AGENCY', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label = 'SILENT_AGENCY' then array['ASK_AGENCY', 'WAIT_UNTIL']
        when label = 'BOOKED_AFTER_ALL' then array['ASK_AGENCY', 'PAID_BACK', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label in ('FILE_SHORT', 'NEVER_PAID') then array['WAIT_UNTIL', 'ASK_AGENCY', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'FILE_OVER' then array['ASK_AGENCY', 'PAID_BACK', 'MATCH_CREDIT', 'WAIT_UNTIL', 'WRITE_OFF']
        when label in ('BOOKED_NEVER_SENT', 'ARRIVAL_REJECTED') then array['NOT_OURS', 'ASK_AGENCY', 'WAIT_UNTIL']
        when label in ('CREDIT_WITHOUT_FILE', 'CREDIT_UNSURE') then array['MATCH_CREDIT', 'NOT_OURS', 'ASK_AGENCY', 'WAIT_UNTIL']
        when label = 'CREDIT_QUESTIONED' then array['MATCH_CREDIT', 'ASK_AGENCY', 'WAIT_UNTIL']
        when label = 'CREDIT_TAKEN_BACK' then array['ASK_AGENCY', 'MATCH_DEBIT', 'WAIT_UNTIL', 'NOT_OURS', 'WRITE_OFF']
        when label in ('MISSING_FROM_BATCH', 'BATCH_NOT_COME') then array['WAIT_UNTIL', 'WRITE_OFF']
        when label = 'HELD_FOR_MEMBER' then array['RETURN_TO_MEMBER', 'WAIT_UNTIL']
        when label = 'OWED_BY_MEMBER' then array['MEMBER_PAID', 'WRITE_OFF', 'WAIT_UNTIL']
        when label in ('STATEMENT_MISSING', 'STATEMENT_EMPTY', 'STATEMENT_WRONG_DAY', 'STATEMENT_GAP') then array['ASK_AGENCY', 'WAIT_UNTIL', 'WRITE_OFF']
        when label in ('WORK_STOPPED', 'MISSED_CUTOFF') then array['WAIT_UNTIL']
        else array[]::text[] end
$$;

-- A decision answers what its item asks, and who waits waits no longer than a year and the day in which he says so. What takes back repeats what was decided (V44).
create function decision_answers() returns trigger language plpgsql as $$
begin
    if new.reverses is not null then
        return new;
    end if;
    if not new.kind = any(kinds_for(new.answers)) or not exists (select from review_item i where i.item_id = new.item_id and i.label = new.answers) then
        raise exception 'decision: % does not answer what item % asks', new.kind, new.item_id using errcode = '23514';
    end if;
    if new.until_at > now() + interval '367 days' then
        raise exception 'decision: nobody waits longer than a year' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_answers before insert on decision for each row execute function decision_answers();

-- What an item asks, and of what, stays: a decision answers that.
create trigger review_item_asks_the_same before update of label, subject on review_item for each row
    when ((new.label, new.subject) is distinct from (old.label, old.subject)) execute function forbid_change();

-- Whether a decision gives away, or gives up, what the agency may have booked, as org.songtor.review.Decidable.givesAway says.
create function gives_away(label text, kind text) returns boolean language sql immutable parallel safe as $$
    select kind in ('RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'WRITE_OFF')
        and label in ('REFUSED_BY_AGENCY', 'NOT_ELIGIBLE', 'FILE_REFUSED', 'ALREADY_PAID', 'NEVER_ANSWERED', 'UNDELIVERED', 'AMOUNT_MISMATCH', 'WRONG_REFERENCE',
                      'SERVICE_CODE_SWAPPED', 'WRONG_BILLER', 'DATE_DIFFERS', 'CANCEL_INELIGIBLE')
$$;

-- One of these lines that a decision would give away though the agency booked it, by what it answers and by what the line is called; nothing where there is none, or where it
-- takes back. Lines are looked up by their keys, and only where a decision of these kinds is about them.
create function given_away_booked(of_decision bigint, lines bigint[]) returns bigint language sql stable
    set enable_seqscan = off set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off as $$
    select min(l.line_id)
    from decision d
        join line l on l.line_id = any(lines)
        cross join lateral current_label(l.line_id, l.first_label) now
    where d.decision_id = of_decision and d.reverses is null and d.kind in ('RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'WRITE_OFF')
        and (gives_away(d.answers, d.kind) or gives_away(now.label, d.kind)) and booked_of_line(l.line_id) > 0
$$;

create function refuse_given_away(of_decision bigint, lines bigint[]) returns void language plpgsql as $$
declare
    booked bigint := given_away_booked(of_decision, lines);
begin
    if booked is not null then
        raise exception 'decision_line: the agency booked line %: it is not given away', booked using errcode = '23514', constraint = 'changed_meanwhile';
    end if;
end $$;

-- An amount that may be accepted of a line is one that an answer booked, as org.songtor.review.Decidable.takes says; of what is booked with another amount also that nothing is.
create function may_be_accepted(label text, of_line bigint, sent bigint, amount bigint) returns boolean language sql stable as $$
    select amount = any(coalesce(array_agg(s.satang), array[0::bigint]))
        and case label
            when 'AMOUNT_MISMATCH' then true
            when 'BOOKED_TWICE' then amount <= sent
            when 'LATE' then amount = sent
            else amount > 0 and (amount <= sent or not coalesce(bool_or(s.bookings > 1) filter (where s.together), false)) end
    from (select sum(b.satang)::bigint as satang, grouping(b.number) = 1 as together, count(*) as bookings
          from bookings_of_line(of_line) b
          group by grouping sets ((b.arrival_id), (b.arrival_id, b.number))) s
$$;

-- Once a statement, when it is proposed; and once more when a decision begins to count, by what is booked then. What contradicts it later is told by the line's label.
create function decision_line_proposed() returns trigger language plpgsql
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
create trigger decision_line_proposed after insert on decision_line referencing new table as entered
    for each statement execute function decision_line_proposed();

-- Money that is on its way to the agency is decided about by nobody.
create function on_its_way(of_decision bigint, lines bigint[]) returns bigint language sql stable
    set enable_seqscan = off set enable_nestloop = on set enable_hashjoin = off set enable_mergejoin = off as $$
    select min(fl.line_id)
    from decision d
        join file_line fl on fl.line_id = any(lines) and fl.live
        join agency_file f on f.file_id = fl.file_id and f.answered_at is null and f.state in ('FROZEN', 'SIGNED', 'SENT')
    where d.decision_id = of_decision and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') and d.ended_at = now()
$$;

-- The rows before and after are hashed, once a statement: neither has an index.
create function decision_line_counts() returns trigger language plpgsql set enable_nestloop = off set enable_mergejoin = off as $$
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
create trigger decision_line_counts after update on decision_line referencing old table as stood new table as entered
    for each statement execute function decision_line_counts();

-- Nobody signs it either, and it is not approved.
create function decision_given_away() returns trigger language plpgsql as $$
begin
    perform refuse_given_away(new.decision_id, array(select x.line_id from decision_line x where x.decision_id = new.decision_id and x.part = 'ASKED'));
    return new;
end $$;
create trigger decision_approval_given_away before insert on decision_approval for each row execute function decision_given_away();
create trigger decision_given_away before update of state on decision for each row
    when (new.state = 'APPROVED' and old.state = 'PROPOSED' and new.reverses is null) execute function decision_given_away();

-- A person is one however the login is written (V44), also who sends again, brings paper or puts a form to use. Rows of before stay as they are.
alter table layout_activation add constraint layout_activation_two_persons check (person_of(proposed_by) <> person_of(approved_by)) not valid;
alter table delivery_replay_end add constraint delivery_replay_two_persons check (not approved or person_of(proposed_by) <> person_of(ended_by)) not valid;
alter table handover_claim_end add constraint handover_two_persons check (not approved or person_of(proposed_by) <> person_of(ended_by)) not valid;
alter table answer_upload_end add constraint answer_upload_two_persons check (not approved or person_of(uploaded_by) <> person_of(ended_by)) not valid;

-- As before (V20), and what was refused, is held in trust, or is held for review and nobody passed on, is in no file.
create or replace function file_line_has_its_line() returns trigger language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    files bigint[];
    lines bigint[];
    asked bigint[];
    strangers bigint;
    others bigint;
    kept bigint;
begin
    select array_agg(distinct file_id), array_agg(line_id) into files, lines from entered;
    select count(*) filter (where l.line_id is null), count(*) filter (where l.line_id is not null and (s.file_id is null or e.satang <> l.satang)),
        count(*) filter (where l.refused or l.first_label = 'HELD_IN_TRUST'), array_agg(l.line_id) filter (where l.first_label = 'HELD_FOR_REVIEW')
    into strangers, others, kept, asked
    from entered e
        left join (select line_id, fund_id, satang, refused, first_label from line where line_id = any(lines)) l on l.line_id = e.line_id
        left join (select * from file_share where file_id = any(files)) s on s.file_id = e.file_id and s.fund_id = l.fund_id
            and e.position between s.first_position and s.last_position;
    if strangers > 0 or (select count(*) from agency_file where file_id = any(files)) <> cardinality(files) then
        raise exception 'file_line: no such file or line' using errcode = '23503';
    end if;
    if kept > 0 or asked is not null and not passed_on(asked) then
        raise exception 'file_line: a line was refused, or is held and nobody passed it on' using errcode = '23514';
    end if;
    if others > 0 then
        raise exception 'file_line: a line stands in its own fund''s share, with its own money' using errcode = '23514';
    end if;
    return null;
end $$;

-- Whether people passed all of these on.
create function passed_on(lines bigint[]) returns boolean language sql stable set enable_seqscan = off as $$
    select not exists (select from unnest(lines) l (line_id)
                       where not exists (select from decision_line x join decision d on d.decision_id = x.decision_id
                                         where x.line_id = l.line_id and d.kind = 'PASS_ON' and d.state = 'DONE' and d.reverses is null))
$$;

-- As before (V2), and no line leaves its file: its bytes are in it, and in a second file it would be paid twice. What goes again goes as a line of its own.
create or replace function file_line_guard() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or new is distinct from old then
        raise exception 'file_line: money in a file never moves' using errcode = '23514';
    end if;
    return new;
end $$;

-- Nor do all at once, whatever their rows are guarded by.
do $$
declare
    t text;
begin
    foreach t in array array['file_line', 'agency_file', 'review_item', 'review_item_line', 'held_order', 'credit_repair'] loop
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

-- Where a line stands follows from what it is called. What the program's own setting lets through was asked neither that, nor for its posting.
create function stands_as(label text, account money_account) returns boolean language sql immutable as $$
    select account in (account_of(label, false, false, false), account_of(label, true, false, false), account_of(label, true, true, false), account_of(label, true, true, true))
$$;

-- As before (V25), but of rows that write_lines() wrote, or that say so: each stands where its label lets it; moves with a posting of this transaction, of as many lines; and
-- without one stays where the line stood. What the entries of a posting are is not looked up a second time.
create or replace function line_label_follows() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
    written boolean := coalesce(current_setting('songtor.booking', true) = 'true', false);
    wrong boolean := false;
    unmoved boolean := true;
begin
    if written then
        with x as materialized (
            select e.posting_id, e.label, e.account, count(*) as lines, count(*) filter (where e.aside <> 0) as asides from entered e group by e.posting_id, e.label, e.account
        )
        select exists (select from x where stands_as(x.label, x.account) is not true or x.asides > 0 and x.label <> 'AMOUNT_ACCEPTED')
                or exists (select from (select x.posting_id, sum(x.lines) as lines from x where x.posting_id is not null group by x.posting_id) y
                               left join posting p on p.posting_id = y.posting_id
                           where p.lines is distinct from y.lines or p.at <> now()),
            exists (select from x where x.posting_id is null)
            into wrong, unmoved;
    end if;
    if wrong or unmoved and exists (
        select from (select * from entered n where not written or n.posting_id is null) e
            left join line l on l.line_id = e.line_id
            left join line_label p on p.line_id = e.line_id and p.number = e.number - 1
        where e.posting_id is not null or e.number > 1 and p.line_id is null
            or (e.account, e.aside) is distinct from (coalesce(p.account, account_of(l.first_label, false, false, false)), coalesce(p.aside, 0))) then
        raise exception 'line_label: money moves from where it stands, whole, and with its posting' using errcode = '23514';
    end if;
    return null;
end $$;
