-- As before (V81), and that a month has no batch two people of its fund may say.
create or replace function kinds_for(label text) returns text[] language sql immutable parallel safe as $$
    select case
        when label = 'REFUSED_AT_INTAKE' then array['RETURN_TO_MEMBER', 'WRITE_OFF']
        when label = 'HELD_FOR_REVIEW' then array['PASS_ON', 'RETURN_TO_MEMBER', 'WAIT_UNTIL']
        when label in ('FILE_REFUSED', 'REFUSED_BY_AGENCY', 'NOT_ELIGIBLE') then
            array['RESUBMIT', 'ASK_AGENCY', 'RETURN_TO_MEMBER', 'ACCEPT_AGENCY_AMOUNT', 'FIRST_STANDS', 'WAIT_UNTIL', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'AMOUNT_MISMATCH' then array['ACCEPT_AGENCY_AMOUNT', 'ASK_AGENCY', 'WAIT_UNTIL', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'ALREADY_PAID' then
            array['MERGE_DUPLICATE', 'RETURN_TO_MEMBER', 'ASK_AGENCY', 'FIRST_STANDS', 'ACCEPT_AGENCY_AMOUNT', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label in ('BOOKED_TWICE', 'LATE') then array['ASK_AGENCY', 'ACCEPT_AGENCY_AMOUNT', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label in ('WRONG_REFERENCE', 'SERVICE_CODE_SWAPPED', 'WRONG_BILLER', 'DATE_DIFFERS', 'CANCEL_INELIGIBLE') then
            array['ASK_AGENCY', 'ACCEPT_AGENCY_AMOUNT', 'FIRST_STANDS', 'WAIT_UNTIL', 'RESUBMIT', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'NEVER_ANSWERED' then array['ASK_AGENCY', 'WAIT_UNTIL', 'RETURN_TO_MEMBER']
        when label = 'UNDELIVERED' then array['ASK_AGENCY', 'WAIT_UNTIL', 'RETURN_TO_MEMBER', 'RESUBMIT']
        when label = 'DECISION_CONTRADICTED' then array['ASK_AGENCY', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label = 'SILENT_AGENCY' then array['ASK_AGENCY', 'WAIT_UNTIL']
        when label = 'BOOKED_AFTER_ALL' then array['ASK_AGENCY', 'PAID_BACK', 'WAIT_UNTIL', 'BOOKING_GONE']
        when label in ('FILE_SHORT', 'NEVER_PAID') then array['WAIT_UNTIL', 'ASK_AGENCY', 'WRITE_OFF', 'BOOKING_GONE']
        when label = 'FILE_OVER' then array['ASK_AGENCY', 'PAID_BACK', 'MATCH_CREDIT', 'WAIT_UNTIL', 'WRITE_OFF']
        when label in ('BOOKED_NEVER_SENT', 'ARRIVAL_REJECTED') then array['NOT_OURS', 'ASK_AGENCY', 'WAIT_UNTIL']
        when label in ('CREDIT_WITHOUT_FILE', 'CREDIT_UNSURE') then array['MATCH_CREDIT', 'NOT_OURS', 'ASK_AGENCY', 'WAIT_UNTIL']
        when label = 'CREDIT_QUESTIONED' then array['MATCH_CREDIT', 'ASK_AGENCY', 'WAIT_UNTIL']
        when label = 'CREDIT_TAKEN_BACK' then array['ASK_AGENCY', 'MATCH_DEBIT', 'WAIT_UNTIL', 'NOT_OURS', 'WRITE_OFF']
        when label in ('MISSING_FROM_BATCH', 'BATCH_NOT_COME') then array['WAIT_UNTIL', 'WRITE_OFF']
        when label = 'HELD_FOR_MEMBER' then array['RETURN_TO_MEMBER', 'WAIT_UNTIL']
        when label = 'OWED_BY_MEMBER' then array['MEMBER_PAID', 'WRITE_OFF', 'WAIT_UNTIL']
        when label in ('STATEMENT_MISSING', 'STATEMENT_EMPTY', 'STATEMENT_WRONG_DAY', 'STATEMENT_GAP') then array['ASK_AGENCY', 'WAIT_UNTIL', 'WRITE_OFF']
        when label in ('WORK_STOPPED', 'MISSED_CUTOFF') then array['WAIT_UNTIL']
        else array[]::text[] end
$$;

-- When an item opened itself that goes on with another one's question, and has that one's opened_at.
alter table review_item add column began_at timestamptz;
