// Says which retention period covers each table. A test checks that the tables and periods exist.
import type { RetentionClassName } from '../../../bot/model/governance/retention.js';

const TABLES: Readonly<Record<RetentionClassName, readonly string[]>> = {
  originals: ['received_words', 'stand_ins'],
  messages: ['messages', 'outgoing_messages', 'events'],
  answers: ['answers', 'answer_passages', 'feedback', 'unsafe_reports'],
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
