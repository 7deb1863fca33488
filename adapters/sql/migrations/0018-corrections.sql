-- How people corrected a redaction: the kind of personal data and the time, never the words.
create table corrections (
  id text primary key, message text not null, correction text not null, type text not null,
  at text not null);
create index corrections_by_time on corrections (at);
create index corrections_by_message on corrections (message);
