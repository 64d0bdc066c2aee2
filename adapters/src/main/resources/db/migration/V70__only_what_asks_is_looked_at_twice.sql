-- Whether a label is new was looked up for all lines of a piece as soon as one of them had a label that asks for the file's facts, and once more where they are written.

-- As before (V25), and only lines whose own label asks are looked at beforehand: of the others, what is not new is left out where labels are written (V58).
create or replace function label_lines(files bigint[], lines bigint[], labels text[]) returns table (file_id bigint, changed bigint) language plpgsql
    set enable_hashjoin = on set enable_nestloop = off set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
    set work_mem = '32MB' set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    asking constant text[] := array['WAITING', 'AMOUNT_ACCEPTED'];
    asked bigint[];
    accounts money_account[];
    asides bigint[];
    these bigint := 0;
    told record;
begin
    if current_setting('songtor.files_held', true) is distinct from 'true' then
        perform from agency_file f where f.file_id = any(files) order by f.file_id for share;
    end if;
    if labels && asking then
        asked := array(select c.line_id from unnest(lines, labels) as c (line_id, label) where c.label = any(asking));
        -- One that stays as it is goes no further: where its money lies was said when the label was new.
        select array_agg(c.file_id), array_agg(c.line_id), array_agg(c.label) into files, lines, labels
        from unnest(files, lines, labels) as c (file_id, line_id, label)
            left join (select l.line_id, coalesce(m.label, l.first_label) as label
                       from (select line_id, first_label from line where line_id = any(asked)) l
                           left join (select distinct on (line_id) line_id, label
                                      from line_label where line_id = any(asked) order by line_id desc, number desc) m on m.line_id = l.line_id) now
                on now.line_id = c.line_id
        where c.label is distinct from now.label;
        select x.accounts, x.asides into accounts, asides from accounts_now(lines, labels) x;
    end if;
    for told in select w.* from write_lines(files, lines, labels, accounts, asides, true, 'LABEL') w loop
        these := these + told.found;
        file_id := told.file_id;
        changed := told.changed;
        if changed > 0 then
            return next;
        end if;
    end loop;
    if these <> coalesce(cardinality(lines), 0) then
        raise exception 'line_label: no such line' using errcode = '23503';
    end if;
end $$;
