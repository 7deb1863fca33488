-- Who is signed in at the pages.
create table sessions (
  id text primary key, subject text not null, name text not null, groups text not null,
  roles text not null, began_at text not null, ends_at text not null);
create index sessions_ends_at on sessions (ends_at);
