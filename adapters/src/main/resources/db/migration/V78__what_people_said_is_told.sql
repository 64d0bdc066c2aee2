-- What people said of money is told where the file's money is told: that a credit is for this file, or for another one in place of it, that what left was this file's, and that any
-- of it was taken back. A fund sees its own file alone: of another's it hears that there is one.

create index decision_credit_said on decision_credit (file_id);
create index decision_debit_said on decision_debit (file_id);
create index decision_debit_said_credit on decision_debit (credit_id);
create index decision_instead_said on decision_instead (credit_id);

-- Whether a credit's text names, or was made into, a file of which the reader may not see all.
create function names_others(credit bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from files_in_text(credit) t join file_share s on s.file_id = t.file_id where hidden(s.fund_id))
$$;
revoke execute on function names_others(bigint) from public;
grant execute on function names_others(bigint) to songtor_reader;

-- Decisions of people about the money of one file, done or taken back since, for who sees a part of the file, and who may see all of what each is about.
create function said_of_money(file bigint)
    returns table (what text, at timestamptz, debit_id bigint, credit_id bigint, satang bigint, many boolean, others text) language sql stable as $$
    with mine as materialized (select f.file_id, f.reference, f.agency from agency_file f where f.file_id = file),
    text as (
        select c.credit_id from mine m join credit_reference r on r.reference = m.reference join credit c on c.credit_id = r.credit_id and c.agency = m.agency
        union
        select p.credit_id from mine m join credit_repair p on p.file_id = m.file_id
    ),
    said as (
        select 'CREDIT_MATCHED' as what, 'CREDIT_UNMATCHED' as back, c.decision_id, null::bigint as debit_id, c.credit_id
        from mine m join decision_credit c on c.file_id = m.file_id
        where c.credit_id not in (select t.credit_id from text t)
        union all
        select 'CREDIT_MOVED', 'CREDIT_MOVED_BACK', x.decision_id, null, x.credit_id
        from text t join decision_instead x on x.credit_id = t.credit_id
        where not exists (select from decision_credit c where c.decision_id = x.decision_id and c.credit_id = x.credit_id and c.file_id = file)
        union all
        select 'DEBIT_MATCHED', 'DEBIT_UNMATCHED', m.decision_id, m.debit_id, null
        from decision_debit m
        where m.file_id = file or m.credit_id in (select n.credit_id from credits_of(file) n)
    ),
    done as (
        select s.*, d.state, d.ended_at,
            case d.state when 'DONE' then d.ended_at
                else (select min(j.at) from journal j
                      where j.subject = 'item:' || d.item_id and j.event = 'decision.done' and split_part(j.detail, ' ', 1) = 'D' || d.decision_id) end as done_at
        from said s join decision d on d.decision_id = s.decision_id
        where d.state in ('DONE', 'UNDONE') and d.reverses is null
    ),
    -- Whose it was by the text, or is by the decision.
    here as (
        select d.*, a.file_id as about
        from done d cross join lateral (
            select c.file_id from decision_credit c where d.what = 'CREDIT_MATCHED' and c.decision_id = d.decision_id and c.credit_id = d.credit_id
            union
            select t.file_id from files_in_text(d.credit_id) t where d.what = 'CREDIT_MOVED'
            union
            select m.file_id from decision_debit m where m.decision_id = d.decision_id and m.file_id is not null
            union
            select n.file_id from decision_debit m cross join lateral files_of(m.credit_id) n where m.decision_id = d.decision_id) a
    ),
    sums as (
        select d.what, d.back, d.state, d.ended_at, d.done_at, d.decision_id, d.debit_id, d.credit_id,
            exists (select from here h join file_share s on s.file_id = h.about where h.decision_id = d.decision_id and h.what = d.what
                        and h.credit_id is not distinct from d.credit_id and hidden(s.fund_id)) as many,
            coalesce((select c.satang from credit c where c.credit_id = d.credit_id), (select b.satang from debit b where b.debit_id = d.debit_id)) as satang
        from done d
    )
    select e.what, e.at, s.debit_id, s.credit_id, case when not s.many then s.satang end, s.many,
        case when e.first then coalesce((
            select string_agg(distinct case when exists (select from file_share p where p.file_id = o.file_id and not hidden(p.fund_id)) then f.reference else 'other' end, ' ')
            from (select c.file_id from decision_credit c where s.what = 'CREDIT_MOVED' and c.decision_id = s.decision_id and c.credit_id = s.credit_id
                  union
                  select t.file_id from files_in_text(s.credit_id) t where s.what = 'CREDIT_MATCHED') o
                join agency_file f on f.file_id = o.file_id), '') else '' end
    from sums s
        cross join lateral (values (s.what, s.done_at, true), (s.back, case s.state when 'UNDONE' then s.ended_at end, false)) as e (what, at, first)
    where e.at is not null
$$;
revoke execute on function said_of_money(bigint) from public;

-- In place of taken_off (V73): what people said, to who sees a part of the file, and to its funds what left its account while that counts. Where the money was others' too nobody
-- knows how much is whose, and the bank's words may name them: both stay out, but of a file of many funds that was taken back whole, of which each one's part is known.
drop function taken_off(bigint);
create function told_of_money(file bigint)
    returns table (what text, at timestamptz, account text, entry text, booked_on date, satang bigint, many boolean, others text, text text, sha256 text)
    language sql stable security definer set search_path = public, pg_temp as $$
    with mine as materialized (
        select f.file_id, f.reference, f.agency, f.satang from agency_file f
        where f.file_id = file and exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id))
    ),
    paid as materialized (select c.credit_id from mine m cross join lateral credits_of(m.file_id) c),
    names as (
        select r.debit_id from mine m join debit_reference r on r.reference = m.reference join debit d on d.debit_id = r.debit_id and d.agency = m.agency
        union
        select x.debit_id from paid p join debit_credit x on x.credit_id = p.credit_id
        union
        select x.debit_id from mine m join decision_debit x on x.file_id = m.file_id and x.live
        union
        select x.debit_id from paid p join decision_debit x on x.credit_id = p.credit_id and x.live
    ),
    whose as (
        select n.debit_id, exists (select from files_of_debit(n.debit_id) k join file_share s on s.file_id = k.file_id where hidden(s.fund_id)) as many,
            not exists (select from files_of_debit(n.debit_id) k where k.file_id <> file) as alone
        from names n
        where current_setting('songtor.operator', true) is distinct from 'true' and debit_counts(n.debit_id)
    )
    select case when debit_named(d.debit_id) then 'DEBITED' else 'DEBIT_UNNAMED' end, v.arrived_at, d.account, d.entry, d.booked_on,
        case when not w.many then d.satang
             when w.alone and d.satang = m.satang then (select sum(s.satang)::bigint from file_share s where s.file_id = file and not hidden(s.fund_id)) end,
        w.many, '', case when w.many then '' else d.text end, v.sha256
    from whose w cross join mine m join debit d on d.debit_id = w.debit_id join arrival v on v.arrival_id = d.arrival_id
    union all
    select s.what, s.at, e.account, e.entry, e.booked_on, s.satang, s.many, s.others, '', null
    from mine m
        cross join lateral said_of_money(m.file_id) s
        cross join lateral (select c.account, c.entry, c.booked_on from credit c where c.credit_id = s.credit_id
                            union all
                            select b.account, b.entry, b.booked_on from debit b where b.debit_id = s.debit_id) e
$$;
revoke execute on function told_of_money(bigint) from public;
grant execute on function told_of_money(bigint) to songtor_reader;
