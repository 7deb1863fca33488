// Row types for retention, legal holds and switches. Timestamps (ISO 8601, UTC) and JSON are text.
import type { Generated } from 'kysely';
import type { SwitchName } from '../../../bot/model/governance/switches.js';

export interface RetentionTables {
  retention_runs: RetentionRunRow;
  kept_figures: { id: Generated<number>; kind: string; at: string; body: string };
  holds: HoldRow;
  deferred_erasures: DeferredErasureRow;
  held_wordings: {
    message: string;
    revision: number;
    text: string;
    at: string;
    key: Generated<string | null>;
  };
  switches: { name: SwitchName; message: string; reason: string; by: string; at: string };
  last_backup: { id: number; at: string };
  governance_events: { id: Generated<number>; kind: string; by: string; at: string; details: string };
}

interface RetentionRunRow {
  id: Generated<number>;
  name: string;
  started_at: string;
  ended_at: string | null;
  progress: string;
  /** The number of deleted items in each class, as JSON. */
  deleted: string;
  /** The number of items in each class that could not be deleted, as JSON. */
  failed: string;
}

export interface HoldRow {
  id: string;
  kind: string;
  platform: string | null;
  target: string | null;
  covers_from: string | null;
  covers_to: string | null;
  reason: string;
  may_tell: number;
  placed_by: string;
  placed_at: string;
  ends_at: string | null;
  lifted_by: string | null;
  lifted_at: string | null;
  lift_reason: string | null;
}

interface DeferredErasureRow {
  id: string;
  kind: string;
  platform: string | null;
  person_id: string | null;
  /** Empty if the erasure is not about a conversation. */
  conversation: string;
  message: string | null;
  /** The id of a complaint, or the edition of an upload. */
  record: string | null;
  asked_at: string;
}
