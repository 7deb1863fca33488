-- What retention, legal holds and switches need: runs, counts that outlive what was counted, and indexes by age.
create table retention_runs (
  id COUNTED,
  -- One run a night; a run by hand has a name of its own.
  name text not null unique,
  started_at text not null, ended_at text, progress text not null,
  deleted text not null, failed text not null);
create table kept_figures (id COUNTED, kind text not null, at text not null, body text not null);
create index kept_figures_by_kind_at on kept_figures (kind, at);

create table holds (
  id text primary key, kind text not null, platform text, target text, covers_from text, covers_to text,
  reason text not null, may_tell integer not null, placed_by text not null, placed_at text not null,
  ends_at text, lifted_by text, lifted_at text, lift_reason text);
create table deferred_erasures (
  -- "person …" or "message …": asked for twice, it is done once.
  id text primary key,
  kind text not null, platform text, person_id text, conversation text not null,
  message text, asked_at text not null);
create table held_wordings (
  message text not null references messages (id), revision integer not null, text text not null,
  at text not null,
  constraint held_wordings_key primary key (message, revision));

-- A row: that part is off.
create table switches (
  name text primary key, message text not null, reason text not null, by text not null, at text not null);
create table governance_events (
  id COUNTED, kind text not null, by text not null, at text not null, details text not null);
create index governance_events_by_kind_id on governance_events (kind, id);

-- Nightly work visits only what is old enough.
alter table messages add column counted integer not null default 0;
alter table conversations add column empty_since text;
-- With the key, so that a batch is read in order and nothing is sorted.
create index messages_by_received_at_id on messages (received_at, id);
create index outgoing_messages_by_queued_at_key on outgoing_messages (queued_at, key);
create index events_by_received_at on events (received_at);
create index answers_by_created_at_id on answers (created_at, id);
create index escalations_by_closed_at_id on escalations (closed_at, id);
create index escalations_by_message on escalations (message);
create index escalations_by_answer on escalations (answer);
