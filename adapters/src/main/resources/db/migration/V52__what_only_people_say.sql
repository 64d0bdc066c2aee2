-- What only people's decision calls a line stands where they decided so, whoever writes it: money that nobody signed for would be given back, or asked about no more.

-- What a line is called by a decision about it (org.songtor.review.DecisionKind says the same; of one that stands for another, org.songtor.match.Decided). Nothing where
-- it follows from evidence.
create function label_by(kind text, part text) returns text language sql immutable parallel safe as $$
    select case kind
        when 'RESUBMIT' then 'RESUBMITTED'
        when 'PAID_BACK' then 'RESUBMITTED'
        when 'ACCEPT_AGENCY_AMOUNT' then 'AMOUNT_ACCEPTED'
        when 'RETURN_TO_MEMBER' then 'RETURNED'
        when 'WRITE_OFF' then 'WRITTEN_OFF'
        when 'MERGE_DUPLICATE' then 'MERGED'
        when 'NOT_OURS' then 'NOT_OURS'
        when 'FIRST_STANDS' then case part when 'STANDS' then 'AMOUNT_ACCEPTED' else 'FIRST_STANDS' end
        when 'ASK_AGENCY' then 'ASKED_AGENCY'
        when 'WAIT_UNTIL' then 'WAITING_UNTIL' end
$$;

-- Those labels, and what an order about held money gives.
create function labels_of_people() returns text[] language sql immutable parallel safe as $$
    select array['RESUBMITTED', 'AMOUNT_ACCEPTED', 'RETURNED', 'WRITTEN_OFF', 'MERGED', 'NOT_OURS', 'FIRST_STANDS', 'ASKED_AGENCY', 'WAITING_UNTIL', 'FORWARDED']
$$;

-- Whether people say so of a line: by a decision that counts; of a line in no file, for which none counts by itself, by one that was done and not taken back; of held money
-- by the order that moved it.
create function said_by_people(line bigint, label text) returns boolean language sql stable as $$
    select exists (select from decision_line x join decision d on d.decision_id = x.decision_id
                   where x.line_id = said_by_people.line and d.reverses is null and label_by(d.kind, x.part) = said_by_people.label
                       and (x.live or d.state = 'DONE' and not exists (select from file_line fl where fl.line_id = said_by_people.line and fl.live)))
        or said_by_people.label in ('FORWARDED', 'RETURNED')
            and exists (select from held_entry e where e.line_id = said_by_people.line and e.kind <> 'COLLECTED' and e.kind = said_by_people.label)
$$;

-- Once a statement, and nothing where none of it is such a label. What only moves the money of a line that is called so already says nothing anew. A question, which moves
-- none, may have been taken back, or asked otherwise, while its file was being looked at: that is done again then.
create function line_label_decided() returns trigger language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    alone record;
begin
    if not exists (select from entered where label = any(labels_of_people())) then
        return null;
    end if;
    select e.line_id, e.label into alone
    from entered e
    where e.label = any(labels_of_people()) and not said_by_people(e.line_id, e.label)
        and not exists (select from line_label p where p.line_id = e.line_id and p.number = e.number - 1 and p.label = e.label)
        and not (e.label in ('ASKED_AGENCY', 'WAITING_UNTIL')
            and exists (select from decision_line x join decision d on d.decision_id = x.decision_id
                        where x.line_id = e.line_id and label_by(d.kind, x.part) = e.label and d.state in ('DONE', 'UNDONE')))
    limit 1;
    if found then
        raise exception 'line_label: line % is % only if people decided so', alone.line_id, alone.label using errcode = '23514';
    end if;
    return null;
end $$;
create trigger line_label_decided after insert on line_label referencing new table as entered for each statement execute function line_label_decided();

-- Nor does a line begin so.
alter table line add constraint line_begins_undecided check (first_label <> all (array['RESUBMITTED', 'RETURNED', 'WRITTEN_OFF', 'MERGED', 'NOT_OURS', 'FIRST_STANDS',
    'ASKED_AGENCY', 'WAITING_UNTIL', 'FORWARDED'])) not valid;
