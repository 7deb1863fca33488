// Says what each table in the store holds. A test compares it with a real store, and fails if a table is missing.

export interface TableContent {
  holds: string;
  /** Who the data is about; empty if the table holds no personal data. */
  about: string;
}

const PRACTITIONERS = 'practitioners';
const CHILDREN = 'practitioners; children and others they write about';
const ADVISERS = 'practitioners and advisers';
const EDITORS = 'editors';
const ADMINS = 'admins';
const NO_ONE = '';

export const TABLE_CONTENTS: Readonly<Record<string, TableContent>> = {
  received_words: { holds: 'original messages, as written', about: CHILDREN },
  stand_ins: { holds: 'the details behind placeholders, and corrections to them', about: CHILDREN },
  held_wordings: { holds: 'earlier wording kept because of a legal hold', about: CHILDREN },
  messages: { holds: 'redacted messages, with the writer’s ID and name on the platform', about: CHILDREN },
  outgoing_messages: { holds: 'messages we send: answers, cards, relayed messages', about: CHILDREN },
  relayed_messages: { holds: 'which messages in a handoff were passed on, and where to', about: ADVISERS },
  draft_notes: {
    holds: 'redacted text proposed to editors, and the adviser’s name',
    about: 'advisers; children and others they write about',
  },
  conversations: {
    holds: 'the chat’s address, and the practitioner’s ID, name, nation and agency',
    about: PRACTITIONERS,
  },
  people: { holds: 'people’s IDs on the platforms, and their choices', about: PRACTITIONERS },
  corrections: { holds: 'which kinds of detail redaction got wrong, but not the text', about: PRACTITIONERS },
  answers: { holds: 'answers given, with the release they came from', about: PRACTITIONERS },
  answer_passages: { holds: 'which passages an answer quoted', about: NO_ONE },
  feedback: { holds: 'ratings, and the ID of the person who gave each one', about: PRACTITIONERS },
  unsafe_reports: {
    holds: 'answers reported as unsafe, who reported them, in which message they said why, and who decided',
    about: 'practitioners and editors',
  },
  escalations: {
    holds: 'requests for an adviser: state, times, and the IDs and names of those involved',
    about: ADVISERS,
  },
  escalation_transitions: { holds: 'who did what to a request, and when', about: ADVISERS },
  events: { holds: 'ids of events already received', about: PRACTITIONERS },
  jobs: {
    holds:
      'work to do, with IDs; for a private chat, also the person’s ID and name; for a web message, a digest of its address',
    about: PRACTITIONERS,
  },
  adviser_presence: { holds: 'which advisers are away, and until when', about: 'advisers' },
  adviser_details: { holds: 'advisers’ hours, specialisms, nations and languages', about: 'advisers' },
  saved_replies: { holds: 'replies saved for all advisers, and who last changed each', about: 'advisers' },
  sessions: { holds: 'the ID, name and groups of each person signed in', about: 'everyone who signs in' },
  chat_links: { holds: 'private links to web conversations, as digests', about: PRACTITIONERS },
  holds: { holds: 'legal holds: who or what they cover, and why', about: 'practitioners and admins' },
  deferred_erasures: { holds: 'erasures delayed by a legal hold', about: PRACTITIONERS },
  switches: {
    holds: 'which parts of the service are off, with the reason and the admin’s name',
    about: ADMINS,
  },
  governance_events: { holds: 'decisions on holds, switches and periods, with admins’ names', about: ADMINS },
  audit_events: {
    holds: 'the audit log: who did what, and when',
    about: 'admins, editors and advisers',
  },
  audit_head: { holds: 'how long the audit log is, and its root', about: NO_ONE },
  audit_checkpoints: { holds: 'signed roots of the audit log', about: NO_ONE },
  audit_deliveries: { holds: 'how much of the audit log has been sent on', about: NO_ONE },
  audit_settings: { holds: 'digests of the settings in use', about: NO_ONE },
  readings: {
    holds: 'who read whose data, why and when',
    about: 'practitioners, advisers, editors and admins',
  },
  sent_lines: { holds: 'what was sent where, as digests', about: PRACTITIONERS },
  subject_requests: {
    holds: 'people’s requests about their own data, and the record of each search',
    about: CHILDREN,
  },
  complaints: {
    holds: 'complaints, when each was acknowledged, and the outcome',
    about: 'people who complained, and those the complaints are about',
  },
  sealing_keys: { holds: 'which encryption keys there are, but not the keys themselves', about: NO_ONE },
  sealing_key_copies: { holds: 'keys encrypted with the deployer’s key', about: NO_ONE },
  data_keys: { holds: 'the key of each conversation and day, encrypted', about: NO_ONE },
  pseudonym_digests: {
    holds: 'nothing: only the previous version writes to this table, and it is emptied every night',
    about: CHILDREN,
  },
  erased: { holds: 'digests of what was erased, for use in a restore', about: NO_ONE },
  last_backup: { holds: 'when a backup last succeeded', about: NO_ONE },
  retention_runs: { holds: 'counts of what was deleted', about: NO_ONE },
  kept_figures: {
    holds: 'counts kept after the data they count is deleted; the adviser who claimed each request',
    about: 'advisers',
  },
  handled_questions: { holds: 'questions editors have dealt with, and the editors’ names', about: EDITORS },
  recalls: {
    holds: 'changes to guidance that people should be told about, and who decided whether to tell them',
    about: EDITORS,
  },
  editing_work: { holds: 'work that editors asked for', about: EDITORS },
  changes: { holds: 'proposed changes to the guidance, and who decided on them', about: EDITORS },
  review_events: { holds: 'the history of each change', about: EDITORS },
  golden_questions: { holds: 'test questions, written by editors', about: EDITORS },
  trials: { holds: 'results of test questions', about: NO_ONE },
  publications: { holds: 'which release was published when, and by which editor', about: EDITORS },
  followed_sources: { holds: 'when each source was last checked', about: NO_ONE },
  fetched_copies: { holds: 'published pages as fetched', about: NO_ONE },
  added_sources: { holds: 'sources that editors added', about: EDITORS },
  practice_notes: { holds: 'notes written by editors', about: EDITORS },
  edited_entries: { holds: 'helplines and terms that editors changed', about: EDITORS },
  editions: { holds: 'published guidance, as parsed', about: NO_ONE },
  passages: { holds: 'published guidance, in passages', about: NO_ONE },
  edition_passages: { holds: 'where each passage is in its document', about: NO_ONE },
  embeddings: { holds: 'vectors of published guidance', about: NO_ONE },
  releases: { holds: 'sets of guidance that were live together', about: NO_ONE },
  release_editions: { holds: 'the documents of each release', about: NO_ONE },
  live_release: { holds: 'which release is used for answers', about: NO_ONE },
  answer_settings: { holds: 'the settings used for each answer', about: NO_ONE },
  schema_migrations: { holds: 'which changes to the tables have been made', about: NO_ONE },
  uploads: { holds: 'uploaded guidance, and who uploaded it', about: EDITORS },
};
