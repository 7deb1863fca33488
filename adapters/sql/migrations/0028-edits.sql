-- When a message was last edited, and which copies of it still show an earlier wording.
alter table messages add column edited_at text;
alter table outgoing_messages add column outdated integer not null default 0;
