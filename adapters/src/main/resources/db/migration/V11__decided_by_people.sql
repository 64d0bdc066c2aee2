-- What people decided about what does not agree. A decision is evidence: labels are computed from it like from everything else, and a decision that was
-- undone or contradicted stays written down.

create table decision (
    decision_id bigint      generated always as identity primary key,
    item_id     bigint      not null references review_item,
    fund_id     text        references fund,
    kind        text        not null check (kind in ('RESUBMIT', 'ACCEPT_AGENCY_AMOUNT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE',
                                                     'NOT_OURS', 'MATCH_CREDIT', 'PASS_ON', 'ASK_AGENCY', 'WAIT_UNTIL')),
    -- The item's label when it was proposed.
    answers     text        not null,
    satang      bigint      not null check (satang >= 0),
    proposed_by text        not null,
    proposed_role text      not null check (proposed_role in ('treasurer', 'chair', 'committee', 'operator')),
    proposed_at timestamptz not null default now(),
    reason      text        not null,
    -- Until when is waited; only for decisions to wait.
    until_at    timestamptz,
    state       text        not null default 'PROPOSED' check (state in ('PROPOSED', 'APPROVED', 'DONE', 'RETURNED', 'UNDONE')),
    ended_at    timestamptz,
    -- The decision it takes back: both stay written down and are one story.
    reverses    bigint      references decision,
    check ((kind in ('ASK_AGENCY', 'WAIT_UNTIL')) = (until_at is not null))
);
create index decision_item on decision (item_id);
-- One decision at a time is under way or holds for an item.
create unique index decision_one_live on decision (item_id) where state in ('PROPOSED', 'APPROVED');
create unique index decision_reversed_once on decision (reverses) where reverses is not null and state <> 'RETURNED';

-- The lines it is about, as they stood. Live from the moment it is done until it is undone.
create table decision_line (
    decision_id bigint      not null references decision,
    line_id     bigint      not null references line,
    -- What the agency had booked.
    booked      bigint      not null default 0 check (booked >= 0),
    live        boolean     not null default false,
    primary key (decision_id, line_id)
);
create unique index decision_line_one_live on decision_line (line_id) where live;

-- Files that a credit pays as people decided; counts like a reference in the bank's text while it is live.
create table decision_credit (
    decision_id bigint      not null references decision,
    credit_id   bigint      not null references credit,
    file_id     bigint      not null references agency_file,
    live        boolean     not null default false,
    primary key (decision_id, credit_id, file_id)
);
create index decision_credit_live on decision_credit (credit_id) where live;
create index decision_credit_file on decision_credit (file_id) where live;

-- Correcting batches that a decision made.
create table decision_batch (
    batch_id    bigint      primary key references batch,
    decision_id bigint      not null references decision
);
create index decision_batch_decision on decision_batch (decision_id);

create table decision_approval (
    decision_id bigint      not null references decision,
    officer     text        not null,
    role        text        not null check (role in ('treasurer', 'chair', 'committee', 'operator')),
    at          timestamptz not null default now(),
    primary key (decision_id, officer)
);

-- Nobody alone: whoever proposed does not approve, and only what waits for approval is approved.
create function decision_approval_guard() returns trigger language plpgsql as $$
begin
    if exists (select from decision d
               where d.decision_id = new.decision_id and (d.proposed_by = new.officer or d.state <> 'PROPOSED')) then
        raise exception 'decision_approval: by the proposer, or after the end' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_approval_guard before insert on decision_approval for each row execute function decision_approval_guard();

-- What was proposed does not change; money moves only behind another officer's signature.
create function decision_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'PROPOSED' then
            raise exception 'decision: begins as a proposal' using errcode = '23514';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE'
       or (new.item_id, new.fund_id, new.kind, new.answers, new.satang, new.proposed_by, new.proposed_role, new.proposed_at, new.reason,
           new.until_at, new.reverses)
          is distinct from (old.item_id, old.fund_id, old.kind, old.answers, old.satang, old.proposed_by, old.proposed_role, old.proposed_at, old.reason,
           old.until_at, old.reverses) then
        raise exception 'decision: what was proposed does not change' using errcode = '23514';
    end if;
    if (old.state, new.state) not in (('PROPOSED', 'APPROVED'), ('PROPOSED', 'RETURNED'), ('APPROVED', 'DONE'), ('APPROVED', 'RETURNED'), ('DONE', 'UNDONE'))
       and old.state <> new.state then
        raise exception 'decision: % does not become %', old.state, new.state using errcode = '23514';
    end if;
    if new.state in ('APPROVED', 'DONE') and new.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
       and not exists (select from decision_approval a where a.decision_id = new.decision_id and a.officer <> new.proposed_by) then
        raise exception 'decision: nobody alone moves money' using errcode = '23514';
    end if;
    if new.state in ('APPROVED', 'DONE') and new.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
       and not exists (select from decision_approval a
                       where a.decision_id = new.decision_id and a.role = case when new.fund_id is null then 'operator' else 'chair' end
                       union all
                       select where new.fund_id is not null and new.proposed_role = 'chair') then
        raise exception 'decision: without the signature that must be there' using errcode = '23514';
    end if;
    if new.state = 'UNDONE' and not exists (select from decision r where r.reverses = new.decision_id and r.state = 'DONE') then
        raise exception 'decision: is undone by a decision of its own' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_guard before insert or update or delete on decision for each row execute function decision_guard();

-- A line counts as decided only while the decision is done, for its own fund, and what it was decided on does not change.
-- What goes again was refused by the agency and never booked: nobody pays twice.
create function decision_line_guard() returns trigger language plpgsql as $$
declare d decision;
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.line_id, new.booked) is distinct from (old.decision_id, old.line_id, old.booked) then
        raise exception 'decision_line: what was proposed does not change' using errcode = '23514';
    end if;
    select * into d from decision where decision_id = new.decision_id;
    if not exists (select from line l where l.line_id = new.line_id and l.fund_id = d.fund_id) then
        raise exception 'decision_line: of another fund' using errcode = '23514';
    end if;
    if new.live and (d.state <> 'DONE' or d.reverses is not null) then
        raise exception 'decision_line: counts once the decision is done' using errcode = '23514';
    end if;
    if new.live and d.kind = 'RESUBMIT' and (
        exists (select from file_line fl join answer_line a on a.file_id = fl.file_id and a.position = fl.position
                where fl.line_id = new.line_id and a.verdict in ('BOOKED', 'DUPLICATE'))
        or not exists (select from file_line fl
                       where fl.line_id = new.line_id
                           and (exists (select from answer_line a where a.file_id = fl.file_id and a.position = fl.position)
                               or exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'FILE_REFUSED')
                                   and not exists (select from answer_file a where a.file_id = fl.file_id and a.verdict = 'PROCESSED')))) then
        raise exception 'decision_line: was booked, or not refused: it would be paid twice' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_line_guard before insert or update or delete on decision_line for each row execute function decision_line_guard();

-- A credit pays files of the agency whose account it is in, and an officer's decision only files with a share of the officer's fund.
create function decision_credit_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       or tg_op = 'UPDATE' and (new.decision_id, new.credit_id, new.file_id) is distinct from (old.decision_id, old.credit_id, old.file_id) then
        raise exception 'decision_credit: what was proposed does not change' using errcode = '23514';
    end if;
    if not exists (select from credit c
                       join agency_file f on f.file_id = new.file_id and f.agency = c.agency
                       join decision d on d.decision_id = new.decision_id
                   where c.credit_id = new.credit_id
                       and (d.fund_id is null or exists (select from file_share s where s.file_id = f.file_id and s.fund_id = d.fund_id))
                       and (not new.live or d.state = 'DONE' and d.reverses is null)) then
        raise exception 'decision_credit: another agency''s or fund''s file, or not decided' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_credit_guard before insert or update or delete on decision_credit for each row execute function decision_credit_guard();

-- Whether people decided about something that is no line of a file, so that it is not asked again: a payment nobody sent, a credit, a missing member.
create function item_decided(item_label text, item_subject text) returns boolean language sql stable as $$
    select exists (select from review_item i join decision d on d.item_id = i.item_id
                   where i.subject = item_subject and d.answers = item_label and d.state = 'DONE' and d.reverses is null
                       and (d.until_at is null or d.until_at > now()))
$$;

create trigger decision_batch_append_only before update or delete on decision_batch for each row execute function forbid_change();
create trigger decision_approval_append_only before update or delete on decision_approval for each row execute function forbid_change();
do $$
declare t text;
begin
    foreach t in array array['decision', 'decision_line', 'decision_credit', 'decision_batch', 'decision_approval'] loop
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

grant select on decision, decision_line, decision_credit, decision_batch, decision_approval to songtor_reader;
alter table decision enable row level security;
alter table decision_line enable row level security;
alter table decision_credit enable row level security;
alter table decision_batch enable row level security;
alter table decision_approval enable row level security;
create policy own on decision for select to songtor_reader
    using (case when fund_id is null then current_setting('songtor.operator', true) = 'true' else may_see(fund_id) end);
create policy own on decision_line for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_line.decision_id));
create policy own on decision_credit for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_credit.decision_id));
create policy own on decision_approval for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_approval.decision_id));
create policy own on decision_batch for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_batch.decision_id));
