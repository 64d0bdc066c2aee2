-- One month of remittances: what funds sent, what agencies got, what they answered, what the bank says.
-- Laws (architecture): 2 content hash unique; 3 one live file a line, numbers from a locked counter; 4 same bytes again;
-- 6 outcomes appended; 11 bytes kept; 12 row-level security under a role that owns nothing.

create table evidence (
    sha256      text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    kind        text        not null check (kind in ('submission', 'agency-file', 'signature', 'answer', 'statement')),
    bytes       bytea       not null,
    size        bigint      not null check (size >= 0),
    kept_at     timestamptz not null default now()
);
alter table evidence alter column bytes set storage external;

create table fund (
    fund_id     text        primary key,
    name_th     text        not null,
    name_en     text        not null
);

create table member (
    fund_id     text        not null references fund,
    member_no   text        not null,
    person      text        not null check (person ~ '^[0-9]{13}$'),
    title       text        not null,
    first_name  text        not null,
    last_name   text        not null,
    occupation  text        not null,
    schemes     text[]      not null,
    primary key (fund_id, member_no),
    unique (fund_id, person)
);

create table batch (
    batch_id    bigint      generated always as identity primary key,
    fund_id     text        not null references fund,
    sha256      text        not null references evidence,
    channel     text        not null check (channel in ('folder', 'rest')),
    source_name text        not null,
    period      text        check (period ~ '^2[4-9][0-9]{2}-(0[1-9]|1[0-2])$'),
    state       text        not null check (state in ('RECEIVED', 'REFUSED', 'CHECKED', 'DISPATCHED')),
    received_at timestamptz not null default now(),
    receipt     jsonb,
    unique (fund_id, sha256),
    check ((state = 'RECEIVED') = (receipt is null))
);

-- Law 2: a key stands for the bytes it came with first, for ever; the same bytes may come with several keys.
create table submission_key (
    fund_id     text        not null references fund,
    key         text        not null,
    sha256      text        not null,
    primary key (fund_id, key)
);

create table line (
    line_id     bigint      generated always as identity primary key,
    batch_id    bigint      not null references batch,
    fund_id     text        not null references fund,
    line_no     int         not null check (line_no > 0),
    row_no      int         not null,
    scheme      text        not null,
    agency      text        not null,
    profile     text        not null,
    -- A refused line keeps the person masked and no wages: what could not be read is not guessed.
    refused     boolean     not null,
    person      text        not null,
    title       text        not null,
    first_name  text        not null,
    last_name   text        not null,
    satang      bigint      not null check (satang >= 0),
    wages       bigint      check (wages >= 0),
    unique (batch_id, line_no),
    check (refused or (person ~ '^[0-9]{13}$' and satang > 0))
);
create index line_person on line (fund_id, person, scheme);

create table problem (
    batch_id    bigint      not null references batch,
    number      int         not null,
    code        text        not null,
    row_no      int         not null,
    line_no     int         not null,
    field       text        not null,
    found       text        not null,
    expected    text        not null,
    primary key (batch_id, number)
);

-- One row a profile, locked while a line set is frozen: no gaps, never used twice.
create table sequence_counter (
    stream      text        primary key,
    last_value  bigint      not null check (last_value >= 0)
);

create table agency_file (
    file_id     bigint      generated always as identity primary key,
    fund_id     text        not null references fund,
    batch_id    bigint      not null references batch,
    agency      text        not null,
    profile     text        not null,
    sequence    bigint      not null,
    reference   text        not null unique check (reference ~ '^ST[0-9]{10}$'),
    period      text        not null,
    written_on  date        not null,
    lines       int         not null check (lines > 0),
    satang      bigint      not null check (satang > 0),
    state       text        not null
                check (state in ('FROZEN', 'SIGNED', 'SENT', 'DELIVERED', 'ANSWERED', 'UNDELIVERABLE')),
    live        boolean     not null default true,
    name        text,
    sha256      text        references evidence,
    signature   text        references evidence,
    attempts    int         not null default 0,
    frozen_at   timestamptz not null default now(),
    signed_at   timestamptz,
    sent_at     timestamptz,
    delivered_at timestamptz,
    answered_at timestamptz,
    answer_due  timestamptz,
    unique (agency, profile, sequence),
    unique (agency, profile, name),
    check ((state = 'FROZEN') = (signed_at is null)),
    check ((signed_at is null) = (name is null)),
    check ((signed_at is null) = (sha256 is null)),
    check ((signed_at is null) = (signature is null)),
    check ((delivered_at is null) = (answer_due is null))
);

create index agency_file_batch on agency_file (batch_id);
create index agency_file_awaited on agency_file (agency, profile) where state in ('DELIVERED', 'UNDELIVERABLE');

create table file_line (
    file_id     bigint      not null references agency_file,
    position    int         not null check (position > 0),
    line_id     bigint      not null references line,
    satang      bigint      not null check (satang > 0),
    live        boolean     not null default true,
    primary key (file_id, position)
);
-- Law 3: a line reaches exactly one live agency file.
create unique index file_line_one_live on file_line (line_id) where live;

create table delivery_attempt (
    file_id     bigint      not null references agency_file,
    attempt     int         not null,
    outcome     text        not null check (outcome in ('DELIVERED', 'REFUSED', 'TRY_AGAIN', 'UNKNOWN')),
    detail      text        not null,
    at          timestamptz not null default now(),
    primary key (file_id, attempt)
);

create table arrival (
    arrival_id  bigint      generated always as identity primary key,
    agency      text        not null,
    kind        text        not null check (kind in ('answer', 'statement', 'rejected')),
    name        text        not null,
    sha256      text        not null references evidence,
    signature   text        not null references evidence,
    arrived_at  timestamptz not null default now()
);
-- The same bytes again change nothing, whatever they are called. What was rejected for a bad signature or an unknown
-- reference may come again and be good: it does not stand in the way.
create unique index arrival_applied_once on arrival (agency, sha256) where kind <> 'rejected';
create unique index arrival_rejected_once on arrival (agency, sha256, signature) where kind = 'rejected';

create table answer_file (
    arrival_id  bigint      not null references arrival,
    file_id     bigint      not null references agency_file,
    answer_id   text        not null,
    verdict     text        not null check (verdict in ('PROCESSED', 'FILE_REFUSED')),
    reason      text        not null,
    primary key (arrival_id)
);

create index answer_file_file on answer_file (file_id);

create table answer_line (
    arrival_id  bigint      not null references arrival,
    number      int         not null,
    file_id     bigint      references agency_file,
    -- 0: the agency has a payment that no file of ours held.
    position    int         not null check (position >= 0),
    person      text        not null,
    verdict     text        not null check (verdict in ('BOOKED', 'DUPLICATE', 'NOT_ELIGIBLE', 'REFUSED')),
    satang      bigint      not null check (satang >= 0),
    cause       text        not null,
    primary key (arrival_id, number)
);
create index answer_line_file on answer_line (file_id, position);

create table credit (
    credit_id   bigint      generated always as identity primary key,
    arrival_id  bigint      not null references arrival,
    agency      text        not null,
    account     text        not null,
    entry       text        not null,
    booked_on   date        not null,
    satang      bigint      not null check (satang > 0),
    text        text        not null,
    unique (account, entry)
);

create index credit_arrival on credit (arrival_id);

create table credit_reference (
    credit_id   bigint      not null references credit,
    reference   text        not null,
    primary key (credit_id, reference)
);
create index credit_reference_reference on credit_reference (reference);

-- Files that credits to their agency's account name together, directly or through other files, and the file itself.
create function connected_files(file bigint) returns setof agency_file language sql stable as $$
    with recursive connected as (
        select f.file_id, f.agency, f.reference from agency_file f where f.file_id = file
        union
        select f.file_id, f.agency, f.reference
        from connected k
            join credit_reference mine on mine.reference = k.reference
            join credit c on c.credit_id = mine.credit_id and c.agency = k.agency
            join credit_reference other on other.credit_id = c.credit_id
            join agency_file f on f.reference = other.reference and f.agency = c.agency
    )
    select f.* from agency_file f join connected k on k.file_id = f.file_id
$$;

-- Law 12: whose rows the transaction of a reader may see; both settings end with the transaction.
create function may_see(fund text) returns boolean language sql stable as $$
    select current_setting('songtor.operator', true) = 'true'
        or fund = any (string_to_array(current_setting('songtor.funds', true), ','))
$$;

-- The file's share of the money: its own total where all connected files are paid exactly, else what names it alone.
-- Runs as the owner, because a fund's reader does not see the other funds that a shared credit names.
create function credited(file bigint) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    with connected as (select * from connected_files(file)),
    named as (
        select c.credit_id, c.satang, count(*) as files, bool_or(k.file_id = file) as own
        from connected k
            join credit_reference r on r.reference = k.reference
            join credit c on c.credit_id = r.credit_id and c.agency = k.agency
        group by c.credit_id
    )
    select case
        when current_setting('role') = 'songtor_reader' and not coalesce(may_see(f.fund_id), false) then null
        when (select sum(satang) from named) = (select sum(satang) from connected) then f.satang
        else coalesce((select sum(satang) from named where own and files = 1), 0)::bigint
        end
    from agency_file f where f.file_id = file
$$;

-- Labels are appended; the current one is the one with the highest number.
create table line_label (
    line_id     bigint      not null references line,
    number      int         not null,
    label       text        not null,
    at          timestamptz not null default now(),
    primary key (line_id, number)
);

create table review_item (
    item_id     bigint      generated always as identity primary key,
    label       text        not null,
    subject     text        not null,
    fund_id     text        references fund,
    owner       text        not null,
    at_risk     bigint      not null check (at_risk >= 0),
    note        text        not null,
    opened_at   timestamptz not null default now(),
    closed_at   timestamptz
);
create unique index review_item_one_open on review_item (label, subject) where closed_at is null;

create table review_item_line (
    item_id     bigint      not null references review_item,
    line_id     bigint      not null references line,
    primary key (item_id, line_id)
);
create index review_item_line_line on review_item_line (line_id);

create table journal (
    entry_id    bigint      generated always as identity primary key,
    at          timestamptz not null default now(),
    actor       text        not null,
    event       text        not null,
    subject     text        not null,
    detail      text        not null
);
create index journal_subject on journal (subject, entry_id);

create table outbox (
    topic       text        not null,
    subject     bigint      not null,
    due_at      timestamptz not null default now(),
    rings       int         not null default 0,
    holder      text,
    held_until  timestamptz,
    token       bigint      not null default 0,
    primary key (topic, subject)
);
create index outbox_due on outbox (due_at);

-- What happened is never rewritten.
create function forbid_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;

do $$
declare t text;
begin
    foreach t in array array['evidence', 'journal', 'answer_line', 'answer_file', 'arrival', 'credit', 'credit_reference',
                             'delivery_attempt', 'line', 'line_label', 'problem', 'submission_key'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

-- Signed bytes are never replaced, a number never changes, money in a file never moves.
create function agency_file_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (old.sha256 is not null and (new.sha256, new.signature, new.name) is distinct from (old.sha256, old.signature, old.name))
       or (new.fund_id, new.batch_id, new.agency, new.profile, new.sequence, new.reference, new.lines, new.satang)
          is distinct from (old.fund_id, old.batch_id, old.agency, old.profile, old.sequence, old.reference, old.lines, old.satang) then
        raise exception 'agency_file: frozen and signed values do not change' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger agency_file_guard before update or delete on agency_file for each row execute function agency_file_guard();

-- Law 12: people read under a role that owns nothing and sees only the funds named in the transaction.
do $$
begin
    if not exists (select from pg_roles where rolname = 'songtor_reader') then
        create role songtor_reader nologin;
    end if;
    -- The administrator of a server may have granted it already: then we need no right to grant.
    if not pg_has_role(current_user, 'songtor_reader', 'set') then
        grant songtor_reader to current_user with inherit false, set true;
    end if;
end $$;
grant usage on schema public to songtor_reader;
grant select on fund, batch, line, problem, agency_file, file_line, delivery_attempt, answer_file, answer_line, credit,
    credit_reference, line_label, review_item, review_item_line, journal to songtor_reader;

alter table fund enable row level security;
alter table batch enable row level security;
alter table line enable row level security;
alter table problem enable row level security;
alter table agency_file enable row level security;
alter table file_line enable row level security;
alter table delivery_attempt enable row level security;
alter table answer_file enable row level security;
alter table answer_line enable row level security;
alter table credit enable row level security;
alter table credit_reference enable row level security;
alter table line_label enable row level security;
alter table review_item enable row level security;
alter table review_item_line enable row level security;
alter table journal enable row level security;

create policy own on fund for select to songtor_reader using (may_see(fund_id));
create policy own on batch for select to songtor_reader using (may_see(fund_id));
create policy own on line for select to songtor_reader using (may_see(fund_id));
create policy own on problem for select to songtor_reader
    using (exists (select from batch b where b.batch_id = problem.batch_id));
create policy own on agency_file for select to songtor_reader using (may_see(fund_id));
create policy own on file_line for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = file_line.file_id));
create policy own on delivery_attempt for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = delivery_attempt.file_id));
create policy own on answer_file for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = answer_file.file_id));
create policy own on answer_line for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = answer_line.file_id));
create policy own on credit_reference for select to songtor_reader
    using (exists (select from agency_file f where f.reference = credit_reference.reference));
create policy own on credit for select to songtor_reader
    using (current_setting('songtor.operator', true) = 'true'
        or exists (select from credit_reference r where r.credit_id = credit.credit_id));
create policy own on line_label for select to songtor_reader
    using (exists (select from line l where l.line_id = line_label.line_id));
create policy own on review_item for select to songtor_reader
    using (case when fund_id is null then current_setting('songtor.operator', true) = 'true' else may_see(fund_id) end);
create policy own on review_item_line for select to songtor_reader
    using (exists (select from review_item i where i.item_id = review_item_line.item_id));
create policy own on journal for select to songtor_reader
    using (current_setting('songtor.operator', true) = 'true'
        or exists (select from batch b where journal.subject = 'batch:' || b.batch_id)
        or exists (select from agency_file f where journal.subject = 'file:' || f.file_id)
        or exists (select from review_item i where journal.subject = 'item:' || i.item_id));
