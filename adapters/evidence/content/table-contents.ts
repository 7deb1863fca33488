// Says which data each table in the store holds, grouped by the people it is about. A test fails if a table
// is missing.
import { blocksIn } from '../model/blocks.js';

const TEXT = `
practitioners; children and others they write about
  received_words: original messages, as written, with the names and links of attachments
  stand_ins: the details behind placeholders, keyed digests to find them, and corrections to them
  held_wordings: earlier wording kept because of a legal hold
  messages: redacted messages, with the writer’s ID and name on the platform
  outgoing_messages: messages we send: answers, cards, relayed messages
  subject_requests: people’s requests about their own data, the record of each search and, until the request is closed, details entered to get a copy (the person’s own to show, other people’s to leave out)

practitioners and editors; children and others they write about
  golden_questions: test questions, written by editors or copied from what practitioners asked, with whatever redaction missed
  trials: results of test questions, with the questions
  live_runs: results of test questions run against the live guidance, with the questions
  practice_notes: notes written by editors, some begun from someone’s question

practitioners and advisers
  relayed_messages: which messages in a handoff were passed on, and where to
  escalations: requests for an adviser: state, times, and the IDs and names of those involved; for a web request, while it is open, a keyed digest of the network address it came from
  escalation_transitions: who did what to a request, and when

advisers; children and others they write about
  draft_notes: redacted text proposed to editors, and the adviser’s name

practitioners
  conversations: the chat’s address, and the practitioner’s ID, name, nation and agency
  people: people’s IDs on the platforms, and their choices
  corrections: which kinds of detail redaction got wrong, but not the text
  answers: answers given, with the release they came from
  answer_passages: which passages an answer quoted
  feedback: ratings, and the ID of the person who gave each one
  events: IDs of events already received
  jobs: work to do, with IDs; for a private chat, also the person’s ID and name; for a web message, a keyed digest of the network address it came from
  chat_links: private links to web conversations, as digests, and the conversation’s cookie, encrypted with the secret of the link
  deferred_erasures: erasures delayed by a legal hold
  sent_lines: what was sent to which address, as digests

practitioners and editors
  handled_questions: which questions editors have dealt with (IDs), and the editors’ names
  unsafe_reports: answers reported as unsafe, who reported them, in which message they said why, and who decided

advisers
  adviser_presence: which advisers are away, and until when
  adviser_details: advisers’ hours, specialisms, nations and languages, and the opening hours of the service
  saved_replies: replies saved for all advisers, and who last changed each
  kept_figures: counts kept after the data they count is deleted; the adviser who claimed each request

everyone who signs in
  sessions: the ID, name and groups of each person signed in, when they last used it, and the provider’s refresh token, encrypted

practitioners and admins
  holds: legal holds: who or what they cover, and why

admins
  switches: which parts of the service are off, with the reason and the admin’s name
  governance_events: decisions on holds, switches and periods, with admins’ names

admins, editors and advisers
  audit_events: the audit log: who did what, and when

practitioners, advisers, editors and admins
  readings: who read whose data, why and when

people who complained, and those the complaints are about
  complaints: complaints, when each was acknowledged, and the outcome

people whose data was erased
  erased: digests of the IDs of what was erased, for use in a restore

editors
  recalls: changes to guidance that people should be told about, and who decided whether to tell them
  editing_work: work that editors asked for
  changes: proposed changes to the guidance, and who decided on them
  review_events: the history of each change
  publications: which release was published when, and by which editor
  added_sources: sources that editors added
  edited_entries: helplines and terms that editors changed
  uploads: uploaded guidance, and who uploaded it

officials named in guidance
  fetched_copies: published pages as fetched
  editions: published guidance, as parsed
  passages: published guidance, in passages

no one
  pseudonym_digests: nothing: only the previous version writes to this table, and it is emptied every night
  audit_head: how long the audit log is, and its root
  audit_checkpoints: signed roots of the audit log
  audit_deliveries: how much of the audit log has been sent on
  audit_settings: digests of the settings in use
  sealing_keys: which encryption keys there are, but not the keys themselves
  sealing_key_copies: keys encrypted with the deployer’s key
  data_keys: encrypted keys: one for each conversation on each day, and one for each conversation’s placeholders, each upload, and each version of a complaint or data request
  last_backup: when a backup last succeeded
  retention_runs: counts of what was deleted
  followed_sources: when each source was last checked
  wrong_answers: which test questions the running service answered wrongly, and when
  edition_passages: where each passage is in its document
  reworded_passages: which passages say the same in different forms
  embeddings: vectors of published guidance
  passage_vectors: copies of these vectors that PostgreSQL can search
  releases: sets of guidance that were live together
  release_editions: the documents of each release
  live_release: which release is used for answers
  answer_settings: settings that answers were made with: each set is stored once, under a digest that the answers table refers to
  schema_migrations: which changes to the tables have been made
`;

export const TABLE_CONTENTS = Object.fromEntries(
  blocksIn(TEXT).flatMap(({ head: [about = ''], lines }) =>
    lines.map(({ label, text: holds }) => [label, { holds, about }] as const),
  ),
);
