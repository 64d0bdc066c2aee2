-- Orders about money held in trust go by the rules of the desk: a collector and a secretary decide nothing. Whoever may sign may also send one back and says why; one for
-- which too few signed lapses before its window closes, so that nobody's money waits in silence. Rows of before stay as they are.

alter table held_order drop constraint held_order_state_check;
alter table held_order
    -- Who carried it out, withdrew it or sent it back; 'songtor' where the schedule did, or it lapsed.
    add column ended_by text,
    -- Why it was sent back.
    add column back_for text,
    add constraint held_order_state_check check (state in ('PROPOSED', 'DONE', 'WITHDRAWN', 'SENT_BACK', 'LAPSED')),
    add constraint held_order_open check (state <> 'PROPOSED' or ended_by is null),
    add constraint held_order_back_for check ((state = 'SENT_BACK') = (back_for is not null) and (back_for is null or back_for ~ '[^[:space:]]'));

-- Of what ended before, the journal knows by whom.
alter table held_order disable trigger user;
update held_order o
set ended_by = (select j.actor from journal j
                where j.subject = 'held:' || o.order_id and j.event in ('held.done', 'held.withdrawn') order by j.entry_id desc limit 1)
where o.state <> 'PROPOSED';
alter table held_order enable trigger user;

-- Orders that named a line and do not any more, for its story.
create index held_order_line_not_live on held_order_line (line_id) where not live;

-- Whether this person proposes and signs in the fund today (org.songtor.review.Authority says the same).
create function decides_today(of_fund text, of_login text) returns boolean language sql stable as $$
    select coalesce(office_role(of_fund, of_login, here_today()) in ('treasurer', 'chair', 'committee'), false)
$$;

-- As before (V45), but a name of a role that decides nothing counts for nothing: such names stand under orders about held money that are open still.
create or replace function signatures_missing(of_fund text, amount bigint, on_day date, logins text[], roles text[], days date[]) returns text language sql stable as $$
    select case
        when of_fund is null then case when count(distinct person_of(s.login)) < 2 then 'TOO_FEW' end
        when tier_role(of_fund, amount, on_day) is null then 'ABOVE_ALL_TIERS'
        when bool_or(office_role(of_fund, s.login, s.day) is null) then 'NOT_IN_OFFICE'
        when count(distinct person_of(s.login)) < 2 then 'TOO_FEW'
        when not bool_or(s.role = 'chair') then 'WITHOUT_THE_CHAIR'
        when not bool_or(s.role = tier_role(of_fund, amount, on_day)) then 'WITHOUT_THE_TIERS_ROLE' end
    from unnest(logins, roles, days) s (login, role, day)
    where of_fund is null or coalesce(s.role, '') not in ('collector', 'secretary')
$$;

create or replace function held_order_who() returns trigger language plpgsql as $$
declare
    missing text;
    scheduled boolean := new.proposed_by = 'songtor' and new.kind = 'RELEASE';
begin
    if tg_op = 'INSERT' then
        if not scheduled and not decides_today(new.fund_id, new.proposed_by) then
            raise exception 'held_order: % is not in office, or decides nothing', new.proposed_by using errcode = '23514';
        end if;
    elsif new.state = 'LAPSED' then
        if new.ended_by is distinct from 'songtor' then
            raise exception 'held_order: lapses by itself, not by %', new.ended_by using errcode = '23514';
        end if;
    elsif new.state = 'WITHDRAWN' then
        if new.ended_by is distinct from new.proposed_by or office_role(new.fund_id, new.ended_by, here_today()) is null then
            raise exception 'held_order: is withdrawn by who proposed it, in office' using errcode = '23514';
        end if;
    elsif new.state = 'SENT_BACK' then
        if not decides_today(new.fund_id, new.ended_by) or person_of(new.ended_by) = person_of(new.proposed_by) then
            raise exception 'held_order: is sent back by another in office who may sign, not by %', new.ended_by using errcode = '23514';
        end if;
    elsif scheduled then
        if new.ended_by is distinct from 'songtor' then
            raise exception 'held_order: the schedule is nobody''s' using errcode = '23514';
        end if;
    else
        if not decides_today(new.fund_id, new.ended_by) then
            raise exception 'held_order: % is not in office, or decides nothing', new.ended_by using errcode = '23514';
        end if;
        select signatures_missing(new.fund_id, new.satang, here_today(), array_agg(s.login), array_agg(s.role), array_agg((s.at at time zone 'Asia/Bangkok')::date))
            into missing
            from (select new.proposed_by, (select o.role from office o where o.fund_id = new.fund_id and o.login = new.proposed_by and o.closed_at is null), new.proposed_at
                  union all
                  select a.officer, a.role, a.at from held_approval a where a.order_id = new.order_id) s (login, role, at);
        if missing is not null then
            raise exception 'held_order: signatures do not suffice: %', missing using errcode = '23514';
        end if;
    end if;
    return new;
end $$;

create or replace function held_approval_who() returns trigger language plpgsql as $$
begin
    if not exists (select from held_order o
                   where o.order_id = new.order_id and decides_today(o.fund_id, new.officer) and office_role(o.fund_id, new.officer, here_today()) = new.role) then
        raise exception 'held_approval: % is not in office as %, or decides nothing', new.officer, new.role using errcode = '23514';
    end if;
    return new;
end $$;

-- As before (V44); an order that ended without being carried out holds on to nothing.
create or replace function held_order_line_guard() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (new.order_id, new.line_id) is distinct from (old.order_id, old.line_id) or new.live and not old.live
       or old.live and not new.live
          and not exists (select from held_order o where o.order_id = new.order_id and o.state in ('WITHDRAWN', 'SENT_BACK', 'LAPSED')) then
        raise exception 'held_order_line: what was proposed does not change' using errcode = '23514';
    end if;
    return new;
end $$;
create function held_order_lets_go() returns trigger language plpgsql as $$
begin
    if exists (select from held_order_line x where x.order_id = new.order_id and x.live) then
        raise exception 'held_order: ended, and holds on to money still' using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger held_order_lets_go after update on held_order deferrable initially deferred for each row
    when (new.state in ('WITHDRAWN', 'SENT_BACK', 'LAPSED')) execute function held_order_lets_go();
