-- What is urgent goes before everything else of its place. A version that does not know this writes and reads jobs as before.
alter table jobs add column urgent integer not null default 0;
