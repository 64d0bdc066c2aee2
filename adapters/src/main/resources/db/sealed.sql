-- Second half of V3 (SealingMigration): the clear columns go, and what stands in their place is asked for.
alter table member drop column person;
create unique index member_one_active_person on member (fund_id, person_hash) where ended_at is null;
create index member_person on member (fund_id, person_hash);

alter table answer_line drop column person;

alter table line drop column person;
alter table line add constraint line_person_check
    check (case when refused then person_hash is null and person_seal is null and wages is null
                else person_hash is not null and person_seal is not null and length(last_four) = 4 and satang > 0 end);
create index line_person on line (person_hash) where not refused;
create index line_own_period on line (fund_id, own_period) where own_period is not null;

alter table evidence drop column bytes;

-- Written anew, so that no page keeps what was dropped.
cluster member using member_pkey;
cluster answer_line using answer_line_pkey;
cluster line using line_pkey;
cluster evidence using evidence_pkey;
