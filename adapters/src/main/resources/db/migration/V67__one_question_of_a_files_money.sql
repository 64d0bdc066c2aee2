-- What was never paid of a file, or is short, is one question, of lines whose amount was accepted as well. Files of which a line had one by itself are looked at once more.
insert into outbox (topic, subject)
select distinct 'reconcile', i.file_id
from review_item i
where i.label in ('NEVER_PAID', 'FILE_SHORT') and i.closed_at is null and i.file_id is not null and i.subject like 'line:%'
order by i.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
