-- A file may carry the lines of many funds. What of it is whose stands in file_share, written with the file and never changed: the shares
-- fill the file without a gap, and every line lies in its own fund's share. A fund sees its share, never the others' nor the total.

-- Lines of one profile and one contribution period wait here for company. A row of its own, so that whoever adds to the group or
-- closes it holds it: groups first, then batches by number, then counters.
create table file_group (
    group_id    bigint      generated always as identity primary key,
    agency      text        not null,
    profile     text        not null,
    period      text        not null check (period ~ '^2[4-9][0-9]{2}-(0[1-9]|1[0-2])$'),
    unique (agency, profile, period)
);

-- The lines of one batch that wait in a group. Which they are is not written down again: they are labelled WAITING and in no live file.
create table file_group_part (
    group_id    bigint      not null references file_group,
    batch_id    bigint      not null,
    fund_id     text        not null,
    lines       int         not null check (lines > 0),
    since       timestamptz not null default now(),
    -- Until then at the latest.
    due_at      timestamptz not null,
    primary key (group_id, batch_id),
    foreign key (batch_id, fund_id) references batch (batch_id, fund_id)
);
create index file_group_part_batch on file_group_part (batch_id);

alter table agency_file
    alter column fund_id drop not null,
    alter column batch_id drop not null,
    add column group_id bigint references file_group,
    -- One fund's batch, or a group.
    add constraint agency_file_origin_check
        check ((fund_id is null) = (batch_id is null) and (group_id is null) = (batch_id is not null));
create index agency_file_group on agency_file (group_id) where group_id is not null;

create or replace function agency_file_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or (old.sha256 is not null and (new.sha256, new.signature, new.name) is distinct from (old.sha256, old.signature, old.name))
       or (new.fund_id, new.batch_id, new.group_id, new.agency, new.profile, new.sequence, new.reference, new.lines, new.satang)
          is distinct from (old.fund_id, old.batch_id, old.group_id, old.agency, old.profile, old.sequence, old.reference, old.lines, old.satang) then
        raise exception 'agency_file: frozen and signed values do not change' using errcode = '23514';
    end if;
    return new;
end $$;

create table file_share (
    file_id     bigint      not null references agency_file,
    fund_id     text        not null references fund,
    first_position int      not null check (first_position > 0),
    last_position int       not null,
    lines       int         not null check (lines > 0 and lines = last_position - first_position + 1),
    satang      bigint      not null check (satang > 0),
    primary key (file_id, fund_id)
);
create index file_share_fund on file_share (fund_id);
insert into file_share select file_id, fund_id, 1, lines, lines, satang from agency_file;

-- Shares are there before the lines, so a line can neither enter a file in another fund's share nor after the file was made.
create or replace function file_line_has_its_line() returns trigger language plpgsql as $$
begin
    if exists (select from (select distinct file_id from entered) e
               where not exists (select from agency_file f where f.file_id = e.file_id))
       or exists (select from entered e where not exists (select from line l where l.line_id = e.line_id)) then
        raise exception 'file_line: no such file or line' using errcode = '23503';
    end if;
    if exists (select from entered e
                   join line l on l.line_id = e.line_id
                   left join file_share s on s.file_id = e.file_id and s.fund_id = l.fund_id
                       and e.position between s.first_position and s.last_position
               where s.file_id is null or e.satang <> l.satang) then
        raise exception 'file_line: a line stands in its own fund''s share, with its own money' using errcode = '23514';
    end if;
    return null;
end $$;

-- At the end of the transaction that made a file or a share: no gap, no overlap, nothing missing, nothing over.
create function file_shares_add_up() returns trigger language plpgsql as $$
begin
    if not exists (
        select from agency_file f
            cross join lateral (
                select sum(s.lines) as lines, sum(s.satang) as satang, bool_and(s.first_position = s.before + 1) as close, count(*) as funds,
                    min(s.fund_id) as fund_id
                from (select x.*, lag(x.last_position, 1, 0) over (order by x.first_position) as before
                      from file_share x where x.file_id = f.file_id) s) all_shares
        where f.file_id = new.file_id and all_shares.lines = f.lines and all_shares.satang = f.satang and all_shares.close
            and (f.fund_id is null or all_shares.funds = 1 and all_shares.fund_id = f.fund_id)) then
        raise exception 'file_share: the shares of file % are not the file', new.file_id using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger file_shares_add_up after insert on file_share
    deferrable initially deferred for each row execute function file_shares_add_up();

create function file_is_its_shares() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select * from file_share where file_id = new.file_id) s
            full join (select l.fund_id, count(*) as lines, sum(x.satang) as satang, min(x.position) as first, max(x.position) as last
                       from file_line x join line l on l.line_id = x.line_id
                       where x.file_id = new.file_id group by l.fund_id) held on held.fund_id = s.fund_id
        where (s.lines, s.satang, s.first_position, s.last_position) is distinct from (held.lines, held.satang, held.first, held.last))
       or not exists (select from file_share s where s.file_id = new.file_id) then
        raise exception 'file_share: the lines of file % are not its shares', new.file_id using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger file_is_its_shares after insert on agency_file
    deferrable initially deferred for each row execute function file_is_its_shares();

create trigger file_share_append_only before update or delete on file_share for each row execute function forbid_change();
create trigger file_share_no_truncate before truncate on file_share for each statement execute function forbid_change();

-- A file's part of the money: its own total where all connected files are paid exactly, else what names it alone.
create function money_of(file bigint) returns bigint language sql stable as $$
    with connected as (select * from connected_files(file)),
    named as (
        select c.credit_id, c.satang, count(*) as files, bool_or(k.file_id = file) as own
        from connected k
            join credit_reference r on r.reference = k.reference
            join credit c on c.credit_id = r.credit_id and c.agency = k.agency
        group by c.credit_id
    )
    select case
        when (select sum(satang) from named) = (select sum(satang) from connected) then f.satang
        else coalesce((select sum(satang) from named where own and files = 1), 0)::bigint
        end
    from agency_file f where f.file_id = file
$$;
revoke execute on function money_of(bigint) from public;

create function hidden(fund text) returns boolean language sql stable as $$
    select current_setting('role') = 'songtor_reader' and not coalesce(may_see(fund), false)
$$;

-- Both run as the owner, because a fund's reader does not see the other funds that a shared credit names.
-- Of the whole file, for who may see all of it.
create or replace function credited(file bigint) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    select case when exists (select from file_share s where s.file_id = file and hidden(s.fund_id)) then null else money_of(file) end
$$;
-- Of one fund's share. Where the money of a file of many funds is there and not exact, nobody knows whose is missing.
create function credited(file bigint, fund text) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    select case
        when hidden(s.fund_id) then null
        when m.satang = f.satang then s.satang
        when s.satang = f.satang then m.satang
        when m.satang = 0 then 0
        end
    from file_share s join agency_file f on f.file_id = s.file_id cross join lateral (select money_of(s.file_id) as satang) m
    where s.file_id = file and s.fund_id = fund
$$;

-- When the file's next attempt is due, for whoever has a share in it.
create or replace function next_try(file bigint) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select o.due_at from outbox o join agency_file f on f.file_id = o.subject
    where o.topic = 'deliver.' || f.agency || '.' || f.profile and f.file_id = file and o.parked is null
        and exists (select from file_share s where s.file_id = file and not hidden(s.fund_id))
$$;

-- Who reads a file's row sees no total: that is the sum of the shares the reader may see.
revoke select on agency_file from songtor_reader;
do $$
begin
    execute (select 'grant select (' || string_agg(quote_ident(column_name), ', ') || ') on agency_file to songtor_reader'
             from information_schema.columns
             where table_schema = current_schema() and table_name = 'agency_file' and column_name not in ('lines', 'satang'));
end $$;
grant select on file_share, file_group, file_group_part to songtor_reader;
alter table file_share enable row level security;
alter table file_group_part enable row level security;
create policy own on file_share for select to songtor_reader using (may_see(fund_id));
create policy own on file_group_part for select to songtor_reader using (may_see(fund_id));

drop policy own on agency_file;
create policy own on agency_file for select to songtor_reader
    using (exists (select from file_share s where s.file_id = agency_file.file_id));
drop policy own on file_line;
create policy own on file_line for select to songtor_reader
    using (exists (select from file_share s where s.file_id = file_line.file_id
                   and file_line.position between s.first_position and s.last_position));
-- Of a payment that no line of ours asked for, only the operator knows whose it might be, unless the file was one fund's.
drop policy own on answer_line;
create policy own on answer_line for select to songtor_reader
    using (exists (select from file_share s where s.file_id = answer_line.file_id
                   and answer_line.position between s.first_position and s.last_position)
        or answer_line.position = 0 and exists (select from agency_file f where f.file_id = answer_line.file_id
                                                and (f.fund_id is not null or current_setting('songtor.operator', true) = 'true')));
-- What one credit brings to a file of many funds is others' money too.
drop policy own on credit;
create policy own on credit for select to songtor_reader
    using (current_setting('songtor.operator', true) = 'true'
        or exists (select from credit_reference r join agency_file f on f.reference = r.reference
                   where r.credit_id = credit.credit_id and f.fund_id is not null));
drop policy own on journal;
create policy own on journal for select to songtor_reader
    using (current_setting('songtor.operator', true) = 'true'
        or exists (select from batch b where journal.subject = 'batch:' || b.batch_id)
        or exists (select from agency_file f where journal.subject = 'file:' || f.file_id and f.fund_id is not null)
        or exists (select from review_item i where journal.subject = 'item:' || i.item_id));
