-- What should come and until when: statements, answers, batches; and up to when each box was read.

create table box_read (
    box         text        primary key,
    read_at     timestamptz not null
);

-- Which day a statement is of: a day without credits leaves no other trace.
create table statement_day (
    arrival_id  bigint      primary key references arrival,
    agency      text        not null,
    dated       date        not null,
    entries     int         not null check (entries >= 0)
);
create index statement_day_agency on statement_day (agency, dated);
create trigger statement_day_append_only before update or delete on statement_day for each row execute function forbid_change();
create trigger statement_day_no_truncate before truncate on statement_day for each statement execute function forbid_change();

create table expectation (
    subject     text        primary key,
    kind        text        not null check (kind in ('STATEMENT', 'ANSWERS', 'BATCH')),
    agency      text,
    profile     text,
    fund_id     text        references fund,
    period      text,
    day         date,
    due_at      timestamptz not null,
    state       text        not null default 'WAITING' check (state in ('WAITING', 'CAME', 'MISSING', 'EMPTY', 'WRONG_DAY')),
    changed_at  timestamptz not null default now(),
    check ((kind = 'BATCH') = (fund_id is not null)),
    check ((kind = 'BATCH') = (period is not null)),
    check ((kind = 'BATCH') = (day is null)),
    check ((kind = 'ANSWERS') = (profile is not null))
);
create index expectation_open on expectation (due_at) where state <> 'CAME';
create index expectation_due on expectation (due_at);

create index agency_file_answer_due on agency_file (agency, profile, answer_due) where answer_due is not null;

grant select on expectation to songtor_reader;
alter table expectation enable row level security;
create policy own on expectation for select to songtor_reader
    using (case when fund_id is null then current_setting('songtor.operator', true) = 'true' else may_see(fund_id) end);

-- What waits to be delivered: few among all files.
create index agency_file_undelivered on agency_file (frozen_at) where delivered_at is null and answered_at is null;
create index batch_checked on batch (batch_id) where state = 'CHECKED';

-- When a file that was tried is tried again. Runs as the owner: readers see nothing else of the work that waits.
create function next_attempt(file bigint) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select o.due_at
    from agency_file f join outbox o on o.topic = 'deliver.' || f.agency || '.' || f.profile and o.subject = f.file_id
    where f.file_id = file and f.attempts > 0
        and (current_setting('role') <> 'songtor_reader'
            or exists (select from file_share s where s.file_id = f.file_id and may_see(s.fund_id)))
$$;
