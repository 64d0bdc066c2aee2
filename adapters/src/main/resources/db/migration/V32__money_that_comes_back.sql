-- Money that went again and comes back: intake does not take the second line over, or the agency has the first one after all and refuses the second. It is counted
-- where it is, once.

-- Which line carries the money of which earlier one. One row for each line that intake took over of a correcting batch, written when that is checked.
create table carried_line (
    line_id     bigint      primary key references line,
    first_id    bigint      not null references line,
    decision_id bigint      not null references decision,
    check (line_id > first_id),
    unique (first_id, decision_id)
);

-- A correcting batch has a line for each that was decided, in their order. Nothing of one that intake refused whole.
create function lines_of_correction(correcting bigint) returns table (decision_id bigint, first_id bigint, line_id bigint, refused boolean) language sql stable as $$
    select s.decision_id, s.line_id, n.line_id, coalesce(n.refused, true)
    from (select d.decision_id, d.line_id, row_number() over (order by l.line_no) as place
          from decision_batch c join batch b on b.batch_id = c.batch_id
              join decision_line d on d.decision_id = c.decision_id
              join line l on l.line_id = d.line_id and l.batch_id = b.corrects
          where c.batch_id = correcting) s
        left join line n on n.batch_id = correcting and n.line_no = s.place
$$;

-- What intake does not take over did not go: the decision to send it counts no longer for it, nor what people said of it since, and its own evidence asks again.
create function batch_carries() returns trigger language plpgsql as $$
begin
    insert into carried_line (line_id, first_id, decision_id)
    select s.line_id, s.first_id, s.decision_id from lines_of_correction(new.batch_id) s where not s.refused;
    update decision_line d set live = false
    from lines_of_correction(new.batch_id) s, decision e
    where s.refused and d.line_id = s.first_id and d.live and e.decision_id = d.decision_id and e.kind in ('RESUBMIT', 'PAID_BACK');
    return null;
end $$;
create trigger batch_carries after update of state on batch for each row
    when (old.state = 'RECEIVED' and new.state <> 'RECEIVED' and new.channel = 'desk') execute function batch_carries();

create trigger carried_line_append_only before update or delete on carried_line for each row execute function forbid_change();
create trigger carried_line_no_truncate before truncate on carried_line for each statement execute function forbid_change();
grant select on carried_line to songtor_reader;
alter table carried_line enable row level security;
create policy own on carried_line for select to songtor_reader
    using (exists (select from line l where l.line_id = carried_line.line_id));

-- The agency has the money by the first line: a decision about the second one lets that stand. Lines between them, where it went more than twice, carry nothing.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check
    check (kind in ('RESUBMIT', 'ACCEPT_AGENCY_AMOUNT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE', 'PAID_BACK', 'FIRST_STANDS', 'NOT_OURS',
                    'MATCH_CREDIT', 'PASS_ON', 'ASK_AGENCY', 'WAIT_UNTIL'));
alter table decision_line
    add column part text not null default 'ASKED' check (part in ('ASKED', 'BETWEEN', 'STANDS')),
    -- Of a line that stands: the verdicts that the agency had given of it.
    add column knew text[] check ((part = 'STANDS') = (knew is not null));

-- Whether a line went again, as people decided and did not take back: it waits for intake, or another line carries its money.
create function went_again(line bigint) returns boolean language sql stable as $$
    select exists (select from decision_line x
                       join decision e on e.decision_id = x.decision_id and e.kind = 'RESUBMIT' and e.state = 'DONE' and e.reverses is null
                       join line l on l.line_id = x.line_id
                   where x.line_id = line
                       and (exists (select from carried_line k where k.first_id = x.line_id and k.decision_id = x.decision_id)
                           or exists (select from decision_batch c join batch b on b.batch_id = c.batch_id
                                      where c.decision_id = x.decision_id and b.corrects = l.batch_id and b.state = 'RECEIVED')))
$$;

-- Whether its money went back to the line before it.
create function went_back(line bigint) returns boolean language sql stable as $$
    select exists (select from decision_line x
                       join decision e on e.decision_id = x.decision_id and e.kind = 'FIRST_STANDS' and e.state = 'DONE' and e.reverses is null
                   where x.line_id = line and x.part <> 'STANDS')
$$;

-- Whether the agency booked a line before it, whose money it carries, and nobody said that it paid that back.
create function paid_before(line bigint) returns boolean language sql stable as $$
    with recursive earlier as (
        select k.first_id from carried_line k where k.line_id = line
        union
        select k.first_id from earlier e join carried_line k on k.line_id = e.first_id
    )
    select exists (select from earlier e
                       join file_line fl on fl.line_id = e.first_id
                       join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
                   where not exists (select from decision_line x join decision d on d.decision_id = x.decision_id
                                     where x.line_id = e.first_id and x.live and d.kind = 'PAID_BACK'))
$$;

-- As before (V28), but what went again is said of each line by itself. A line stands as the first one only where it went again, and only for one that carries its
-- money. While the agency has what went before, its money is neither given back nor sent once more.
create or replace function decision_line_guard() returns trigger language plpgsql as $$
declare
    d decision;
    again boolean;
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.line_id, new.booked, new.part, new.knew)
          is distinct from (old.decision_id, old.line_id, old.booked, old.part, old.knew) then
        raise exception 'decision_line: what was proposed does not change' using errcode = '23514';
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if not exists (select from line l where l.line_id = new.line_id and l.fund_id = d.fund_id) then
        raise exception 'decision_line: of another fund' using errcode = '23514';
    end if;
    if (new.part <> 'ASKED') and d.kind <> 'FIRST_STANDS' then
        raise exception 'decision_line: lets no other line stand' using errcode = '23514';
    end if;
    if not new.live then
        return new;
    end if;
    if d.state <> 'DONE' or d.reverses is not null then
        raise exception 'decision_line: counts once the decision is done' using errcode = '23514';
    end if;
    -- Taken back, what stood in its place: it went again as before, whatever the agency booked since.
    again := d.kind = 'RESUBMIT' and exists (
        select from decision_line x join decision e on e.decision_id = x.decision_id
        where x.line_id = new.line_id and e.kind in ('PAID_BACK', 'FIRST_STANDS') and e.state = 'UNDONE' and e.decision_id > new.decision_id);
    if d.kind = 'RESUBMIT' and not again and (
        exists (select from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                where fl.line_id = new.line_id and a.verdict in ('BOOKED', 'DUPLICATE'))
        or not exists (select from file_line fl
                       where fl.line_id = new.line_id
                           and (exists (select from answer_line a where a.file_id = fl.file_id and a.position = fl.position)
                               or exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'FILE_REFUSED')
                                   and not exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'PROCESSED')))) then
        raise exception 'decision_line: was booked, or not refused: it would be paid twice' using errcode = '23514';
    end if;
    if d.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE') and not again and paid_before(new.line_id) then
        raise exception 'decision_line: the agency has it by an earlier line: it would be paid twice' using errcode = '23514';
    end if;
    if d.kind = 'FIRST_STANDS' then
        if (new.part <> 'ASKED') <> went_again(new.line_id)
           or new.part <> 'STANDS' and not exists (select from carried_line k where k.line_id = new.line_id) then
            raise exception 'decision_line: the first one stands only for what went after it' using errcode = '23514';
        end if;
    elsif d.kind not in ('RESUBMIT', 'ASK_AGENCY', 'WAIT_UNTIL')
          and (d.kind = 'PAID_BACK') <> (went_again(new.line_id) or went_back(new.line_id)) then
        raise exception 'decision_line: went again, and its money is the other line''s; or was paid back, and did not go again' using errcode = '23514';
    end if;
    return new;
end $$;

-- As before (V28), and where the first one stands its money is not the second one's any more.
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
        when 'FIRST_STANDS' then 'RESUBMITTED'
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

-- As before (V29), but a line of a correcting batch that intake refused carries nothing, and where the first line stands the second is settled with it.
create or replace function note_settled(hook bigint) returns void language sql as $$
    insert into fund_event (webhook_id, kind, subject)
    select w.webhook_id, 'batch.settled', 'batch:' || b.batch_id
    from webhook w join batch b on b.fund_id = w.fund_id
    where w.webhook_id = hook and w.enabled and b.state = 'DISPATCHED' and b.received_at > now() - interval '400 days'
        and not exists (select from fund_event x where x.webhook_id = hook and x.kind = 'batch.settled' and x.subject = 'batch:' || b.batch_id)
        and exists (select from line l where l.batch_id = b.batch_id and not l.refused)
        and not exists (select from line l
                            left join lateral (select n.label, n.account, n.aside from line_label n
                                               where n.line_id = l.line_id order by n.number desc limit 1) now on true
                        where l.batch_id = b.batch_id and (not l.refused or b.channel = 'release')
                            and not case coalesce(now.label, l.first_label)
                                when 'SETTLED' then true
                                when 'RETURNED' then true
                                when 'WRITTEN_OFF' then true
                                when 'MERGED' then true
                                when 'NOT_OURS' then true
                                when 'AMOUNT_ACCEPTED' then now.account = 'SETTLED' or now.aside = l.satang
                                when 'FORWARDED' then exists (
                                    select from held_entry h
                                        join line r on r.line_id = h.forwarded_by
                                        join fund_event e on e.webhook_id = hook and e.kind = 'batch.settled' and e.subject = 'batch:' || r.batch_id
                                    where h.line_id = l.line_id and h.kind <> 'COLLECTED')
                                when 'RESUBMITTED' then exists (
                                    select from decision_line x
                                        join decision d on d.decision_id = x.decision_id and d.kind = 'RESUBMIT' and d.state = 'DONE' and d.reverses is null
                                        join decision_batch c on c.decision_id = d.decision_id
                                        join batch r on r.batch_id = c.batch_id and r.corrects = b.batch_id
                                        join fund_event e on e.webhook_id = hook and e.kind = 'batch.settled' and e.subject = 'batch:' || r.batch_id
                                    where x.line_id = l.line_id)
                                when 'FIRST_STANDS' then exists (
                                    select from decision_line x
                                        join decision_line s on s.decision_id = x.decision_id and s.part = 'STANDS' and s.live
                                    where x.line_id = l.line_id and x.live
                                    having bool_and(coalesce((select n.account from line_label n
                                                              where n.line_id = s.line_id order by n.number desc limit 1) = 'SETTLED', false)))
                                else false end)
    order by b.batch_id
    on conflict do nothing
$$;

-- What went before this was known. Where intake had refused a line and people ended it there, it carries the money still.
insert into carried_line (line_id, first_id, decision_id)
select s.line_id, s.first_id, s.decision_id
from batch b
    cross join lateral lines_of_correction(b.batch_id) s
    join line n on n.line_id = s.line_id
    cross join lateral current_label(n.line_id, n.first_label) now
where b.channel = 'desk' and b.state <> 'RECEIVED' and (not s.refused or now.label <> n.first_label);

-- And it came from the first line: it was posted as collected a second time.
do $$
declare
    ended bigint;
    this bigint;
begin
    for ended in select distinct n.batch_id from carried_line k join line n on n.line_id = k.line_id and n.refused order by 1 loop
        this := nextval('posting_number');
        insert into posting (posting_id, cause, lines)
        select this, 'OPENING', count(*) from carried_line k join line n on n.line_id = k.line_id and n.refused where n.batch_id = ended;
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
        select this, n.batch_id, n.fund_id, n.scheme, e.account, sum(e.lines), sum(e.satang)
        from carried_line k
            join line n on n.line_id = k.line_id and n.refused
            cross join lateral (values (money_account 'REFUSED', 1, n.satang), ('RESUBMITTED', -1, -n.satang)) e (account, lines, satang)
        where n.batch_id = ended
        group by n.batch_id, n.fund_id, n.scheme, e.account;
    end loop;
end $$;

-- What intake refused, and nobody ended, is the first line's again: it is looked at once more, and nobody is asked about the refused line.
create temporary table not_gone on commit drop as
select s.decision_id, s.first_id, s.line_id, b.batch_id
from batch b cross join lateral lines_of_correction(b.batch_id) s
where b.channel = 'desk' and b.state <> 'RECEIVED' and s.refused
    and not exists (select from carried_line k where k.first_id = s.first_id and k.decision_id = s.decision_id);
update decision_line d set live = false
from not_gone s, decision e
where d.line_id = s.first_id and d.live and e.decision_id = d.decision_id and e.kind in ('RESUBMIT', 'PAID_BACK')
    and (e.kind = 'PAID_BACK' or e.decision_id = s.decision_id) and not went_again(d.line_id);
with closed as (
    update review_item i set closed_at = now()
    where i.closed_at is null and i.label = 'REFUSED_AT_INTAKE' and i.subject in (select 'line:' || s.line_id from not_gone s)
    returning i.item_id, i.label
),
returned as (
    update decision d set state = 'RETURNED', ended_at = now()
    from closed c where d.item_id = c.item_id and d.state in ('PROPOSED', 'APPROVED')
    returning d.decision_id, d.item_id
)
insert into journal (actor, event, subject, detail)
select 'songtor', 'item.closed', 'item:' || item_id, label || ' of what did not go again' from closed
union all
select 'songtor', 'decision.returned', 'item:' || item_id, 'decision ' || decision_id || ': nothing to decide any more' from returned;
insert into outbox (topic, subject)
select distinct 'reconcile', fl.file_id
from not_gone s join file_line fl on fl.line_id = s.first_id and fl.live
order by fl.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
