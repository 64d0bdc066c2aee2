-- Files that a person carries to an agency's counter or portal, and answers that a person brings back. That a file was handed over takes two people, and
-- so does an answer without the agency's signature. Nothing here is ever changed.

alter table evidence
    drop constraint evidence_kind_check,
    add constraint evidence_kind_check
        check (kind in ('submission', 'agency-file', 'signature', 'answer', 'statement', 'handover-receipt'));

-- Each time somebody took the file out to carry it.
create table handover_export (
    export_id   bigint      generated always as identity primary key,
    file_id     bigint      not null references agency_file,
    exported_by text        not null check (btrim(exported_by) <> ''),
    exported_at timestamptz not null default now()
);
create index handover_export_file on handover_export (file_id);

create table handover_claim (
    claim_id    bigint      generated always as identity primary key,
    file_id     bigint      not null references agency_file,
    carried_by  text        not null check (btrim(carried_by) <> ''),
    receipt_no  text        not null check (btrim(receipt_no) <> ''),
    handed_on   date        not null,
    -- The agency's paper, photographed or scanned.
    receipt     text        references evidence,
    receipt_type text       check (receipt_type in ('image/jpeg', 'image/png', 'application/pdf')),
    proposed_by text        not null check (btrim(proposed_by) <> ''),
    proposed_at timestamptz not null default now(),
    unique (claim_id, file_id, proposed_by),
    check ((receipt is null) = (receipt_type is null))
);
create index handover_claim_file on handover_claim (file_id);

create table handover_claim_end (
    claim_id    bigint      primary key,
    file_id     bigint      not null,
    -- Said again, so that the row itself refuses one person in both places.
    proposed_by text        not null,
    ended_by    text        not null check (btrim(ended_by) <> ''),
    approved    boolean     not null,
    ended_at    timestamptz not null default now(),
    foreign key (claim_id, file_id, proposed_by) references handover_claim (claim_id, file_id, proposed_by),
    constraint handover_two_people check (not approved or proposed_by <> ended_by)
);
create unique index handover_approved_once on handover_claim_end (file_id) where approved;

create table answer_upload (
    upload_id   bigint      generated always as identity primary key,
    agency      text        not null,
    -- Nothing for a statement of the agency's account.
    profile     text        not null,
    name        text        not null,
    sha256      text        not null references evidence,
    uploaded_by text        not null check (btrim(uploaded_by) <> ''),
    uploaded_at timestamptz not null default now(),
    unique (upload_id, uploaded_by)
);

create table answer_upload_end (
    upload_id   bigint      primary key,
    uploaded_by text        not null,
    ended_by    text        not null check (btrim(ended_by) <> ''),
    approved    boolean     not null,
    ended_at    timestamptz not null default now(),
    foreign key (upload_id, uploaded_by) references answer_upload (upload_id, uploaded_by),
    constraint answer_upload_two_people check (not approved or uploaded_by <> ended_by)
);

do $$
declare t text;
begin
    foreach t in array array['handover_export', 'handover_claim', 'handover_claim_end', 'answer_upload', 'answer_upload_end'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

-- Whoever sees the file sees who carried it; what was uploaded names no fund before it is read, and stays with the program.
grant select on handover_export, handover_claim, handover_claim_end to songtor_reader;
alter table handover_export enable row level security;
alter table handover_claim enable row level security;
alter table handover_claim_end enable row level security;
alter table answer_upload enable row level security;
alter table answer_upload_end enable row level security;
create policy own on handover_export for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = handover_export.file_id));
create policy own on handover_claim for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = handover_claim.file_id));
create policy own on handover_claim_end for select to songtor_reader
    using (exists (select from agency_file f where f.file_id = handover_claim_end.file_id));
