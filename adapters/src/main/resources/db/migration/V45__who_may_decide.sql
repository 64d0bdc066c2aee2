-- Who may decide, and how much: officers with their terms, and each fund's tiers, as the settings say them, written when a program starts. What the settings say no longer is
-- closed and stays. The tables ask them whoever writes: nobody signs who is not in office, and nothing above all tiers is decided.

-- One person's office in a fund; of no fund: an operator's.
create table office (
    office_id   bigint      generated always as identity primary key,
    fund_id     text        references fund,
    login       text        not null check (person_of(login) <> ''),
    role        text        not null check (role in ('treasurer', 'collector', 'chair', 'committee', 'secretary', 'operator')),
    -- First and last day of the term, both in it.
    from_on     date        not null,
    until_on    date,
    written_at  timestamptz not null default now(),
    -- Since when the settings say something else.
    closed_at   timestamptz
);
-- A login is one person however it is written, and a person has one office in a fund.
create unique index office_one on office (fund_id, person_of(login)) nulls not distinct where closed_at is null;

-- Who may order up to how much, from one day to another.
create table approval_tier (
    tier_id     bigint      generated always as identity primary key,
    fund_id     text        not null references fund,
    from_on     date        not null,
    until_on    date,
    most_satang bigint      not null check (most_satang >= 0),
    role        text        not null,
    written_at  timestamptz not null default now(),
    closed_at   timestamptz
);
create unique index approval_tier_one on approval_tier (fund_id, from_on, most_satang) where closed_at is null;

create function written_by_settings() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.closed_at is not null or new.closed_at is distinct from now()
       or to_jsonb(new) - 'closed_at' is distinct from to_jsonb(old) - 'closed_at' then
        raise exception '%: is closed and never changed', tg_table_name using errcode = '23514';
    end if;
    return new;
end $$;
do $$
declare t text;
begin
    foreach t in array array['office', 'approval_tier'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function written_by_settings()', t || '_guard', t);
        execute format('create trigger %I before truncate on %I for each statement execute function forbid_change()', t || '_no_truncate', t);
        execute format('alter table %I enable row level security', t);
    end loop;
end $$;

-- The day on which people sign.
create function here_today() returns date language sql stable as $$
    select (now() at time zone 'Asia/Bangkok')::date
$$;

-- The role of a person who is in office on a day; nothing for anybody else.
create function office_role(of_fund text, of_login text, on_day date) returns text language sql stable as $$
    select o.role from office o
    where o.fund_id is not distinct from of_fund and o.login = of_login and o.closed_at is null
        and o.from_on <= on_day and (o.until_on is null or o.until_on >= on_day)
$$;

-- Who may order so much on a day; nothing above all tiers.
create function tier_role(of_fund text, amount bigint, on_day date) returns text language sql stable as $$
    select t.role from approval_tier t
    where t.fund_id = of_fund and t.closed_at is null and t.from_on <= on_day and (t.until_on is null or t.until_on >= on_day) and t.most_satang >= amount
    order by t.most_satang limit 1
$$;

-- Why signatures do not suffice, in the words of org.songtor.approval.Quorum; nothing where they do. Two people, in office as they signed, the chair being one, and the
-- role of the amount's tier; of what is no fund's two operators.
create function signatures_missing(of_fund text, amount bigint, on_day date, logins text[], roles text[], days date[]) returns text language sql stable as $$
    select case
        when of_fund is null then case when count(distinct person_of(s.login)) < 2 then 'TOO_FEW' end
        when tier_role(of_fund, amount, on_day) is null then 'ABOVE_ALL_TIERS'
        when bool_or(office_role(of_fund, s.login, s.day) is null) then 'NOT_IN_OFFICE'
        when count(distinct person_of(s.login)) < 2 then 'TOO_FEW'
        when not bool_or(s.role = 'chair') then 'WITHOUT_THE_CHAIR'
        when not bool_or(s.role = tier_role(of_fund, amount, on_day)) then 'WITHOUT_THE_TIERS_ROLE' end
    from unnest(logins, roles, days) s (login, role, day)
$$;

-- What is taken back in the same step and under the same names as the decision that takes its place: those signed that one, each when in office.
create function signed_with(d decision) returns bigint language sql stable as $$
    select b.decision_id from decision_supersedes s join decision b on b.decision_id = s.decision_id
    where s.earlier_id = d.reverses and b.state = 'DONE' and b.ended_at = now() and b.proposed_by = d.proposed_by and b.proposed_role = d.proposed_role
$$;

create function decision_who() returns trigger language plpgsql as $$
declare
    missing text;
begin
    if signed_with(new) is not null then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if office_role(new.fund_id, new.proposed_by, here_today()) is distinct from new.proposed_role
           or new.fund_id is not null and new.proposed_role = 'operator' then
            raise exception 'decision: % is not in office as %', new.proposed_by, new.proposed_role using errcode = '23514';
        end if;
        if new.fund_id is not null and new.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') and tier_role(new.fund_id, new.satang, here_today()) is null then
            raise exception 'decision: % satang are above all tiers', new.satang using errcode = '23514';
        end if;
    elsif old.state = 'PROPOSED' and new.state = 'APPROVED' and new.kind not in ('ASK_AGENCY', 'WAIT_UNTIL') then
        select signatures_missing(new.fund_id,
                greatest(new.satang, (select max(e.satang) from decision_supersedes x join decision e on e.decision_id = x.earlier_id where x.decision_id = new.decision_id)),
                here_today(), array_agg(s.login), array_agg(s.role), array_agg((s.at at time zone 'Asia/Bangkok')::date))
            into missing
            from (select new.proposed_by, new.proposed_role, new.proposed_at
                  union all
                  select a.officer, a.role, a.at from decision_approval a where a.decision_id = new.decision_id) s (login, role, at);
        if missing is not null then
            raise exception 'decision: signatures do not suffice: %', missing using errcode = '23514';
        end if;
    end if;
    return new;
end $$;
create trigger decision_who before insert or update on decision for each row execute function decision_who();

create function decision_approval_who() returns trigger language plpgsql as $$
declare
    d decision;
begin
    select * into d from decision where decision_id = new.decision_id;
    if exists (select from decision_approval a where a.decision_id = signed_with(d) and a.officer = new.officer and a.role = new.role) then
        return new;
    end if;
    if office_role(d.fund_id, new.officer, here_today()) is distinct from new.role or d.fund_id is not null and new.role = 'operator' then
        raise exception 'decision_approval: % is not in office as %', new.officer, new.role using errcode = '23514';
    end if;
    return new;
end $$;
create trigger decision_approval_who before insert on decision_approval for each row execute function decision_approval_who();

-- Of money held in trust anybody in the fund's office may propose, as on its page; the schedule is nobody's.
create function held_order_who() returns trigger language plpgsql as $$
declare
    missing text;
begin
    if new.proposed_by = 'songtor' and new.kind = 'RELEASE' then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if office_role(new.fund_id, new.proposed_by, here_today()) is null then
            raise exception 'held_order: % is not in office', new.proposed_by using errcode = '23514';
        end if;
    elsif new.state = 'DONE' then
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
create trigger held_order_who before insert or update on held_order for each row execute function held_order_who();

create function held_approval_who() returns trigger language plpgsql as $$
begin
    if not exists (select from held_order o where o.order_id = new.order_id and office_role(o.fund_id, new.officer, here_today()) = new.role) then
        raise exception 'held_approval: % is not in office as %', new.officer, new.role using errcode = '23514';
    end if;
    return new;
end $$;
create trigger held_approval_who before insert on held_approval for each row execute function held_approval_who();
