-- What the program holds for having missed its last cut-off is no question any more once the file arrived, was answered or was given up: nothing of it is left to let go.
-- Whoever writes such an end need not know of it.
create function late_hold_ends() returns trigger language plpgsql as $$
begin
    new.held_by := null;
    new.held_at := null;
    new.held_reason := null;
    return new;
end $$;
create trigger agency_file_late_ends before update of state on agency_file for each row
    when (new.held_by = 'songtor' and new.state in ('DELIVERED', 'ANSWERED', 'UNDELIVERABLE')) execute function late_hold_ends();

-- Its work goes on, to note that it arrived; and the item closes, held before the proposals about it, which go back to those who made them.
create function late_hold_ended() returns trigger language plpgsql as $$
declare
    file text := 'file:' || new.file_id;
    why text := case new.state when 'ANSWERED' then 'the agency answered' when 'DELIVERED' then 'the file arrived' else 'the file was given up' end;
begin
    perform from review_item i where i.label = 'MISSED_CUTOFF' and i.subject = file and i.closed_at is null for update;
    with closed as (
        update review_item set closed_at = now() where label = 'MISSED_CUTOFF' and subject = file and closed_at is null
        returning item_id, label
    ),
    returned as (
        update decision d set state = 'RETURNED', ended_at = now()
        from closed c where d.item_id = c.item_id and d.state in ('PROPOSED', 'APPROVED')
        returning d.decision_id, d.item_id
    )
    insert into journal (actor, event, subject, detail)
    select 'songtor', 'file.released', file, why
    union all
    select 'songtor', 'item.closed', 'item:' || item_id, label || ': ' || why from closed
    union all
    select 'songtor', 'decision.returned', 'item:' || item_id, 'decision ' || decision_id || ': nothing to decide any more' from returned;
    update outbox set parked = null, parked_at = null, parked_by = null, parked_reason = null, rings = 0, due_at = now()
    where topic = 'deliver.' || new.agency || '.' || new.profile and subject = new.file_id and parked = 'HELD' and parked_by = 'songtor';
    return null;
end $$;
create trigger agency_file_late_ended after update of state on agency_file for each row
    when (old.held_by = 'songtor' and new.held_by is null and new.state in ('DELIVERED', 'ANSWERED', 'UNDELIVERABLE')) execute function late_hold_ended();

-- What ended so before.
update agency_file set state = state where held_by = 'songtor' and state in ('DELIVERED', 'ANSWERED', 'UNDELIVERABLE');
