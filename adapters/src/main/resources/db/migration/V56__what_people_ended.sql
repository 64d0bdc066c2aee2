-- Whether people decided about the money of every line that a fund has in a file: nobody waits for it any more, whatever became of the file. Asking and waiting decide nothing. Decisions are
-- read as their owner: who reads that a file waits reads no decision by it.
create function share_ended(file bigint, fund text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from file_line fl join line l on l.line_id = fl.line_id where fl.file_id = file and fl.live and l.fund_id = fund)
        and not exists (
            select from file_line fl join line l on l.line_id = fl.line_id
            where fl.file_id = file and fl.live and l.fund_id = fund
                and not exists (
                    select from decision_line d join decision x on x.decision_id = d.decision_id and x.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                    where d.line_id = fl.line_id and d.live))
$$;

-- The money of a file's lines about which nobody decided; null where people decided about all of it.
create function satang_undecided(file bigint) returns bigint language sql stable as $$
    select sum(l.satang)::bigint from file_line fl join line l on l.line_id = fl.line_id
    where fl.file_id = file and fl.live
        and not exists (
            select from decision_line d join decision x on x.decision_id = d.decision_id and x.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
            where d.line_id = fl.line_id and d.live)
$$;
