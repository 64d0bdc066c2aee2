-- What an older store holds of lines that went again, and what programs are told late.

-- As before (V28), but what went counts again whatever else stood in its place and was taken back, and a line goes no third time.
create or replace function decision_line_guard() returns trigger language plpgsql as $$
declare
    d decision;
    stood boolean;
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
    -- Taken back, what stood in its place since it was done: it went as before, whatever the agency booked meanwhile.
    stood := d.kind = 'RESUBMIT' and exists (
        select from decision_line x join decision e on e.decision_id = x.decision_id
        where x.line_id = new.line_id and e.kind not in ('RESUBMIT', 'ASK_AGENCY', 'WAIT_UNTIL') and e.state = 'UNDONE' and e.ended_at > d.ended_at);
    if new.live and d.kind = 'RESUBMIT' and not stood and (
        exists (select from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                where fl.line_id = new.line_id and a.verdict in ('BOOKED', 'DUPLICATE'))
        or not exists (select from file_line fl
                       where fl.line_id = new.line_id
                           and (exists (select from answer_line a where a.file_id = fl.file_id and a.position = fl.position)
                               or exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'FILE_REFUSED')
                                   and not exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'PROCESSED')))) then
        raise exception 'decision_line: was booked, or not refused: it would be paid twice' using errcode = '23514';
    end if;
    if new.live and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') and not stood
       and (d.kind = 'PAID_BACK') <> exists (select from decision_line x join decision e on e.decision_id = x.decision_id
                                             where x.line_id = new.line_id and e.kind = 'RESUBMIT' and e.state = 'DONE' and e.reverses is null
                                                 and e.decision_id <> d.decision_id and decision_goes_on(e.decision_id)) then
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
