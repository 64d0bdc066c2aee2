-- Every way a fund can submit: batches that mend others or look like others, lines with their own period and shares, rosters
-- with a history. V3 then seals the persons and the bytes that V1 kept in clear.

alter table batch
    add unique (batch_id, fund_id),
    add column corrects bigint,
    add column label text,
    add column fingerprint text check (fingerprint ~ '^[0-9a-f]{64}$'),
    add foreign key (corrects, fund_id) references batch (batch_id, fund_id),
    drop constraint batch_channel_check,
    add constraint batch_channel_check
        check (channel in ('folder', 'rest', 'sftp', 'soap', 'console', 'cli', 'release'));
create index batch_corrects on batch (corrects) where corrects is not null;
create index batch_fingerprint on batch (fund_id, fingerprint) where fingerprint is not null;
create index batch_period on batch (fund_id, period);

-- Bytes are kept in sealed pieces: AES-256-GCM, so that neither reading nor writing holds a large file in memory.
create table evidence_piece (
    sha256      text        not null references evidence,
    number      int         not null check (number >= 0),
    sealed      bytea       not null,
    primary key (sha256, number)
);
alter table evidence_piece alter column sealed set storage external;

-- What a secret key makes of one known text: another key in the same place is noticed at start.
create table secret_probe (
    use         text        primary key,
    probe       bytea       not null
);

alter table line
    add column person_hash bytea check (length(person_hash) = 16),
    add column person_seal bytea,
    add column last_four text not null default '' check (length(last_four) <= 4),
    add column member_no text,
    add column own_period text check (own_period ~ '^2[4-9][0-9]{2}-(0[1-9]|1[0-2])$'),
    add column member_share bigint check (member_share >= 0),
    add column sponsor_share bigint check (sponsor_share >= 0),
    -- Local time of Asia/Bangkok, as the fund wrote it.
    add column collected_at timestamp,
    -- The label the check gave; later ones are in line_label, so a line nothing happened to costs one row.
    add column first_label text,
    add constraint line_shares_check check ((member_share is null) = (sponsor_share is null)),
    drop constraint line_batch_id_fkey,
    drop constraint line_fund_id_fkey;
alter table file_line
    drop constraint file_line_file_id_fkey,
    drop constraint file_line_line_id_fkey;

-- A foreign key looks up its row once a line, which is half of what storing a line costs. What it keeps is kept here once a statement: a line is of a
-- batch that is there and of its fund, and a file's line is of a file and a line that are there. None of those is ever removed.
create function line_has_its_batch() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct batch_id, fund_id from entered) e
               where not exists (select from batch b where b.batch_id = e.batch_id and b.fund_id = e.fund_id)) then
        raise exception 'line: no such batch of this fund' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger line_has_its_batch after insert on line referencing new table as entered
    for each statement execute function line_has_its_batch();

create function file_line_has_its_line() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct file_id from entered) e
               where not exists (select from agency_file f where f.file_id = e.file_id))
       or exists (select from entered e where not exists (select from line l where l.line_id = e.line_id)) then
        raise exception 'file_line: no such file or line' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger file_line_has_its_line after insert on file_line referencing new table as entered
    for each statement execute function file_line_has_its_line();

create function batch_guard() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or (new.batch_id, new.fund_id, new.sha256) is distinct from (old.batch_id, old.fund_id, old.sha256) then
        raise exception 'batch: is never removed, and keeps its number, fund and bytes' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger batch_guard before update or delete on batch for each row execute function batch_guard();
create trigger batch_no_truncate before truncate on batch for each statement execute function forbid_change();

create function file_line_guard() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or (new.file_id, new.position, new.line_id, new.satang) is distinct from (old.file_id, old.position, old.line_id, old.satang) then
        raise exception 'file_line: money in a file never moves' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger file_line_guard before update or delete on file_line for each row execute function file_line_guard();

alter table line disable trigger line_append_only;
update line l set first_label = n.label from line_label n where n.line_id = l.line_id and n.number = 1;
alter table line enable trigger line_append_only;
alter table line alter column first_label set not null;

create function current_label(line bigint, first text) returns table (label text) language sql stable as $$
    select coalesce((select n.label from line_label n where n.line_id = line order by n.number desc limit 1), first)
$$;

alter table member
    add column kind text not null default 'INDIVIDUAL' check (kind in ('INDIVIDUAL', 'GROUP')),
    add column person_hash bytea check (length(person_hash) = 16),
    add column person_seal bytea,
    add column last_four text not null default '' check (length(last_four) <= 4),
    add column birth_date date,
    -- {"nsf": {"from": "2020-01-01", "until": "2026-12-31"}}; without an end while it goes on.
    add column enrolments jsonb not null default '{}',
    -- {"nsf": "A-123"}: the member's number at an agency.
    add column agency_references jsonb not null default '{}',
    add column ended_at timestamptz;
update member set enrolments = (select coalesce(jsonb_object_agg(s, jsonb_build_object('from', '1970-01-01')), '{}')
                                from unnest(schemes) s);
alter table member
    drop column schemes,
    alter column kind drop default,
    alter column enrolments drop default,
    alter column agency_references drop default;

create table member_change (
    change_id   bigint      generated always as identity primary key,
    fund_id     text        not null references fund,
    member_no   text        not null,
    at          timestamptz not null default now(),
    actor       text        not null,
    what        text        not null
);
create index member_change_member on member_change (fund_id, member_no, change_id);

alter table answer_line
    add column person_hash bytea check (length(person_hash) = 16),
    add column person_seal bytea,
    add column last_four text not null default '' check (length(last_four) <= 4);

do $$
declare t text;
begin
    foreach t in array array['evidence_piece', 'member_change'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

-- People see changes of their own funds' members; pieces, probes and members stay with the program.
grant select on member_change to songtor_reader;
alter table evidence_piece enable row level security;
alter table secret_probe enable row level security;
alter table member enable row level security;
alter table member_change enable row level security;
create policy own on member_change for select to songtor_reader using (may_see(fund_id));
