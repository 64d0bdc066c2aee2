-- A posting is nothing together by fund, batch, scheme and month, each by itself. Its whole was, so money could go from one fund's account into another's, or from a month
-- into the next, and only a check that somebody ran told of it. All that the gateway enters goes from account to account of lines, and a line is of one fund, batch, scheme
-- and month: what goes from batch to batch (released, sent again) leaves by one label and comes in by another batch's, through FORWARDED and RESUBMITTED of each.

-- As before (V25), and part by part.
create or replace function posting_is_zero() returns trigger language plpgsql as $$
declare
    whole boolean;
begin
    if current_setting('songtor.posting_seen', true) = new.posting_id::text then
        return null;
    end if;
    if not exists (select from posting where posting_id = new.posting_id) then
        raise exception 'posting_entry: no such posting' using errcode = '23503';
    end if;
    select bool_and(p.satang = 0) into whole
    from (select sum(e.satang) as satang from posting_entry e where e.posting_id = new.posting_id group by e.fund_id, e.batch_id, e.scheme, e.own_period) p;
    if not whole or whole is null and not exists (select from line_label where posting_id = new.posting_id) then
        raise exception 'posting: the accounts of posting % are not nothing together in each of its batches, schemes and months', new.posting_id using errcode = '23514';
    end if;
    perform set_config('songtor.posting_seen', new.posting_id::text, true);
    return null;
end $$;
