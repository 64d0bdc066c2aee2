-- What evidence puts in doubt again: a question that people had answered.

-- A question that opens again is a new one: its days count from then on, and what people said by when goes with what they decided.
alter table review_item add column reopened_at timestamptz;
create function review_item_opens_again() returns trigger language plpgsql as $$
begin
    new.reopened_at := now();
    new.due_on := null;
    return new;
end $$;
create trigger review_item_opens_again before update of closed_at on review_item for each row
    when (old.closed_at is not null and new.closed_at is null) execute function review_item_opens_again();
