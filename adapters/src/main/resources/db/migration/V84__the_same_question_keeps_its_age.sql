-- When an item opened itself that goes on with another one's question, and has that one's opened_at.
alter table review_item add column began_at timestamptz;
