-- References that are whole and only written otherwise (org.songtor.model.PaymentReference) stand beside those that were read before, unless people said whose the
-- credit is. What was made out of them as of damaged ones is not needed any more.
create temporary table written_otherwise on commit drop as
select distinct said.credit_id, 'ST' || said.digits as reference, f.file_id
from (select c.credit_id, c.agency, regexp_replace(m.found[1], '[^0-9]', '', 'g') as digits
      from credit c
          cross join lateral regexp_matches(c.text,
              '(?<![0-9A-Za-z])[Ss][Tt][ -]?[0-9]{10}(?![0-9])|(?<![0-9A-Za-z])[Ss][Tt][ -]?[0-9]{2,8}(?:[ -][0-9]{2,8}){1,4}(?![0-9]|[ -][0-9])', 'g') as m (found)
      where not exists (select from decision_credit d where d.credit_id = c.credit_id and d.live)
          and not exists (select from review_item i join decision d on d.item_id = i.item_id
                          where i.subject = 'credit:' || c.credit_id and d.kind = 'NOT_OURS' and d.state = 'DONE' and d.reverses is null)) said
    left join agency_file f on f.reference = 'ST' || said.digits and f.agency = said.agency
where length(said.digits) = 10 and said.digits::bigint % 97 = 1
    and not exists (select from credit_reference r where r.credit_id = said.credit_id and r.reference = 'ST' || said.digits);
insert into credit_reference (credit_id, reference) select distinct credit_id, reference from written_otherwise;
delete from credit_repair r using written_otherwise w where r.credit_id = w.credit_id and r.file_id = w.file_id;
delete from credit_unnamed u using written_otherwise w where u.credit_id = w.credit_id and w.file_id is not null;

-- Their files are looked at once more, with all that they are paid with, and whose damaged credits are.
insert into outbox (topic, subject)
select distinct 'reconcile', k.file_id
from written_otherwise w cross join lateral connected_files(w.file_id) k
where w.file_id is not null
order by k.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
insert into outbox (topic, subject)
select 'credits', 0 where exists (select from written_otherwise)
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
