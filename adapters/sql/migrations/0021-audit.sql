-- The audit log with its head, what has been signed and sent, who read what, what was sent where, and requests of people
-- about their own data.
create table audit_events (
  number integer primary key, at text not null, kind text not null, by text, record text,
  leaf text not null,
  -- Null once its period is over: the digest stays.
  event text);
create index audit_events_by_at on audit_events (at, number);
create index audit_events_by_kind on audit_events (kind, record, number);
-- One row: adding an event locks it.
create table audit_head (
  id integer primary key, size integer not null, root text not null, frontier text not null);
-- The root is SHA-256 of nothing.
insert into audit_head (id, size, root, frontier)
  values (1, 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '[]');

create table audit_checkpoints (size integer primary key, at text not null, note text not null);
create table audit_deliveries (destination text primary key, position integer not null, at text not null);
create table audit_settings (name text primary key, digest text not null);

create table readings (
  id COUNTED, at text not null, by_id text not null, by_name text not null, what text not null,
  record text, purpose text not null, reason text);
create index readings_by_at_id on readings (at, id);
create index readings_by_record on readings (record);
create table sent_lines (
  id COUNTED, conversation text, at text not null, kind text not null, address text not null,
  digest text not null, tokens integer);
create index sent_lines_by_at_id on sent_lines (at, id);
create index sent_lines_by_conversation on sent_lines (conversation);
alter table conversations add column notice_version text;
alter table conversations add column notice_at text;

create table subject_requests (
  id text primary key, kind text not null, opened_at text not null, closed_at text,
  -- Everything else about it, as JSON.
  body text not null,
  version integer not null);
