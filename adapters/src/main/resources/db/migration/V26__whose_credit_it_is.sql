-- A credit that operators gave to a file is its fund's to see, like one that the bank's text names (V12): what they decided is theirs, which file it pays is not. A
-- file of many funds shows no fund the others' credits.
drop policy own on decision_credit;
create policy own on decision_credit for select to songtor_reader
    using (exists (select from decision d where d.decision_id = decision_credit.decision_id)
        or live and exists (select from agency_file f where f.file_id = decision_credit.file_id and f.fund_id is not null));
