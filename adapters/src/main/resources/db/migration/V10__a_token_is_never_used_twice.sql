-- A row of the outbox that ended and was written anew began its tokens again: who held the old row and stood still could meet its own number on
-- the new one, and write over what is newer. Tokens of all rows come from one sequence now, beyond every token ever given.
create sequence outbox_token;
select setval('outbox_token', coalesce(max(token), 0) + 1) from outbox;
alter table outbox alter column token set default nextval('outbox_token');
