-- A decision that evidence contradicts is taken back by the one that follows it, in one step and by the same people; what they sign names what it takes back.
create table decision_supersedes (
    decision_id bigint      not null references decision,
    earlier_id  bigint      not null references decision,
    primary key (decision_id, earlier_id)
);
create index decision_supersedes_earlier on decision_supersedes (earlier_id);

-- Written with the proposal, about nothing but lines that it is about, and only of decisions that are done.
create function decision_supersedes_guard() returns trigger language plpgsql as $$
begin
    if not exists (select from decision d join decision e on e.decision_id = new.earlier_id
                   where d.decision_id = new.decision_id and d.state = 'PROPOSED' and d.reverses is null and d.kind not in ('ASK_AGENCY', 'WAIT_UNTIL')
                       and e.state = 'DONE' and e.reverses is null and e.fund_id is not distinct from d.fund_id)
       or exists (select from decision_line x
                  where x.decision_id = new.earlier_id
                      and not exists (select from decision_line y where y.decision_id = new.decision_id and y.line_id = x.line_id)) then
        raise exception 'decision_supersedes: a decision that is done, about the same lines, by a proposal' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_supersedes_guard before insert on decision_supersedes for each row execute function decision_supersedes_guard();
create trigger decision_supersedes_append_only before update or delete on decision_supersedes for each row execute function forbid_change();
create trigger decision_supersedes_no_truncate before truncate on decision_supersedes for each statement execute function forbid_change();
grant select on decision_supersedes to songtor_reader;
alter table decision_supersedes enable row level security;
create policy own on decision_supersedes for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_supersedes.decision_id));

-- Since when a fund's program takes nothing. Calling it is given up after a while, and counted anew when an operator lets it go on.
alter table webhook
    add column refused_since timestamptz;
update webhook set refused_since = now() where failures > 0;
alter table webhook
    add check ((refused_since is null) = (failures = 0));

-- Lines of a batch that change places leave each of its accounts as it was: there are movements and a posting, and no entries. Such a posting is whole; one
-- without movements and entries is not. Postings are numbered as time goes, so a very small index finds the movements of one.
create index movement_posting on movement using brin (posting_id);
create or replace function posting_is_zero() returns trigger language plpgsql as $$
declare
    together bigint;
begin
    if current_setting('songtor.posting_seen', true) = new.posting_id::text then
        return null;
    end if;
    select sum(satang) into together from posting_entry where posting_id = new.posting_id;
    if together <> 0 or together is null and not exists (select from movement where posting_id = new.posting_id) then
        raise exception 'posting: the accounts of posting % are not nothing together', new.posting_id using errcode = '23514';
    end if;
    perform set_config('songtor.posting_seen', new.posting_id::text, true);
    return null;
end $$;
