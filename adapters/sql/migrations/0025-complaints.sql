-- Complaints: when each came, when it was acknowledged, and what came of it.
create table complaints (
  id text primary key, received_at text not null, closed_at text, platform text, person_id text,
  conversation text, message text,
  -- Everything else about it, as JSON.
  body text not null,
  version integer not null);
create index complaints_by_person on complaints (platform, person_id);
create index complaints_by_message on complaints (message);
