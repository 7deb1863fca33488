-- Who looks after a practice note and when it is next reviewed; and helplines and terms as editors have changed them.
alter table practice_notes add column owner text;
alter table practice_notes add column review_on text;
create table edited_entries (
  kind text not null, id text not null,
  -- Null: removed.
  entry text,
  version integer not null, edited_at text not null, edited_by text not null,
  constraint edited_entries_key primary key (kind, id));
