-- What people proposed or signed about money over goes back by itself where less is over since (org.songtor.store.LineItems): proposals that were overtaken before, with the next
-- look at their file.
insert into outbox (topic, subject)
select distinct 'reconcile', i.file_id
from review_item i join decision d on d.item_id = i.item_id
where i.label = 'FILE_OVER' and i.closed_at is null and i.file_id is not null
    and d.kind in ('PAID_BACK', 'WRITE_OFF', 'MATCH_CREDIT') and d.reverses is null and d.state in ('PROPOSED', 'APPROVED') and over_of(i.file_id) < d.satang
order by 2
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
