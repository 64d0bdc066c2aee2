-- The books: in which account the money of every line stands, and how it came there. Double entry: what leaves one account enters another in the same row,
-- so all accounts together are nothing, always. The account is a pure function of a line's label and its file's facts (org.songtor.books.Accounts says it
-- again; a test compares); triggers on every table that a label or fact comes from write what changed, so no path of the program can forget it.

create type money_account as enum ('COLLECTED', 'FORWARDED', 'RESUBMITTED', 'REFUSED', 'INTAKE', 'HELD', 'TO_SEND', 'SENT', 'ACCEPTED', 'AT_RISK',
                                   'MEMBER_CREDIT', 'SETTLED', 'RETURNED', 'WRITTEN_OFF', 'NOT_OURS');

-- Nothing for a label that no line has: such a row is refused below. Constants of the type itself: a cast from text would keep PostgreSQL from putting the
-- expression in place of the call, which costs ten times as much.
create function account_of(label text, gone boolean, booked boolean, settled boolean) returns money_account language sql immutable as $$
    select case label
        when 'WAITING' then case when booked then money_account 'ACCEPTED' when gone then 'SENT' else 'TO_SEND' end
        when 'SETTLED' then 'SETTLED'
        when 'LATE' then 'SETTLED'
        when 'REFUSED_AT_INTAKE' then 'REFUSED'
        when 'HELD_FOR_REVIEW' then 'INTAKE'
        when 'HELD_IN_TRUST' then 'HELD'
        when 'FORWARDED' then 'FORWARDED'
        when 'RESUBMITTED' then 'RESUBMITTED'
        when 'RETURNED' then 'RETURNED'
        when 'WRITTEN_OFF' then 'WRITTEN_OFF'
        when 'NOT_OURS' then 'NOT_OURS'
        when 'MERGED' then 'MEMBER_CREDIT'
        when 'AMOUNT_ACCEPTED' then case when settled then money_account 'SETTLED' else 'ACCEPTED' end
        when 'REFUSED_BY_AGENCY' then 'AT_RISK'
        when 'NOT_ELIGIBLE' then 'AT_RISK'
        when 'AMOUNT_MISMATCH' then 'AT_RISK'
        when 'ALREADY_PAID' then 'AT_RISK'
        when 'BOOKED_TWICE' then 'AT_RISK'
        when 'WRONG_REFERENCE' then 'AT_RISK'
        when 'SERVICE_CODE_SWAPPED' then 'AT_RISK'
        when 'WRONG_BILLER' then 'AT_RISK'
        when 'DATE_DIFFERS' then 'AT_RISK'
        when 'CANCEL_INELIGIBLE' then 'AT_RISK'
        when 'NEVER_ANSWERED' then 'AT_RISK'
        when 'FILE_REFUSED' then 'AT_RISK'
        when 'UNDELIVERED' then 'AT_RISK'
        when 'FILE_SHORT' then 'AT_RISK'
        when 'FILE_OVER' then 'AT_RISK'
        when 'NEVER_PAID' then 'AT_RISK'
        when 'DECISION_CONTRADICTED' then 'AT_RISK'
        when 'ASKED_AGENCY' then 'AT_RISK'
        when 'WAITING_UNTIL' then 'AT_RISK'
        end
$$;

-- Where a line's money comes from. What a release or a correction of the desk carries left another line: it is not collected a second time.
create function source_of(first_label text, channel text) returns money_account language sql immutable as $$
    select case when first_label = 'REFUSED_AT_INTAKE' then money_account 'REFUSED'
                when channel = 'release' then 'FORWARDED'
                when channel = 'desk' then 'RESUBMITTED'
                else 'COLLECTED' end
$$;

-- The account by all evidence, and what of the line's money stands beside it, held for the member: the difference to an agency's amount that was accepted.
create function line_account(line bigint, satang bigint, label text) returns table (account money_account, aside bigint) language sql stable as $$
    select account_of(label, f.gone, f.booked, f.settled),
        case when label = 'AMOUNT_ACCEPTED' then satang - coalesce((
            select d.booked from decision_line d join decision x on x.decision_id = d.decision_id and x.kind = 'ACCEPT_AGENCY_AMOUNT'
            where d.line_id = line order by d.live desc, d.decision_id desc limit 1), satang) else 0 end
    from (select 1) one
        left join lateral (
            select coalesce(f.sent_at, f.answered_at) is not null as gone, f.settled_at is not null as settled,
                exists (select from answer_line a
                        where a.file_id = fl.file_id and a.position = fl.position and a.verdict = 'BOOKED') as booked
            from file_line fl join agency_file f on f.file_id = fl.file_id
            where label in ('WAITING', 'AMOUNT_ACCEPTED') and fl.line_id = line and fl.live limit 1) f on true
$$;

create sequence posting_number;

-- What one event changed in the books.
create table posting (
    posting_id  bigint      primary key,
    at          timestamptz not null default now(),
    cause       text        not null check (cause in ('INTAKE', 'LABEL', 'FILE', 'ANSWER', 'DECISION', 'OPENING')),
    -- Lines whose money moved.
    lines       bigint      not null check (lines > 0)
);

-- One posting by fund, scheme, batch and account; money that leaves an account is below zero.
create table posting_entry (
    posting_id  bigint      not null references posting deferrable initially deferred,
    batch_id    bigint      not null,
    fund_id     text        not null,
    scheme      text        not null,
    account     money_account not null,
    lines       bigint      not null,
    satang      bigint      not null,
    primary key (posting_id, batch_id, scheme, account),
    foreign key (batch_id, fund_id) references batch (batch_id, fund_id)
);
create index posting_entry_fund on posting_entry (fund_id, batch_id);

-- The money of one line goes from account to account. Where it stood first follows from the line itself, so intake writes nothing here.
create table movement (
    line_id     bigint      not null,
    number      int         not null check (number > 0),
    posting_id  bigint      not null,
    satang      bigint      not null check (satang >= 0),
    from_account money_account not null,
    -- What of it was held for the member before, and is after; below zero where the agency took more than was passed on.
    from_aside  bigint      not null,
    to_account  money_account not null,
    to_aside    bigint      not null,
    primary key (line_id, number),
    check ((from_account, from_aside) <> (to_account, to_aside))
);

-- Compares each line with where its money stands in the books, and writes what differs. Always by index: a plan made while a table was empty would read
-- all of it for each line, and what an event changes is little beside what lies there.
create function book(lines bigint[], labels text[], why text) returns void language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_memoize = off set work_mem = '32MB'
    set plan_cache_mode = auto as $$
declare
    this bigint := nextval('posting_number');
    -- Few labels need the file's facts, and looking for them costs as much as the rest.
    account text := case when labels && array['WAITING', 'AMOUNT_ACCEPTED'] then 'line_account(c.line_id, l.satang, c.label)'
                         else '(select account_of(c.label, false, false, false) as account, 0::bigint as aside)' end;
begin
    perform set_config('songtor.booking', 'true', true);
    execute replace($sql$
        with next as materialized (
            select l.line_id, l.batch_id, l.fund_id, l.scheme, l.satang, coalesce(m.number, 0) + 1 as number,
                coalesce(m.to_account, account_of(l.first_label, false, false, false)) as from_account, coalesce(m.to_aside, 0) as from_aside,
                now.account as to_account, now.aside as to_aside
            from unnest($1, $2) as c (line_id, label)
                join line l on l.line_id = c.line_id
                left join lateral (select * from movement x where x.line_id = c.line_id order by x.number desc limit 1) m on true
                cross join lateral :account now
            where (now.account, now.aside)
                is distinct from (coalesce(m.to_account, account_of(l.first_label, false, false, false)), coalesce(m.to_aside, 0))
        ),
        moved as (
            insert into movement (line_id, number, posting_id, satang, from_account, from_aside, to_account, to_aside)
            select line_id, number, $3, satang, from_account, from_aside, to_account, to_aside from next
        ),
        summed as (
            select batch_id, fund_id, scheme, from_account, to_account, count(*) as lines, sum(satang - from_aside) as out, sum(from_aside) as aside_out,
                sum(satang - to_aside) as into, sum(to_aside) as aside_into
            from next group by batch_id, fund_id, scheme, from_account, to_account
        ),
        entered as (
            insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
            select $3, s.batch_id, s.fund_id, s.scheme, e.account, sum(e.lines), sum(e.satang)
            from summed s
                cross join lateral (values (s.from_account, -s.lines, -s.out), (s.to_account, s.lines, s.into),
                                           ('MEMBER_CREDIT', 0, s.aside_into - s.aside_out)) e (account, lines, satang)
            group by s.batch_id, s.fund_id, s.scheme, e.account
            having sum(e.lines) <> 0 or sum(e.satang) <> 0
        )
        insert into posting (posting_id, cause, lines)
        select $3, $4, count(*) from next having count(*) > 0
        $sql$, ':account', account) using lines, labels, this, why;
    perform set_config('songtor.booking', '', true);
end $$;

-- Where the money of new lines stands first, and where it came from.
create function book_intake() returns trigger language plpgsql as $$
declare
    this bigint := nextval('posting_number');
begin
    with summed as (
        select batch_id, fund_id, scheme, first_label, count(*) as lines, sum(satang) as satang
        from entered group by batch_id, fund_id, scheme, first_label
    ),
    sides as (
        select s.*, account_of(s.first_label, false, false, false) as account, source_of(s.first_label, b.channel) as source
        from summed s join batch b on b.batch_id = s.batch_id
    ),
    written as (
        insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
        select this, s.batch_id, s.fund_id, s.scheme, e.account, sum(e.lines), sum(e.satang)
        from sides s cross join lateral (values (s.source, -s.lines, -s.satang), (s.account, s.lines, s.satang)) e (account, lines, satang)
        group by s.batch_id, s.fund_id, s.scheme, e.account
        having sum(e.lines) <> 0 or e.account is null
    )
    insert into posting (posting_id, cause, lines)
    select this, 'INTAKE', sum(lines) from sides where account <> source having count(*) > 0;
    return null;
end $$;

-- A label is the account's ground, except where the file's facts say more: those are held still, so that neither side misses what the other writes.
create function book_labels() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    perform from agency_file f
    where f.file_id in (select fl.file_id from entered e join file_line fl on fl.line_id = e.line_id and fl.live
                        where e.label in ('WAITING', 'AMOUNT_ACCEPTED'))
    order by f.file_id for share;
    perform book(array_agg(line_id), array_agg(label), 'LABEL') from entered;
    return null;
end $$;

-- A whole file left or came back, or its money came or is gone. At the end of the transaction: whoever labels the file has then ended or not begun.
create function book_file() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    perform book(array_agg(l.line_id), array_agg(now.label), 'FILE')
    from file_line fl
        join line l on l.line_id = fl.line_id
        cross join lateral current_label(l.line_id, l.first_label) now
    where fl.file_id = new.file_id and fl.live and now.label in ('WAITING', 'AMOUNT_ACCEPTED');
    return null;
end $$;

create function book_answer() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    perform book(array_agg(l.line_id), array_agg(now.label), 'ANSWER')
    from (select distinct file_id, position from answer_line where arrival_id = new.arrival_id and verdict = 'BOOKED' and position > 0) a
        join file_line fl on fl.file_id = a.file_id and fl.position = a.position and fl.live
        join line l on l.line_id = fl.line_id
        cross join lateral current_label(l.line_id, l.first_label) now
    where now.label = 'WAITING';
    return null;
end $$;

-- A line that left its file, or whose decision was made or undone.
create function book_line() returns trigger language plpgsql as $$
begin
    perform book(array[l.line_id], array[now.label], 'DECISION')
    from line l cross join lateral current_label(l.line_id, l.first_label) now
    where l.line_id = new.line_id;
    return null;
end $$;

create trigger book_intake after insert on line referencing new table as entered for each statement execute function book_intake();
create trigger book_labels after insert on line_label referencing new table as entered for each statement execute function book_labels();
create constraint trigger book_file after update on agency_file deferrable initially deferred for each row
    when ((coalesce(old.sent_at, old.answered_at) is null) <> (coalesce(new.sent_at, new.answered_at) is null)
          or (old.settled_at is null) <> (new.settled_at is null))
    execute function book_file();
create constraint trigger book_answer after insert on answer_file deferrable initially deferred for each row execute function book_answer();
create constraint trigger book_file_line after update on file_line deferrable initially deferred for each row
    when (old.live is distinct from new.live) execute function book_line();
create constraint trigger book_decision_line after insert or update on decision_line deferrable initially deferred for each row
    execute function book_line();

-- A movement begins where the one before it ended, the first where the line's own first label puts its money. What book() writes is made of just that,
-- so it is not looked up a second time: that would be a third of the cost of the books. Two who book one line at once meet in the primary key.
create function movement_follows() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if current_setting('songtor.booking', true) = 'true' then
        return null;
    end if;
    if exists (select from entered e left join movement p on p.line_id = e.line_id and p.number = e.number - 1
               where e.number > 1 and (p.satang, p.to_account, p.to_aside) is distinct from (e.satang, e.from_account, e.from_aside))
       or exists (select from entered e left join line l on l.line_id = e.line_id
                  where e.number = 1 and (l.satang, account_of(l.first_label, false, false, false), 0) is distinct from (e.satang, e.from_account, e.from_aside)) then
        raise exception 'movement: money moves from where it stands, whole' using errcode = '23514';
    end if;
    return null;
end $$;
create trigger movement_follows after insert on movement referencing new table as entered for each statement execute function movement_follows();

-- At the end of the transaction: what left one account has entered another.
create function posting_is_zero() returns trigger language plpgsql as $$
begin
    if (select sum(satang) from posting_entry where posting_id = new.posting_id) is distinct from 0 then
        raise exception 'posting: the accounts of posting % are not nothing together', new.posting_id using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger posting_is_zero after insert on posting deferrable initially deferred for each row execute function posting_is_zero();
create constraint trigger posting_entry_is_zero after insert on posting_entry deferrable initially deferred for each row execute function posting_is_zero();

do $$
declare t text;
begin
    foreach t in array array['posting', 'posting_entry', 'movement'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

-- When an answer or a statement came, and the hash of its bytes: for whoever sees what it says.
grant select (arrival_id, kind, sha256, arrived_at) on arrival to songtor_reader;
alter table arrival enable row level security;
create policy own on arrival for select to songtor_reader
    using (current_setting('songtor.operator', true) = 'true'
        or exists (select from answer_file a where a.arrival_id = arrival.arrival_id)
        or exists (select from credit c where c.arrival_id = arrival.arrival_id));

grant select on posting, posting_entry, movement to songtor_reader;
alter table posting enable row level security;
alter table posting_entry enable row level security;
alter table movement enable row level security;
create policy own on posting_entry for select to songtor_reader using (may_see(fund_id));
create policy own on posting for select to songtor_reader
    using (exists (select from posting_entry e where e.posting_id = posting.posting_id));
create policy own on movement for select to songtor_reader
    using (exists (select from line l where l.line_id = movement.line_id));

-- The books are opened with what is there already: a batch is one posting for its lines, and one for what became of them.
do $$
declare
    opened record;
    this bigint;
begin
    for opened in select b.batch_id, b.channel from batch b where exists (select from line l where l.batch_id = b.batch_id) order by b.batch_id loop
        this := nextval('posting_number');
        with summed as (
            select fund_id, scheme, account_of(first_label, false, false, false) as account, source_of(first_label, opened.channel) as source,
                count(*) as lines, sum(satang) as satang
            from line where batch_id = opened.batch_id group by 1, 2, 3, 4
        ),
        written as (
            insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)
            select this, opened.batch_id, s.fund_id, s.scheme, e.account, sum(e.lines), sum(e.satang)
            from summed s cross join lateral (values (s.source, -s.lines, -s.satang), (s.account, s.lines, s.satang)) e (account, lines, satang)
            group by s.fund_id, s.scheme, e.account having sum(e.lines) <> 0
        )
        insert into posting (posting_id, cause, lines)
        select this, 'OPENING', sum(lines) from summed where account <> source having count(*) > 0;
        perform book(array_agg(l.line_id), array_agg(now.label), 'OPENING')
        from line l cross join lateral current_label(l.line_id, l.first_label) now
        where l.batch_id = opened.batch_id;
    end loop;
end $$;
