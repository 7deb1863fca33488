-- Why an answer did not help, which answers were reported as unsafe, and private links back to a conversation.
alter table feedback add column reason text;
create table unsafe_reports (
  answer text not null references answers (id), platform text not null, person_id text not null,
  at text not null, handled_by text, handled_at text, outcome text, comment text,
  constraint unsafe_reports_key primary key (answer, platform, person_id));
create table chat_links (
  person_id text primary key, digest text not null unique, sealed text not null, expires_at text not null);
