-- A table or function of a session's own, of the same name as one of ours, is found before it by whatever does not say where its names stand (pg_temp comes
-- first of all): one row in an office of one's own, and the guards found that. Each function that the tables call says it; what
-- those call in SQL is looked up the same way. After every migration, since one that makes a function anew makes it without.
do $$
declare
    f record;
begin
    for f in select p.oid::regprocedure as name from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'plpgsql'
             where p.pronamespace = 'public'::regnamespace and not coalesce(p.proconfig, '{}') && array['search_path=public, pg_temp'] loop
        execute format('alter function %s set search_path = public, pg_temp', f.name);
    end loop;
end $$;
