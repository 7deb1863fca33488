-- The advisers' shared saved replies.
create table saved_replies (
  id text primary key, title text not null, text text not null, by_platform text not null,
  by_id text not null, by_name text, at text not null);
