-- Whether the reader of passages failed, so that the answer told people that its quotes could not be checked.
alter table answers add column unchecked integer not null default 0;
