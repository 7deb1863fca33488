-- Which messages the reader has not read yet: the rules alone took personal details out of them.
alter table messages add column unread integer not null default 0;
