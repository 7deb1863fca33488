-- What is written, uploaded and put away in the library: practice notes, files, and questions that editors have dealt with.
create table practice_notes (
  slug text primary key, words text not null, version integer not null,
  edition integer not null references editions (id), saved_at text not null, saved_by text not null);
create table uploads (
  -- The same file again is the same edition.
  edition integer primary key references editions (id),
  slug text not null, title text not null,
  name text not null, kind text not null, bytes BYTES not null, at text not null, editor text not null);
create table handled_questions (answer text primary key, at text not null, editor text not null);
