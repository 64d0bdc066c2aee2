-- What was given away, or given up, and the agency booked contradicts that, whatever it answers. Files of which that was done before are looked at once more, with all that
-- they are paid with.
insert into outbox (topic, subject)
select distinct 'reconcile', k.file_id
from (select distinct fl.file_id
      from decision_line x
          join decision d on d.decision_id = x.decision_id and d.kind in ('RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE')
          join file_line fl on fl.line_id = x.line_id and fl.live
          join answer_line a on a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED'
      where x.live) f
    cross join lateral connected_files(f.file_id) k
order by k.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
