-- What people write beside a review item, what they correct, and whom the gateway tells of it.

alter table evidence
    drop constraint evidence_kind_check,
    add constraint evidence_kind_check
        check (kind in ('submission', 'agency-file', 'signature', 'answer', 'statement', 'handover-receipt', 'attachment'));

alter table batch
    drop constraint batch_channel_check,
    add constraint batch_channel_check
        check (channel in ('folder', 'rest', 'sftp', 'soap', 'console', 'cli', 'release', 'desk'));

-- Who looks after it and until when; without them the owner and the label's own days hold.
alter table review_item
    add column assignee text,
    add column due_on date;
create index review_item_subject on review_item (subject);

-- The right id of a line's person, sealed as in its line: what was mistyped goes again under it.
create table decision_correction (
    decision_id bigint      not null,
    line_id     bigint      not null,
    person_seal bytea       not null,
    last_four   text        not null check (length(last_four) = 4),
    primary key (decision_id, line_id),
    foreign key (decision_id, line_id) references decision_line (decision_id, line_id)
);

create table item_note (
    note_id     bigint      generated always as identity primary key,
    item_id     bigint      not null references review_item,
    login       text        not null,
    at          timestamptz not null default now(),
    note        text        not null check (length(note) between 1 and 2000)
);
create index item_note_item on item_note (item_id);

create table item_attachment (
    attachment_id bigint    generated always as identity primary key,
    item_id     bigint      not null references review_item,
    sha256      text        not null references evidence,
    name        text        not null check (length(name) between 1 and 200),
    kind        text        not null check (kind in ('PDF', 'PNG', 'JPG')),
    size        int         not null check (size between 1 and 5242880),
    login       text        not null,
    at          timestamptz not null default now(),
    unique (item_id, sha256)
);

-- One at a time for an item: two that do not see each other would both be the tenth.
create function item_attachment_guard() returns trigger language plpgsql as $$
begin
    perform from review_item where item_id = new.item_id for no key update;
    if (select count(*) from item_attachment a where a.item_id = new.item_id) >= 10 then
        raise exception 'item_attachment: an item has ten at most' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger item_attachment_guard before insert on item_attachment for each row execute function item_attachment_guard();

-- What goes again is not taken back: its line lies in another batch, which is checked, or on its way.
create function decision_goes_on(decision bigint) returns boolean language sql stable as $$
    select exists (select from decision_batch c
                       join batch b on b.batch_id = c.batch_id
                   where c.decision_id = decision
                       and (b.state = 'RECEIVED'
                           or exists (select from line l cross join lateral current_label(l.line_id, l.first_label) now
                                      where l.batch_id = b.batch_id and not l.refused
                                          and now.label not in ('RETURNED', 'WRITTEN_OFF', 'NOT_OURS'))))
$$;
create function decision_undo_guard() returns trigger language plpgsql as $$
begin
    if new.state = 'UNDONE' and old.state = 'DONE' and decision_goes_on(new.decision_id) then
        raise exception 'decision: its correcting batch goes on' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_undo_guard before update on decision for each row execute function decision_undo_guard();

do $$
declare t text;
begin
    foreach t in array array['decision_correction', 'item_note', 'item_attachment'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function forbid_change()', t || '_append_only', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

grant select on item_note, item_attachment to songtor_reader;
grant select (decision_id, line_id, last_four) on decision_correction to songtor_reader;
-- The desk shows where a refused line and the roster part.
grant select (last_four, first_name, last_name, ended_at) on member to songtor_reader;
alter table decision_correction enable row level security;
alter table item_note enable row level security;
alter table item_attachment enable row level security;
create policy own on decision_correction for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_correction.decision_id));
create policy own on item_note for select to songtor_reader
    using (exists (select from review_item i where i.item_id = item_note.item_id));
create policy own on item_attachment for select to songtor_reader
    using (exists (select from review_item i where i.item_id = item_attachment.item_id));
