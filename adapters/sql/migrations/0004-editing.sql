-- The tables of editing: followed sources, changes and their reviews, test questions, publications, recalls.
create table followed_sources (
  slug text primary key, state text not null, reason text, moved_to text, checked_at text not null,
  changed_at text, failures integer not null);
create table fetched_copies (
  source text not null, url text not null, etag text, last_modified text, content_type text not null,
  bytes BYTES not null,
  constraint fetched_copies_key primary key (source, url));

create table changes (
  id COUNTED, source text not null, document text not null, edition integer references editions (id),
  base integer references editions (id),
  -- Two checks at the same time find the same change. Nulls are not equal to each other, so a separate name is used
  -- instead.
  fingerprint text not null unique,
  state text not null, weight text not null, note text,
  found_at text not null, version integer not null, details text not null, decisions text not null,
  accepted_by text, release integer);
create index changes_state on changes (state);
create table review_events (
  id COUNTED, change integer not null references changes (id), at text not null, editor text not null,
  action text not null, passage_key text, comment text);
create index review_events_change on review_events (change);

create table golden_questions (
  id COUNTED, question text not null, jurisdiction text, outcome text not null, document text, words text,
  passage text, added_by text not null, added_at text not null, suspended text);
create table trials (
  release integer primary key references releases (number), at text not null, result text not null);

create table publications (
  id COUNTED, at text not null, release integer not null references releases (number), previous integer,
  kind text not null, editor text, reason text,
  -- Null until the answers that it makes wrong have been looked for.
  recalls_opened_at text);

create table recalls (
  id COUNTED, passage text not null, document text not null, title text not null,
  publication integer references publications (id), reason text not null, was text not null, now text,
  since text not null, state text not null, opened_at text not null, decided_by text, decided_at text,
  comment text,
  -- One open question to the editor for each passage and each publication, however often it is looked for.
  fingerprint text not null unique);
