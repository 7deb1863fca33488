-- In which language each person is written to, and how we know it.
-- SQLite adds one column at a time.
alter table people add column language text;
alter table people add column language_from text;
alter table people add column language_at text;
