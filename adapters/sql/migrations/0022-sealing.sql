-- Encryption: wrapped keys, the key of each sealed row, digests to search by, and what was erased.
create table sealing_keys (id text primary key, made_at text not null);
create table sealing_key_copies (
  sealing_key text not null references sealing_keys (id), keeper text not null, wrapped text not null,
  constraint sealing_key_copies_key primary key (sealing_key, keeper));
create table data_keys (
  id text primary key, owner text not null, period text not null,
  sealing_key text not null references sealing_keys (id), wrapped text not null, made_at text not null,
  constraint data_keys_of_owner unique (owner, period));
create index data_keys_by_sealing_key on data_keys (sealing_key);

-- Null in a row: it is plain, from before, and will be sealed.
alter table received_words add column key text references data_keys (id);
create index received_words_by_key on received_words (key);
alter table held_wordings add column key text references data_keys (id);
create index held_wordings_by_key on held_wordings (key);
alter table stand_ins add column key text references data_keys (id);
create index stand_ins_by_key on stand_ins (key);
alter table uploads add column key text references data_keys (id);
create index uploads_by_key on uploads (key);

create table pseudonym_digests (
  conversation text not null, digest text not null,
  constraint pseudonym_digests_key primary key (digest, conversation));
create index pseudonym_digests_by_conversation on pseudonym_digests (conversation);
create table erased (
  kind text not null, digest text not null, at text not null,
  constraint erased_key primary key (kind, digest));
create index erased_by_at on erased (at);
