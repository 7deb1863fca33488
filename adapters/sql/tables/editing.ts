// Row types for the editing tables, with JSON as text.
import type { Generated } from 'kysely';
import type { EditedEntry } from '../../../bot/model/editing/edited-entries.js';
import type {
  ChangeRecord,
  ChangeState,
  GoldenQuestion,
  Publication,
  ReviewAction,
} from '../../../ingest/model/editing.js';
import type { SourceState } from '../../../ingest/model/fetching.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { UploadKind } from '../../../ingest/model/upload.js';

export interface EditingTables {
  followed_sources: SourceRow;
  fetched_copies: CopyRow;
  changes: ChangeRow;
  review_events: ReviewEventRow;
  golden_questions: GoldenRow;
  trials: TrialRow;
  live_runs: TrialRow;
  wrong_answers: { question: number; release: number; at: string; platforms: string | null };
  publications: PublicationRow;
  added_sources: AddedSourceRow;
  practice_notes: NoteRow;
  edited_entries: EditedEntryRow;
  uploads: UploadRow;
}

interface TrialRow {
  release: number;
  at: string;
  result: string;
}

export interface EditedEntryRow {
  kind: EditedEntry['kind'];
  id: string;
  /** JSON. Null if the entry was removed. */
  entry: string | null;
  version: number;
  edited_at: string;
  edited_by: string;
}

export interface NoteRow {
  owner: string | null;
  review_on: string | null;
  slug: string;
  words: string;
  version: number;
  edition: number;
  saved_at: string;
  saved_by: string;
}

export interface UploadRow {
  edition: number;
  slug: string;
  title: string;
  name: string;
  kind: UploadKind;
  bytes: Uint8Array;
  key: Generated<string | null>;
  at: string;
  editor: string;
}

export interface SourceRow {
  slug: string;
  state: SourceState;
  reason: string | null;
  moved_to: string | null;
  checked_at: string;
  changed_at: string | null;
  failures: number;
}

export interface CopyRow {
  source: string;
  url: string;
  etag: string | null;
  last_modified: string | null;
  content_type: string;
  bytes: Uint8Array;
}

export interface ChangeRow {
  id: Generated<number>;
  source: string;
  document: string;
  edition: number | null;
  base: number | null;
  fingerprint: string;
  state: ChangeState;
  weight: ChangeRecord['weight'];
  note: string | null;
  found_at: string;
  version: number;
  details: string;
  decisions: string;
  accepted_by: string | null;
  accepted_by_id: string | null;
  release: number | null;
}

interface ReviewEventRow {
  id: Generated<number>;
  change: number;
  at: string;
  editor: string;
  action: ReviewAction;
  passage_key: string | null;
  comment: string | null;
}

export interface GoldenRow {
  id: Generated<number>;
  question: string;
  jurisdiction: Jurisdiction | null;
  outcome: GoldenQuestion['outcome'];
  document: string | null;
  words: string | null;
  passage: string | null;
  added_by: string;
  added_at: string;
  suspended: string | null;
  message: Generated<string | null>;
}

export interface PublicationRow {
  id: Generated<number>;
  at: string;
  release: number;
  previous: number | null;
  kind: Publication['kind'];
  editor: string | null;
  reason: string | null;
  recalls_opened_at: string | null;
}

export interface AddedSourceRow {
  slug: string;
  entry: string;
  changed_by: string;
  changed_at: string;
  version: number;
  /** 0 or 1. */
  stopped: number;
}
