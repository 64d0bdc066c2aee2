-- Files that credits pay together are one sum: what came for one of them alone nobody can say unless the sum is there.

-- As before (V43), but where the sum of several files is not there, none of them is said to have what names it alone.
create or replace function money_of(file bigint) returns bigint language sql stable as $$
    select case
        when not m.paid then m.alone
        when o.satang > 0 and o.satang <= w.satang then case
            when m.alone > 0 and w.files = 1 then m.alone
            when over_sum(m.asked, m.due + w.satang, m.gained - m.ended, m.fees) = 0 then f.satang
            else f.satang + differs_of(file) end
        when o.satang <> 0 then case when w.files = 1 then m.alone end
        when m.asked - w.satang in (m.gained - m.ended, m.gained - m.ended + m.fees) and m.asked - w.satang >= m.due then f.satang - left_of(file)
        else f.satang + differs_of(file)
        end
    from agency_file f
        cross join lateral sums_of(f.file_id) m
        cross join lateral (select count(*) as files, coalesce(sum(left_of(k.file_id)), 0)::bigint as satang from connected_files(f.file_id) k) w
        cross join lateral (select over_sum(m.asked - w.satang, m.due, m.gained - m.ended, m.fees) as satang) o
    where f.file_id = file
$$;

-- The sum of a file and those that credits name with it, for who sees the file: what is due, what came and is there still, by how much that is over (below zero: missing),
-- and what names this file alone. None of a file that is paid by itself. What is due and came nobody is told who does not see all of them, only what they lack together.
create function paid_together(file bigint) returns table (due bigint, came bigint, over bigint, alone bigint, others bigint[], unseen int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select case when k.unseen = 0 then m.due end, case when k.unseen = 0 then m.gained - m.ended end, over_of(file), m.alone, k.others, k.unseen
    from (select array_agg(c.file_id order by c.file_id) filter (where not c.unseen) as others, (count(*) filter (where c.unseen))::int as unseen, count(*) as files
          from (select o.file_id, exists (select from file_share s where s.file_id = o.file_id and hidden(s.fund_id)) as unseen
                from connected_files(file) o where o.file_id <> file) c) k
        cross join lateral sums_of(file) m
    where k.files > 0 and not exists (select from file_share s where s.file_id = file and hidden(s.fund_id))
$$;
