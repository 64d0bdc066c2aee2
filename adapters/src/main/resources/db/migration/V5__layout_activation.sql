-- A later version of a form is put to use by two people. Both tables are append-only; the hash is of the form as it was proposed,
-- so that a form that was changed afterwards is not active.

create table layout_proposal (
    proposal_id bigint      generated always as identity primary key,
    agency      text        not null,
    profile     text        not null,
    part        text        not null check (part in ('REMITTANCE', 'ANSWER')),
    -- The first version holds by being installed.
    version     int         not null check (version > 1),
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    proposed_by text        not null check (btrim(proposed_by) <> ''),
    proposed_at timestamptz not null default now(),
    unique (proposal_id, proposed_by)
);
create index layout_proposal_form on layout_proposal (agency, profile, part, version, hash);

create table layout_activation (
    proposal_id bigint      primary key,
    -- Said again, so that the row itself refuses one person in both places.
    proposed_by text        not null,
    approved_by text        not null check (btrim(approved_by) <> ''),
    approved_at timestamptz not null default now(),
    foreign key (proposal_id, proposed_by) references layout_proposal (proposal_id, proposed_by),
    constraint layout_activation_two_people check (proposed_by <> approved_by)
);

do $$
declare t text;
begin
    foreach t in array array['layout_proposal', 'layout_activation'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;
