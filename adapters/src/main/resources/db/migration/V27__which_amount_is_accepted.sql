-- Where answers of an agency name different amounts for a line, "booked" is their sum: by it a decision is known to be about these answers and no others, but it is
-- nobody's amount. What two people accepted stands beside it, and the books go by that. Decisions of before accepted what was booked.
alter table decision_line add column accepted bigint check (accepted >= 0);
create trigger decision_line_accepted before update of accepted on decision_line for each row
    when (new.accepted is distinct from old.accepted) execute function forbid_change();

-- As before (V14), but by the amount that was accepted.
create or replace function line_account(line bigint, satang bigint, label text) returns table (account money_account, aside bigint) language sql stable as $$
    select account_of(label, f.gone, f.booked, f.settled),
        case when label = 'AMOUNT_ACCEPTED' then satang - coalesce((
            select coalesce(d.accepted, d.booked) from decision_line d join decision x on x.decision_id = d.decision_id and x.kind = 'ACCEPT_AGENCY_AMOUNT'
            where d.line_id = line order by d.live desc, d.decision_id desc limit 1), satang) else 0 end
    from (select 1) one
        left join lateral (
            select coalesce(f.sent_at, f.answered_at) is not null as gone, f.settled_at is not null as settled,
                exists (select from answer_line a
                        where a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED') as booked
            from file_line fl join agency_file f on f.file_id = fl.file_id
            where label in ('WAITING', 'AMOUNT_ACCEPTED') and fl.line_id = line and fl.live limit 1) f on true
$$;
