-- The tables of guidance: editions with their passages, vectors, and the releases that make some of them live.
create table editions (
  id COUNTED, source text not null, digest text not null, document text not null, origin text not null,
  created_at text not null,
  constraint editions_source_digest unique (source, digest));

create table passages (
  -- The number is the passage's label in every vector index, so it is never used again, even after a deletion.
  number COUNTED,
  id text not null unique, source text not null, text text not null);
create table edition_passages (
  edition integer not null references editions (id), position integer not null,
  passage integer not null references passages (number), headings text not null, page integer,
  paragraph text, context_digest text not null,
  constraint edition_passages_key primary key (edition, position));
create index edition_passages_passage on edition_passages (passage);
create table embeddings (
  model text not null, context_digest text not null, vector BYTES not null, sentences BYTES, words BYTES,
  constraint embeddings_key primary key (model, context_digest));

create table releases (
  number integer primary key, state text not null, model text not null, passages integer not null,
  documents integer not null, calibration text, created_at text not null, published_at text);
create table release_editions (
  release integer not null references releases (number),
  edition integer not null references editions (id),
  constraint release_editions_key primary key (release, edition));
-- One row; the foreign key keeps it from naming a release that is not there.
create table live_release (
  id integer primary key, release integer not null references releases (number), since text not null);
