-- Many entries that name one file are walked once, and what payers wrote holds nobody's id.

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

-- National ids that payers wrote into banks' texts, and agencies into their reasons, are masked as org.songtor.model.IdsInText does it now; what came before has them in clear.
create function pg_temp.without_ids(said text) returns text language plpgsql as $$
declare
    id text := replace('(?<![0-9])(?:[0-9]{13}|[0-9]#[0-9]{4}#[0-9]{5}#[0-9]{2}#[0-9])(?![0-9])', '#', '[^0-9[:alpha:]]{1,3}');
    spaced text := '(?<![0-9[:alpha:]])(?<![Ss][Tt][ .-])[1-9](?:[ -]{0,2}[0-9]){12}(?![ -]{0,2}[0-9])';
    written text;
    digits text;
    weighed int;
begin
    for written in select m[1] from regexp_matches(said, '(' || id || '|' || spaced || ')', 'g') m loop
        digits := regexp_replace(written, '[^0-9]', '', 'g');
        select sum(substr(digits, n, 1)::int * (14 - n)) into weighed from generate_series(1, 12) n;
        if length(digits) = 13 and (11 - weighed % 11) % 10 = substr(digits, 13)::int then
            said := replace(said, written, regexp_replace(written, '[0-9](?=(?:[^0-9]*[0-9]){4})', 'x', 'g'));
        end if;
    end loop;
    return said;
end $$;
do $$
declare place record;
begin
    for place in select * from (values ('credit', 'text'), ('debit', 'text'), ('answer_file', 'reason'), ('answer_line', 'cause')) p (owner, said) loop
        execute format('alter table %I disable trigger %I', place.owner, place.owner || '_append_only');
        execute format($update$
            update %1$I set %2$I = pg_temp.without_ids(%2$I)
            where length(%2$I) >= 13 and %2$I ~ '(?:[0-9][^0-9[:alpha:]]{0,3}){12}[0-9]' and %2$I <> pg_temp.without_ids(%2$I)
            $update$, place.owner, place.said);
        execute format('alter table %I enable trigger %I', place.owner, place.owner || '_append_only');
    end loop;
end $$;
