// Gives the retention period of each table, or the reason why there is none. A test checks that every table
// is here.
import type { RetentionClassName } from '../../../bot/model/governance/retention.js';

const TABLES: Readonly<Record<RetentionClassName, readonly string[]>> = {
  originals: ['received_words', 'stand_ins'],
  messages: ['messages', 'outgoing_messages', 'events'],
  answers: ['answers', 'answer_passages', 'feedback', 'unsafe_reports', 'handled_questions'],
  requests: ['escalations', 'escalation_transitions', 'relayed_messages'],
  complaints: ['complaints'],
  drafts: ['draft_notes'],
  people: ['people', 'conversations'],
  uploads: ['uploads'],
  jobs: ['jobs'],
  sessions: ['sessions', 'chat_links'],
  advisers: ['adviser_details'],
  figures: ['kept_figures', 'corrections'],
  access: ['readings', 'sent_lines'],
  records: ['retention_runs', 'erased', 'holds', 'governance_events', 'subject_requests', 'audit_events'],
};

export const TABLE_PERIODS: Readonly<Record<string, RetentionClassName>> = Object.fromEntries(
  Object.entries(TABLES).flatMap(([period, tables]) =>
    tables.map((table) => [table, period as RetentionClassName] as const),
  ),
);

/** For tables where the period only covers some rows. */
export const PARTLY: Readonly<Record<string, (days: number) => string>> = {
  uploads: (days) => `${days}, for files that were never published (07-uploads)`,
  jobs: (days) => `${days}, for jobs that were given up (07-jobs)`,
  adviser_details: (days) => `${days}, for versions no longer in use (07-advisers)`,
};

/** The details in a data request that are kept for a shorter time than the rest of it. */
export const SOONER =
  'Details entered to get a copy of someone’s data are deleted when their request is closed';

/**
 * Lists the tables that are kept at least as long as a request: `own`, and the request's own rows in 4 other
 * tables.
 */
export const sayKeptWithRequests = (own: readonly string[]): string =>
  `${own.join(', ')}, and each request’s own rows in messages, outgoing_messages, answers and feedback`;

export interface Unlimited {
  id: string;
  tables: readonly string[];
  why: string;
}

/** Tables without a retention period, grouped by the reason. */
export const WITHOUT_PERIOD: readonly Unlimited[] = [
  {
    id: 'held',
    tables: ['held_wordings', 'deferred_erasures'],
    why: 'None, because a legal hold needs them: deleted when it is lifted or ends, or with the message',
  },
  {
    id: 'tests',
    tables: ['golden_questions', 'trials', 'live_runs', 'wrong_answers'],
    why: 'None, because each release is tested with them. A question copied from a message is deleted if that message is erased, not when it is deleted by age; a name that redaction missed can be kept for good',
  },
  {
    id: 'editors',
    tables: [
      'recalls',
      'editing_work',
      'changes',
      'review_events',
      'publications',
      'added_sources',
      'practice_notes',
      'edited_entries',
    ],
    why: 'None, because they are the record of what people were told. Editors’ names are kept, and so is anything they wrote in a note',
  },
  {
    id: 'staff',
    tables: ['adviser_presence', 'saved_replies', 'switches'],
    why: 'None, because they hold what is in use now. They are only changed or deleted by hand',
  },
  {
    id: 'guidance',
    tables: [
      'followed_sources',
      'fetched_copies',
      'editions',
      'passages',
      'edition_passages',
      'reworded_passages',
      'embeddings',
      'passage_vectors',
      'releases',
      'release_editions',
      'live_release',
      'answer_settings',
    ],
    why: 'None, because they show what an answer was made from, and hold published text, which may name officials',
  },
  {
    id: 'service',
    tables: [
      'pseudonym_digests',
      'audit_head',
      'audit_checkpoints',
      'audit_deliveries',
      'audit_settings',
      'sealing_keys',
      'sealing_key_copies',
      'data_keys',
      'last_backup',
      'schema_migrations',
    ],
    why: 'None, because the service needs them, and they say nothing about anyone. When data is deleted, so is its key',
  },
];
