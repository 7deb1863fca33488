// Row type for jobs. Timestamps (ISO 8601, UTC) and JSON are text, and booleans are 0 or 1.
import type { Generated } from 'kysely';
import type { JobKind } from '../../../bot/model/jobs/job.js';

export interface JobRow {
  id: Generated<number>;
  kind: JobKind;
  payload: string;
  platform: string | null;
  lane: string;
  /** 1 if the job runs before all others in its lane. */
  urgent: Generated<number>;
  due_at: string;
  attempts: number;
  interrupted: Generated<number>;
  state: string;
  leased_by: string | null;
  leased_until: string | null;
  unique_key: string | null;
  last_error: string | null;
  enqueued_at: string;
}
