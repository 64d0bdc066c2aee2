-- What was never paid of a file, or is short, is one question, of lines whose amount was accepted as well. Files of which a line had one by itself are looked at once more.
insert into outbox (topic, subject)
select distinct 'reconcile', i.file_id
from review_item i
where i.label in ('NEVER_PAID', 'FILE_SHORT') and i.closed_at is null and i.file_id is not null and i.subject like 'line:%'
order by i.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;

-- Money over of files that are paid together is one sum: who waits about it, or asks the agency, in the item of one file does so for the lines of all of them, as far as
-- they are the same fund's and ask as well.
create function asked_beside(d decision, of_line bigint) returns boolean language sql stable as $$
    select d.answers = 'FILE_OVER' and d.kind in ('ASK_AGENCY', 'WAIT_UNTIL') and exists (
        select from review_item i
            cross join lateral connected_files(i.file_id) k
            join review_item o on o.file_id = k.file_id and o.closed_at is null and o.label = i.label and o.fund_id = i.fund_id
            join review_item_line x on x.item_id = o.item_id and x.line_id = of_line
        where i.item_id = d.item_id)
$$;
revoke execute on function asked_beside(decision, bigint) from public;

-- As before (V44), and so.
create or replace function decision_line_signed() returns trigger language plpgsql as $$
declare
    d decision;
begin
    if tg_op = 'UPDATE' and new.live = old.live then
        return new;
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if tg_op = 'INSERT' then
        if new.live or d.reverses is not null or not proposed_now(new.decision_id) then
            raise exception 'decision_line: is written with the proposal, before anybody signs' using errcode = '23514';
        end if;
        if new.part = 'ASKED' and not exists (select from review_item_line x where x.item_id = d.item_id and x.line_id = new.line_id)
            and not asked_beside(d, new.line_id) then
            raise exception 'decision_line: the item does not ask about it' using errcode = '23514';
        end if;
    elsif new.live and not line_counts_now(d, new.line_id, new.part) then
        raise exception 'decision_line: counts from when its decision is done' using errcode = '23514';
    elsif not new.live and not line_ceases_now(d, new.line_id, new.part) then
        raise exception 'decision_line: counts until people take it back' using errcode = '23514';
    end if;
    return new;
end $$;
