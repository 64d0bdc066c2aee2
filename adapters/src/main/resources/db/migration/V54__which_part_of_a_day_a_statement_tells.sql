-- From which balance to which a statement tells a day: so the entries of two that both count from one are told apart, or known as the same.
create table statement_slice (
    arrival_id  bigint      not null references arrival,
    account     text        not null,
    day         date        not null,
    opening     bigint      not null,
    closing     bigint      not null,
    primary key (account, day, arrival_id)
);
create index statement_slice_arrival on statement_slice (arrival_id);

-- Of what came before, only a statement that tells one day says where that day began.
insert into statement_slice
select r.arrival_id, r.account, s.dated, s.opening, s.closing
from statement_reach r join statement_day s on s.arrival_id = r.arrival_id
where r.began = s.dated and s.entries + s.debits > 0;

create trigger statement_slice_append_only before update or delete on statement_slice for each row execute function forbid_change();
create trigger statement_slice_no_truncate before truncate on statement_slice for each statement execute function forbid_change();
alter table statement_slice enable row level security;

create index credit_account_day on credit (account, booked_on);
create index debit_account_day on debit (account, booked_on);
