-- Delivery that loses nothing and doubles nothing: gates of agencies, attempts that a crash cut off, work that is parked, files sent again by two people.

alter table agency_file
    -- The agency said that it processed the file; a file it refused was answered and never accepted.
    add column accepted_at  timestamptz,
    -- The bank's statements show the file's money, whole.
    add column settled_at   timestamptz,
    -- An attempt is under way, or was when the program stopped.
    add column begun_at     timestamptz,
    -- In this attempt bytes may have left.
    add column sending_at   timestamptz,
    -- Bytes left and nobody knows whether they arrived: the agency is asked before any leave again.
    add column doubt        boolean     not null default false,
    -- The budget of attempts counts from here: from the first, or from when two people had the file sent again.
    add column tries_from   int         not null default 0,
    add column tries_since  timestamptz,
    add column held_by      text,
    add column held_at      timestamptz,
    add column held_reason  text,
    add constraint agency_file_accepted_is_answered check (accepted_at is null or answered_at is not null),
    add constraint agency_file_held_by_somebody check ((held_by is null) = (held_at is null) and (held_by is null) = (held_reason is null));
update agency_file set doubt = true where state = 'SENT';
update agency_file set tries_since = sent_at where sent_at is not null;
update agency_file f set accepted_at = f.answered_at
    where f.answered_at is not null and exists (select from answer_file a where a.file_id = f.file_id and a.verdict = 'PROCESSED');

-- Bytes that left without proof may have arrived, and then an answer comes.
drop index agency_file_awaited;
create index agency_file_awaited on agency_file (agency, profile) where state in ('SENT', 'DELIVERED', 'UNDELIVERABLE');

alter table delivery_attempt add column begun_at timestamptz;

alter table outbox
    -- Failures of our own one after another.
    add column failures     int         not null default 0,
    -- Why the row does not ring: a person holds it, or it failed too often.
    add column parked       text        check (parked in ('HELD', 'DEAD')),
    add column parked_at    timestamptz,
    add column parked_by    text,
    add column parked_reason text,
    add constraint outbox_parked_by_somebody
        check ((parked is null) = (parked_at is null) and (parked is null) = (parked_by is null) and (parked is null) = (parked_reason is null));
drop index outbox_due;
create index outbox_due on outbox (due_at) where parked is null;

-- One life of one node, from its start to its end. It is alive while its connection holds the advisory lock (5150, instance_id): the name alone would let two
-- nodes of one name free each other's work.
create table node_instance (
    instance_id int         generated always as identity primary key,
    node        text        not null,
    started_at  timestamptz not null default now()
);

-- One row an agency, and '*' for the switch of all. The switch is a person's, the breaker is the program's.
create table delivery_gate (
    agency      text        primary key,
    stopped_by  text,
    stopped_at  timestamptz,
    stop_reason text,
    breaker     text        not null default 'CLOSED' check (breaker in ('CLOSED', 'OPEN', 'HALF_OPEN')),
    failures    int         not null default 0,
    opens       int         not null default 0,
    until       timestamptz,
    probe_topic text,
    probe_subject bigint,
    probe_token bigint,
    changed_at  timestamptz not null default now(),
    check ((stopped_by is null) = (stopped_at is null) and (stopped_by is null) = (stop_reason is null)),
    check ((breaker = 'CLOSED') = (until is null)),
    check ((breaker = 'HALF_OPEN') = (probe_token is not null)),
    check ((probe_token is null) = (probe_topic is null) and (probe_token is null) = (probe_subject is null))
);
insert into delivery_gate (agency) values ('*');

-- Whether a topic's rows may ring: only delivery has gates.
create function gated(topic text) returns boolean language sql stable as $$
    select topic like 'deliver.%' and exists (
        select from delivery_gate g
        where g.agency in ('*', split_part(topic, '.', 2))
            and (g.stopped_at is not null or g.breaker = 'OPEN' and g.until > now()))
$$;

-- A file is sent again by two people: one proposes, another approves. Nothing here is ever changed.
create table delivery_replay (
    replay_id   bigint      generated always as identity primary key,
    file_id     bigint      not null references agency_file,
    proposed_by text        not null check (btrim(proposed_by) <> ''),
    proposed_at timestamptz not null default now(),
    reason      text        not null check (btrim(reason) <> ''),
    unique (replay_id, file_id, proposed_by)
);
create index delivery_replay_file on delivery_replay (file_id);

create table delivery_replay_end (
    replay_id   bigint      primary key,
    file_id     bigint      not null,
    -- Said again, so that the row itself refuses one person in both places.
    proposed_by text        not null,
    ended_by    text        not null check (btrim(ended_by) <> ''),
    approved    boolean     not null,
    ended_at    timestamptz not null default now(),
    foreign key (replay_id, file_id, proposed_by) references delivery_replay (replay_id, file_id, proposed_by),
    constraint delivery_replay_two_people check (not approved or proposed_by <> ended_by)
);

-- What was given up or delivered is sent again only in the transaction in which the second person approved.
create function agency_file_again() returns trigger language plpgsql as $$
begin
    if not exists (select from delivery_replay_end e where e.file_id = new.file_id and e.approved and e.ended_at = now()) then
        raise exception 'agency_file: is sent again only where two people say so' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger agency_file_again before update of state on agency_file for each row
    when (old.state in ('DELIVERED', 'UNDELIVERABLE') and new.state in ('FROZEN', 'SIGNED', 'SENT'))
    execute function agency_file_again();

do $$
declare t text;
begin
    foreach t in array array['delivery_replay', 'delivery_replay_end'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

-- When the file's next attempt is due, for people who see the file; the outbox itself stays with the program.
create function next_try(file bigint) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
    select o.due_at from outbox o join agency_file f on f.file_id = o.subject
    where o.topic = 'deliver.' || f.agency || '.' || f.profile and f.file_id = file and o.parked is null
        and (current_setting('role') <> 'songtor_reader' or coalesce(may_see(f.fund_id), false))
$$;

grant select on delivery_replay, delivery_replay_end to songtor_reader;
alter table delivery_replay enable row level security;
alter table delivery_replay_end enable row level security;
alter table delivery_gate enable row level security;
alter table node_instance enable row level security;
create policy own on delivery_replay for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = delivery_replay.file_id));
create policy own on delivery_replay_end for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = delivery_replay_end.file_id));
