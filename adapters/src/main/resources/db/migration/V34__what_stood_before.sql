-- What an older store holds of lines that went again, and what programs are told late.

-- As before (V32), but what went counts again whatever else stood in its place and was taken back, and a line goes no third time.
create or replace function decision_line_guard() returns trigger language plpgsql as $$
declare
    d decision;
    stood boolean;
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
    -- Taken back, what stood in its place since it was done: it went as before, whatever the agency booked meanwhile.
    stood := d.kind = 'RESUBMIT' and exists (
        select from decision_line x join decision e on e.decision_id = x.decision_id
        where x.line_id = new.line_id and e.kind not in ('RESUBMIT', 'ASK_AGENCY', 'WAIT_UNTIL') and e.state = 'UNDONE' and e.ended_at > d.ended_at);
    if d.kind = 'RESUBMIT' and not stood and (
        exists (select from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                where fl.line_id = new.line_id and a.verdict in ('BOOKED', 'DUPLICATE'))
        or not exists (select from file_line fl
                       where fl.line_id = new.line_id
                           and (exists (select from answer_line a where a.file_id = fl.file_id and a.position = fl.position)
                               or exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'FILE_REFUSED')
                                   and not exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'PROCESSED')))) then
        raise exception 'decision_line: was booked, or not refused: it would be paid twice' using errcode = '23514';
    end if;
    if d.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE') and not stood and paid_before(new.line_id) then
        raise exception 'decision_line: the agency has it by an earlier line: it would be paid twice' using errcode = '23514';
    end if;
    if d.kind = 'RESUBMIT' and not stood
       and exists (select from carried_line k join decision e on e.decision_id = k.decision_id
                   where k.first_id = new.line_id and k.decision_id <> d.decision_id and e.state = 'DONE') then
        raise exception 'decision_line: went again, and its money is the other line''s' using errcode = '23514';
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

-- Lines that had gone again and were given back or written off as well, before V28. Where people took that back nothing counted of them any more, and nothing could be
-- decided: what went counts again, in place of a question asked since. A correcting batch has a line for each that was decided, in their order; of one that intake
-- refused, and nobody ended, nothing went.
create temporary table went_before on commit drop as
select distinct on (s.line_id) s.line_id, e.decision_id
from decision e
    join decision_batch c on c.decision_id = e.decision_id
    join batch b on b.batch_id = c.batch_id
    cross join lateral (select d.line_id, d.live, row_number() over (order by l.line_no) as place
                        from decision_line d join line l on l.line_id = d.line_id
                        where d.decision_id = e.decision_id and l.batch_id = b.corrects) s
    left join line n on n.batch_id = b.batch_id and n.line_no = s.place
    left join lateral current_label(n.line_id, n.first_label) now on true
where e.kind = 'RESUBMIT' and e.state = 'DONE' and e.reverses is null and not s.live
    and (b.state = 'RECEIVED' or not n.refused or now.label <> n.first_label)
    and exists (select from decision_line o join decision x on x.decision_id = o.decision_id
                where o.line_id = s.line_id and x.kind not in ('RESUBMIT', 'ASK_AGENCY', 'WAIT_UNTIL') and x.state = 'UNDONE' and x.ended_at > e.ended_at)
    and not exists (select from decision_line o join decision x on x.decision_id = o.decision_id
                    where o.line_id = s.line_id and o.live and x.kind not in ('ASK_AGENCY', 'WAIT_UNTIL'))
order by s.line_id, e.decision_id desc;
update decision_line d set live = false from went_before w where d.line_id = w.line_id and d.live;
update decision_line d set live = true from went_before w where d.line_id = w.line_id and d.decision_id = w.decision_id;
insert into outbox (topic, subject)
select distinct 'reconcile', fl.file_id
from went_before w join file_line fl on fl.line_id = w.line_id and fl.live
order by fl.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;

-- Batches whose lines went on in others, of which a program was told lately.
create function settled_with(hook bigint) returns setof bigint language sql stable as $$
    with told as materialized (
        select r.batch_id, r.channel, r.corrects
        from webhook w
            join batch r on r.fund_id = w.fund_id and r.channel in ('desk', 'release')
            join fund_event e on e.webhook_id = w.webhook_id and e.kind = 'batch.settled' and e.subject = 'batch:' || r.batch_id
        where w.webhook_id = hook and e.at > now() - interval '400 days')
    select t.corrects from told t where t.channel = 'desk'
    union
    select l.batch_id
    from told t
        join line r on r.batch_id = t.batch_id
        join held_entry h on h.forwarded_by = r.line_id
        join line l on l.line_id = h.line_id
    where t.channel = 'release'
$$;

-- As before (V32), but of a correcting batch also where intake refused all its lines and people ended them there, in a store from before V32: they carry the money. And
-- money that waited for a year to be passed on is told of after the batch that carries it, however long ago it came.
create or replace function note_settled(hook bigint) returns void language sql as $$
    insert into fund_event (webhook_id, kind, subject)
    select w.webhook_id, 'batch.settled', 'batch:' || b.batch_id
    from webhook w join batch b on b.fund_id = w.fund_id
    where w.webhook_id = hook and w.enabled and b.state = 'DISPATCHED'
        and (b.received_at > now() - interval '400 days' or b.batch_id in (select settled_with(hook)))
        and not exists (select from fund_event x where x.webhook_id = hook and x.kind = 'batch.settled' and x.subject = 'batch:' || b.batch_id)
        and exists (select from line l where l.batch_id = b.batch_id and (not l.refused or exists (select from carried_line k where k.line_id = l.line_id)))
        and not exists (select from line l
                            left join lateral (select n.label, n.account, n.aside from line_label n
                                               where n.line_id = l.line_id order by n.number desc limit 1) now on true
                        where l.batch_id = b.batch_id and (not l.refused or exists (select from carried_line k where k.line_id = l.line_id))
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
