-- A question about lines is over when none of them asks it any more, and not before, whoever says so.

-- Whether the file of a line is looked at anew in a moment.
create function follows_soon(of_line bigint) returns boolean language sql stable as $$
    select exists (select from file_line fl join outbox o on o.topic = 'reconcile' and o.subject = fl.file_id
                   where fl.line_id = of_line and fl.live and (o.due_at <= now() or o.rings > 0 or o.failures > 0))
$$;

-- Whether a line that is called so has somebody who is asked, or people decided just that, or its file is looked at anew in a moment. What a correcting batch did not take
-- over is asked about by the line that it should have carried.
create function asked_or_answered(of_line bigint, called text) returns boolean language sql stable as $$
    select exists (select from review_item_line x join review_item i on i.item_id = x.item_id
                   where x.line_id = of_line and i.closed_at is null and i.label = called)
        or exists (select from decision_line x join decision d on d.decision_id = x.decision_id
                   where x.line_id = of_line and x.live and d.state = 'DONE' and d.answers = called and (d.until_at is null or d.until_at > now()))
        or exists (select from line l join decision_batch c on c.batch_id = l.batch_id where l.line_id = of_line and l.refused)
        or follows_soon(of_line)
$$;

-- At the end of the transaction that closes it.
create function review_item_over() returns trigger language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from review_item i
                   join review_item_line x on x.item_id = i.item_id
                   join line l on l.line_id = x.line_id
                   cross join lateral current_label(l.line_id, l.first_label) now
               where i.item_id = new.item_id and i.closed_at is not null and now.label = i.label and not asked_or_answered(l.line_id, now.label)) then
        raise exception 'review_item: item % is asked still, of lines that nobody decided about', new.item_id using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger review_item_over after update of closed_at on review_item deferrable initially deferred for each row
    when (old.closed_at is null and new.closed_at is not null) execute function review_item_over();
