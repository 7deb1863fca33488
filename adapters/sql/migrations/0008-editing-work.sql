-- Work on the guidance that editors asked for, and sources that they added.
create table editing_work (
  id COUNTED, kind text not null, request text not null, editor text not null, asked_at text not null,
  started_at text, ended_at text, looks text not null, outcome text);
create table added_sources (
  slug text primary key, entry text not null, changed_by text not null, changed_at text not null,
  version integer not null, stopped integer not null);
