-- Many entries that name one file are walked once.

-- Files that a credit of this file's names or pays as well. Over all its credits at once, and each reference once: banks tell payments one by one that name one file.
create function named_with(file bigint) returns table (file_id bigint) language sql stable as $$
    with mine as materialized (select distinct n.credit_id from credits_of(file) n)
    select f.file_id
    from (select distinct r.reference, c.agency
          from mine m join credit c on c.credit_id = m.credit_id join credit_reference r on r.credit_id = m.credit_id) said
        join agency_file f on f.reference = said.reference and f.agency = said.agency
    union
    select x.file_id from mine m join credit_repair x on x.credit_id = m.credit_id
    union
    select d.file_id from mine m join decision_credit d on d.credit_id = m.credit_id and d.live
$$;

-- Files that credits name together with these, directly or through other files, and these themselves: one walk, however many they are.
create function all_connected(files bigint[]) returns setof agency_file language sql stable as $$
    with recursive connected as (
        select distinct f.file_id from unnest(files) f (file_id)
        union
        select other.file_id from connected k cross join lateral named_with(k.file_id) other
    )
    select f.* from agency_file f join connected k on k.file_id = f.file_id
$$;

-- As before (V12), but a file that many credits name is gone on from once.
create or replace function connected_files(file bigint) returns setof agency_file language sql stable as $$
    select k.* from all_connected(array[file]) k
$$;
