// Row types for recalls and editors' background tasks, with JSON as text.
import type { Generated } from 'kysely';
import type { RecallReason, RecallState } from '../../../bot/model/recalls/recall.js';

export interface RecallRow {
  id: Generated<number>;
  passage: string;
  document: string;
  title: string;
  publication: number | null;
  reason: RecallReason;
  was: string;
  words: string | null;
  now: string | null;
  since: string;
  state: RecallState;
  opened_at: string;
  decided_by: string | null;
  decided_at: string | null;
  comment: string | null;
  fingerprint: string;
  lifted_by: string | null;
  lifted_at: string | null;
  lifted_reason: string | null;
  stops_quoting: number | null;
  need_to_know: string | null;
}

export interface WorkRow {
  id: Generated<number>;
  kind: string;
  request: string;
  editor: string;
  asked_at: string;
  started_at: string | null;
  ended_at: string | null;
  looks: string;
  outcome: string | null;
  progress: Generated<string | null>;
}
