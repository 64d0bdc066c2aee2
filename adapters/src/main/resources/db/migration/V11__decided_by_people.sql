-- What people decided about what does not agree. A decision is evidence: labels are computed from it like from everything else, and a decision that was
-- undone or contradicted stays written down.

create table decision (
    decision_id bigint      generated always as identity primary key,
    item_id     bigint      not null references review_item,
    fund_id     text        references fund,
    kind        text        not null check (kind in ('RESUBMIT', 'ACCEPT_AGENCY_AMOUNT', 'RETURN_TO_MEMBER', 'WRITE_OFF', 'MERGE_DUPLICATE',
                                                     'NOT_OURS', 'MATCH_CREDIT', 'ASK_AGENCY', 'WAIT_UNTIL')),
    -- The item's label when it was proposed.
    answers     text        not null,
    satang      bigint      not null check (satang >= 0),
    proposed_by text        not null,
    proposed_at timestamptz not null default now(),
    reason      text        not null,
    -- Until when is waited; only for decisions to wait.
    until_at    timestamptz,
    state       text        not null default 'PROPOSED' check (state in ('PROPOSED', 'APPROVED', 'DONE', 'RETURNED', 'UNDONE')),
    ended_at    timestamptz,
    check ((kind in ('ASK_AGENCY', 'WAIT_UNTIL')) = (until_at is not null))
);
create index decision_item on decision (item_id);
-- One decision at a time is under way or holds for an item.
create unique index decision_one_live on decision (item_id) where state in ('PROPOSED', 'APPROVED');

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

create table decision_approval (
    decision_id bigint      not null references decision,
    officer     text        not null,
    role        text        not null,
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
       or (new.item_id, new.fund_id, new.kind, new.answers, new.satang, new.proposed_by, new.proposed_at, new.reason, new.until_at)
          is distinct from (old.item_id, old.fund_id, old.kind, old.answers, old.satang, old.proposed_by, old.proposed_at, old.reason, old.until_at) then
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
    return new;
end $$;
create trigger decision_guard before insert or update or delete on decision for each row execute function decision_guard();

create trigger decision_approval_append_only before update or delete on decision_approval for each row execute function forbid_change();
do $$
declare t text;
begin
    foreach t in array array['decision', 'decision_line', 'decision_credit', 'decision_approval'] loop
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
    end loop;
end $$;

grant select on decision, decision_line, decision_credit, decision_approval to songtor_reader;
alter table decision enable row level security;
alter table decision_line enable row level security;
alter table decision_credit enable row level security;
alter table decision_approval enable row level security;
create policy own on decision for select to songtor_reader
    using (case when fund_id is null then current_setting('songtor.operator', true) = 'true' else may_see(fund_id) end);
create policy own on decision_line for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_line.decision_id));
create policy own on decision_credit for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_credit.decision_id));
create policy own on decision_approval for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_approval.decision_id));
