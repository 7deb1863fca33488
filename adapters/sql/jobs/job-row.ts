import type { Selectable } from 'kysely';
import type { Job } from '../../../bot/model/jobs/job.js';
import { fromJson, recordOf } from '../engine/columns.js';
import type { Tables } from '../engine/open-database.js';

type Row = Selectable<Tables['jobs']>;

export function toJob(row: Row): Job {
  const { kind, lane, platform, due_at, enqueued_at, attempts, interrupted } = row;
  return recordOf(
    { kind, lane, platform, due_at, enqueued_at, attempts, interrupted },
    { id: String(row.id), payload: fromJson<Job['payload']>(row.payload), urgent: row.urgent === 1 },
  ) as Job;
}
