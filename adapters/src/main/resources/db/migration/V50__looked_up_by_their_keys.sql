-- What people ask about is looked up and not searched for in whole tables.

-- A member's number is looked for in all funds, in large or small letters. The reader's role owns nothing, and what is asked of a row before it is known whose row it
-- is goes by no index: this asks as the owner and tells of nobody whom the viewer does not see.
create index member_number on member (upper(member_no));
create function people_numbered(number text) returns table (fund_id text, person_hash bytea)
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.fund_id, m.person_hash from member m
    where upper(m.member_no) = upper(number) and m.person_hash is not null and may_see(m.fund_id)
$$;
revoke execute on function people_numbered(text) from public;
grant execute on function people_numbered(text) to songtor_reader;

-- Which files a line was in before has an index of its own; where it is has one already (V1), and only that is written with every line.
create index file_line_no_longer on file_line (line_id) where not live;
