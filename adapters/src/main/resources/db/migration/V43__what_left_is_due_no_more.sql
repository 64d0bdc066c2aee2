-- What is due for a file follows from what people decided about its lines: what they gave back, sent again or merged is asked for there no longer, and what they gave
-- up need not be paid.

-- By how much what counts now makes the money of files another than was sent (org.songtor.match.LineFacts says the same): what may be paid, and what has to be. From
-- the files' items, which are few, to the lines that were decided about, and what holds of each. What stands as the first one is paid for as it was sent.
create function money_said(files bigint[]) returns table (file_id bigint, line_id bigint, fund_id text, asked bigint, due bigint) language sql stable as $$
    select fl.file_id, fl.line_id, l.fund_id,
        case when e.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS')
            then -greatest(fl.satang - greatest(d.booked, (
                select coalesce(sum(distinct t.satang), 0)
                from (select sum(a.satang) as satang from answer_line a
                      where a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED' group by a.arrival_id) t)), 0)::bigint
            else 0 end,
        case e.kind when 'ACCEPT_AGENCY_AMOUNT' then coalesce(d.accepted, d.booked) - fl.satang
            when 'PAID_BACK' then -fl.satang
            else -greatest(fl.satang - d.booked, 0) end
    from (select distinct i.file_id, o.line_id
          from review_item i
              join decision x on x.item_id = i.item_id and x.reverses is null
                  and x.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS', 'WRITE_OFF', 'PAID_BACK', 'ACCEPT_AGENCY_AMOUNT')
              join decision_line o on o.decision_id = x.decision_id
          where i.file_id = any(files)) decided
        join file_line fl on fl.line_id = decided.line_id and fl.file_id = decided.file_id and fl.live
        join line l on l.line_id = fl.line_id
        join decision_line d on d.line_id = fl.line_id and d.live and d.part <> 'STANDS'
        join decision e on e.decision_id = d.decision_id
            and e.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS', 'WRITE_OFF', 'PAID_BACK', 'ACCEPT_AGENCY_AMOUNT')
$$;
revoke execute on function money_said(bigint[]) from public;

-- As before (V31), of all that people may say: by how much what has to be paid for a file is more, or below zero less, than was sent.
create or replace function differs_of(file bigint) returns bigint language sql stable as $$
    select coalesce(sum(s.due), 0)::bigint from money_said(array[file]) s
$$;

-- What was sent of a file for lines that left it.
create function left_of(file bigint) returns bigint language sql stable as $$
    select coalesce(-sum(s.asked), 0)::bigint from money_said(array[file]) s
$$;
revoke execute on function left_of(bigint) from public;

-- As before (V31), but what left the files is not asked for.
create or replace function over_of(file bigint) returns bigint language sql stable as $$
    select over_sum(m.asked - w.satang, m.due, m.gained - m.ended, m.fees)
    from sums_of(file) m cross join lateral (select coalesce(sum(left_of(k.file_id)), 0)::bigint as satang from connected_files(file) k) w
$$;

-- As before (V31), but exact is also what is asked for without what left. Where that is all that is over, the money of the others is there: what names the file alone, and
-- where none does, what was sent for it, or what is due.
create or replace function money_of(file bigint) returns bigint language sql stable as $$
    select case
        when not m.paid then m.alone
        when o.satang > 0 and o.satang <= w.satang then case
            when m.alone > 0 then m.alone
            when over_sum(m.asked, m.due + w.satang, m.gained - m.ended, m.fees) = 0 then f.satang
            else f.satang + differs_of(file) end
        when o.satang <> 0 then m.alone
        when m.asked - w.satang in (m.gained - m.ended, m.gained - m.ended + m.fees) and m.asked - w.satang >= m.due then f.satang - left_of(file)
        else f.satang + differs_of(file)
        end
    from agency_file f
        cross join lateral sums_of(f.file_id) m
        cross join lateral (select coalesce(sum(left_of(k.file_id)), 0)::bigint as satang from connected_files(f.file_id) k) w
        cross join lateral (select over_sum(m.asked - w.satang, m.due, m.gained - m.ended, m.fees) as satang) o
    where f.file_id = file
$$;

-- As before (V7), but of a file of many funds it is also plain whose money is there where it is just what was sent without what left.
create or replace function credited(file bigint, fund text) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    select case
        when hidden(s.fund_id) then null
        when m.satang = f.satang then s.satang
        when s.satang = f.satang then m.satang
        when m.satang = f.satang - w.all_funds then s.satang - w.own
        when m.satang = 0 then 0
        end
    from file_share s join agency_file f on f.file_id = s.file_id
        cross join lateral (select money_of(s.file_id) as satang) m
        cross join lateral (select coalesce(-sum(x.asked), 0)::bigint as all_funds, coalesce(-sum(x.asked) filter (where x.fund_id = s.fund_id), 0)::bigint as own
                            from money_said(array[file]) x) w
    where s.file_id = file and s.fund_id = fund
$$;

-- By how much that changes one fund's share of a file, for who may see it.
create function said_for(file bigint, fund text) returns table (asked bigint, due bigint) language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(sum(s.asked), 0)::bigint, coalesce(sum(s.due), 0)::bigint from money_said(array[file]) s where s.fund_id = fund and not hidden(fund)
$$;

-- Files of which that was said before are looked at once more, with all that they are paid with, and whose damaged credits are.
insert into outbox (topic, subject)
select distinct 'reconcile', k.file_id
from (select fl.file_id
      from decision_line x
          join decision d on d.decision_id = x.decision_id
              and d.kind in ('RESUBMIT', 'RETURN_TO_MEMBER', 'MERGE_DUPLICATE', 'FIRST_STANDS', 'WRITE_OFF', 'PAID_BACK')
          join file_line fl on fl.line_id = x.line_id and fl.live
      where x.live) f
    cross join lateral connected_files(f.file_id) k
order by k.file_id
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
insert into outbox (topic, subject)
select 'credits', 0 where exists (select from decision_line x where x.live)
on conflict (topic, subject) do update set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null;
