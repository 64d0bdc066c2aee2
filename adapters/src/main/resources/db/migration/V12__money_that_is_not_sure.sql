-- Everything a statement says is in tables; which files a credit pays is read in one place, whoever says so: the bank's text, a damaged reference
-- that could be repaired for certain, or people. What is not certain is kept as candidates for a person to choose from.

alter table credit add column fee bigint not null default 0 check (fee >= 0);

-- Money that left the account. It settles nothing; without it nobody can follow the balance.
create table debit (
    debit_id    bigint      generated always as identity primary key,
    arrival_id  bigint      not null references arrival,
    agency      text        not null,
    account     text        not null,
    entry       text        not null,
    booked_on   date        not null,
    satang      bigint      not null check (satang > 0),
    text        text        not null,
    unique (account, entry)
);
create index debit_arrival on debit (arrival_id);

-- Statements that came before this have no such facts in tables; their bytes are kept.
alter table statement_day
    add column statement_id text,
    add column account      text,
    add column opening      bigint,
    add column closing      bigint,
    add column debits       int     check (debits >= 0),
    add constraint statement_day_whole
        check ((statement_id is null) = (account is null) and (statement_id is null) = (opening is null)
            and (statement_id is null) = (closing is null) and (statement_id is null) = (debits is null));

-- Each thing that was wrong with what came, at its place.
create table arrival_problem (
    arrival_id  bigint      not null references arrival,
    number      int         not null check (number > 0),
    code        text        not null,
    -- Record or line of the file that came; 0 for the whole.
    row_no      int         not null,
    field       text        not null,
    found       text        not null,
    expected    text        not null,
    primary key (arrival_id, number)
);

-- Credits whose text names no file of the account's agency, sound and whole. Kept by the program, so that what could be meant is asked again with every
-- file and credit that comes.
create table credit_unnamed (
    credit_id   bigint      primary key references credit,
    agency      text        not null
);
create index credit_unnamed_agency on credit_unnamed (agency);
insert into credit_unnamed
    select c.credit_id, c.agency from credit c
    where not exists (select from credit_reference r join agency_file f on f.reference = r.reference and f.agency = c.agency
                      where r.credit_id = c.credit_id);

-- Which file such a credit pays: for certain, from all that is known now. Follows from the evidence and changes with it.
create table credit_repair (
    credit_id   bigint      not null references credit,
    file_id     bigint      not null references agency_file,
    primary key (credit_id, file_id)
);
create index credit_repair_file on credit_repair (file_id);

-- Which files it may pay: one of these or nobody's, the likeliest first; several files of one number would be paid together. Reasons are for people.
create table credit_candidate (
    credit_id   bigint      not null references credit,
    number      int         not null check (number > 0),
    file_id     bigint      not null references agency_file,
    reasons     text[]      not null,
    primary key (credit_id, number, file_id)
);
create index credit_candidate_file on credit_candidate (file_id);

-- Which credits pay a file and which files a credit pays, whoever says so; one that two say stands here twice. Functions and not a view, because only
-- with the number inside each part does every part go by its index.
create function credits_of(file bigint) returns table (credit_id bigint) language sql stable as $$
    select c.credit_id
        from agency_file f
            join credit_reference r on r.reference = f.reference
            join credit c on c.credit_id = r.credit_id and c.agency = f.agency
        where f.file_id = file
    union all
    select m.credit_id from credit_repair m where m.file_id = file
    union all
    select d.credit_id from decision_credit d where d.file_id = file and d.live
$$;
create function files_of(credit bigint) returns table (file_id bigint) language sql stable as $$
    select f.file_id
        from credit c
            join credit_reference r on r.credit_id = c.credit_id
            join agency_file f on f.reference = r.reference and f.agency = c.agency
        where c.credit_id = credit
    union all
    select m.file_id from credit_repair m where m.credit_id = credit
    union all
    select d.file_id from decision_credit d where d.credit_id = credit and d.live
$$;

-- Files that credits name together, directly or through other files, and the file itself.
create or replace function connected_files(file bigint) returns setof agency_file language sql stable as $$
    with recursive connected as (
        select file as file_id
        union
        select other.file_id
        from connected k
            cross join lateral credits_of(k.file_id) mine
            cross join lateral files_of(mine.credit_id) other
    )
    select f.* from agency_file f join connected k on k.file_id = f.file_id
$$;

-- A file's part of the money: its own total where all connected files are paid exactly, by what the account gained or by what was paid before the banks'
-- fees; else what names it alone.
create or replace function money_of(file bigint) returns bigint language sql stable as $$
    with connected as (select * from connected_files(file)),
    named as (
        select c.credit_id, c.satang, c.fee, count(distinct k.file_id) as files, bool_or(k.file_id = file) as own
        from connected k
            cross join lateral credits_of(k.file_id) n
            join credit c on c.credit_id = n.credit_id
        group by c.credit_id
    )
    select case
        when (select sum(satang) from connected) in (select sum(satang) from named union all select sum(satang + fee) from named) then f.satang
        else coalesce((select sum(satang) from named where own and files = 1), 0)::bigint
        end
    from agency_file f where f.file_id = file
$$;

-- Reconciliation asks for the items of a file, of many files at once.
alter table review_item add column file_id bigint references agency_file;
update review_item i set file_id = f.file_id
    from agency_file f
    where i.subject ~ '^file:[0-9]+(:|$)' and f.file_id = split_part(i.subject, ':', 2)::bigint;
update review_item i set file_id = fl.file_id
    from file_line fl
    where i.subject ~ '^line:[0-9]+$' and fl.live and fl.line_id = split_part(i.subject, ':', 2)::bigint;
create index review_item_file on review_item (file_id) where file_id is not null;

-- Many rows of one topic are taken at once: those that are due and those that were rung for.
create index outbox_topic_due on outbox (topic, due_at) where parked is null;
create index outbox_rung on outbox (topic) where rings > 0 and parked is null;

-- A foreign key looks up its row once a line, and reconciliation writes a label for each of a million lines. What these keep is kept here once a
-- statement; neither lines, files nor arrivals are ever removed.
alter table line_label drop constraint line_label_line_id_fkey;
create function line_label_has_its_line() returns trigger language plpgsql as $$
begin
    if exists (select from entered e where not exists (select from line l where l.line_id = e.line_id)) then
        raise exception 'line_label: no such line' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger line_label_has_its_line after insert on line_label referencing new table as entered
    for each statement execute function line_label_has_its_line();

alter table answer_line
    drop constraint answer_line_arrival_id_fkey,
    drop constraint answer_line_file_id_fkey;
create function answer_line_has_its_file() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct arrival_id from entered) e
               where not exists (select from arrival a where a.arrival_id = e.arrival_id))
       or exists (select from (select distinct file_id from entered where file_id is not null) e
                  where not exists (select from agency_file f where f.file_id = e.file_id)) then
        raise exception 'answer_line: no such arrival or file' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger answer_line_has_its_file after insert on answer_line referencing new table as entered
    for each statement execute function answer_line_has_its_file();

do $$
declare t text;
begin
    foreach t in array array['debit', 'arrival_problem'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

-- What left the account and what was wrong with an arrival are the operator's. A candidate names a file: whoever has a share in it sees that it is one.
grant select on debit, arrival_problem, credit_repair, credit_candidate, credit_unnamed to songtor_reader;
alter table debit enable row level security;
alter table arrival_problem enable row level security;
alter table credit_repair enable row level security;
alter table credit_candidate enable row level security;
alter table credit_unnamed enable row level security;
create policy own on debit for select to songtor_reader using (current_setting('songtor.operator', true) = 'true');
create policy own on arrival_problem for select to songtor_reader using (current_setting('songtor.operator', true) = 'true');
create policy own on credit_unnamed for select to songtor_reader using (current_setting('songtor.operator', true) = 'true');
create policy own on credit_repair for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = credit_repair.file_id));
create policy own on credit_candidate for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = credit_candidate.file_id));
-- A repaired or decided credit is seen like one that the bank's text names.
drop policy own on credit;
create policy own on credit for select to songtor_reader
    using (current_setting('songtor.operator', true) = 'true'
        or exists (select from credit_reference r join agency_file f on f.reference = r.reference
                   where r.credit_id = credit.credit_id and f.fund_id is not null)
        or exists (select from credit_repair m join agency_file f on f.file_id = m.file_id
                   where m.credit_id = credit.credit_id and f.fund_id is not null)
        or exists (select from decision_credit d join agency_file f on f.file_id = d.file_id
                   where d.credit_id = credit.credit_id and d.live and f.fund_id is not null));
