-- The first tables: conversations, messages both ways, answers, escalations and jobs.
create table conversations (
  id text primary key, platform text not null, place_id text not null, place_kind text not null,
  place_address text not null, person_id text, person_name text, jurisdiction text, greeted_at text,
  escalation text, left_at text, last_sequence integer not null, created_at text not null,
  constraint conversations_place unique (platform, place_id));
create table people (
  platform text not null, id text not null, greeted_at text,
  constraint people_key primary key (platform, id));
create table events (
  conversation text not null references conversations (id), event_id text not null, kind text not null,
  received_at text not null,
  constraint events_key primary key (conversation, event_id));

create table messages (
  id text primary key, conversation text not null references conversations (id), platform text not null,
  platform_message_id text not null, position integer not null, sequence integer not null,
  role text not null, kind text not null, person_id text not null, person_name text, text text,
  redacted_types text not null, urgent integer not null, attachments integer not null,
  revision integer not null, thread_of text, sent_at text not null, received_at text not null,
  deleted_at text,
  constraint messages_platform_id unique (conversation, platform_message_id));
create index messages_by_conversation_sequence on messages (conversation, sequence);
create index messages_by_platform_person_id on messages (platform, person_id);
create table received_words (message text primary key references messages (id), text text not null);
create table stand_ins (conversation text primary key references conversations (id), known text not null);
create table outgoing_messages (
  key text primary key, conversation text not null references conversations (id),
  position integer not null, sequence integer not null, message text not null, purpose text not null,
  answer text, escalation text, words_of text, as_received integer not null, state text not null,
  platform_message_id text, queued_at text not null, sent_at text);
create index outgoing_messages_by_conversation_sequence on outgoing_messages (conversation, sequence);
create index outgoing_messages_by_platform_message_id on outgoing_messages (platform_message_id);
create index outgoing_messages_by_answer on outgoing_messages (answer);
create index outgoing_messages_by_words_of on outgoing_messages (words_of);

create table answers (
  id text primary key, message text not null references messages (id), revision integer not null,
  conversation text not null references conversations (id), outcome text not null,
  urgent integer not null, release integer not null, confidence double precision not null,
  jurisdiction text, written_by text not null, body text not null, ranking text not null,
  stages text not null, created_at text not null, superseded_at text,
  constraint answers_wording unique (message, revision));
create index answers_by_conversation_created_at on answers (conversation, created_at);
create table answer_passages (
  answer text not null references answers (id), passage text not null, document text not null,
  constraint answer_passages_key primary key (answer, passage));
create index answer_passages_by_passage on answer_passages (passage);
create table feedback (
  subject text not null, platform text not null, person_id text not null, kind text not null,
  rating text not null, at text not null,
  constraint feedback_key primary key (subject, platform, person_id));

create table escalations (
  id text primary key, conversation text not null references conversations (id), reason text not null,
  urgent integer not null, state text not null, holder_platform text, holder_id text, holder_name text,
  reach text not null, holder_conversation text references conversations (id),
  practitioner_platform text not null, practitioner_id text not null,
  message text references messages (id), answer text references answers (id), outcome text,
  share_words integer not null, opened_at text not null, claimed_at text, claims integer not null,
  closed_at text, version integer not null);
create index escalations_by_state_opened_at on escalations (state, opened_at);
create index escalations_by_conversation on escalations (conversation);
create index escalations_by_holder_platform_holder_id on escalations (holder_platform, holder_id);
create table escalation_transitions (
  escalation text not null references escalations (id), version integer not null,
  transition text not null, from_state text, to_state text not null, by_platform text, by_id text,
  by_name text, at text not null,
  constraint escalation_transitions_key primary key (escalation, version));
create table relayed_messages (
  escalation text not null references escalations (id), message text not null references messages (id),
  position integer not null, direction text not null, passed_on_at text,
  constraint relayed_messages_key primary key (escalation, message));
create index relayed_messages_by_message on relayed_messages (message);
create index escalations_by_practitioner_platform_practitioner_id on escalations (practitioner_platform, practitioner_id);

create table jobs (
  id COUNTED, kind text not null, payload text not null, platform text, lane text not null,
  due_at text not null, attempts integer not null, state text not null, leased_by text, leased_until text,
  unique_key text, last_error text, enqueued_at text not null,
  constraint jobs_unique_key unique (unique_key));
create index jobs_by_state_due_at on jobs (state, due_at);
create index jobs_by_lane_id on jobs (lane, id);
