-- The life of a handoff: how long someone has waited, what was attached, who is away, and notes for the editors.
-- One statement a column: SQLite takes no more.
alter table conversations add column agency text;
alter table conversations add column heard_at text;
alter table received_words add column files text;
alter table escalations add column specialism text;
alter table escalations add column waiting_since text;
alter table escalations add column awaits_holder_since text;
alter table escalations add column care_since text;
alter table escalations add column told_at text;
alter table escalations add column steps integer not null default 0;
alter table relayed_messages add column answer text;
alter table outgoing_messages add column update_pending integer not null default 0;
alter table outgoing_messages add column updated_at text;
create index outgoing_messages_by_escalation on outgoing_messages (escalation, purpose);
create index outgoing_messages_by_state on outgoing_messages (state, queued_at);

create table adviser_presence (adviser text primary key, away_until text not null);
create table draft_notes (
  id text primary key, escalation text not null references escalations (id), body text not null,
  by_platform text not null, by_id text not null, by_name text, at text not null, state text not null,
  constraint draft_notes_escalation unique (escalation));
create index draft_notes_by_state on draft_notes (state, at);

-- Requests that were open before: their times begin with what is known, and each gets the job that looks after it.
update escalations
  set care_since = coalesce(claimed_at, opened_at), told_at = coalesce(claimed_at, opened_at);
update escalations set waiting_since = opened_at where state = 'waiting';
update escalations set awaits_holder_since = claimed_at where state = 'claimed';
insert into jobs (kind, payload, platform, lane, due_at, attempts, state, unique_key, enqueued_at)
  select 'attend', '{"escalation":"' || id || '"}', null, 'attend:' || id || ':' || care_since, care_since, 0,
    'waiting', 'attend:' || id || ':' || care_since, care_since
  from escalations where state in ('waiting', 'claimed');
