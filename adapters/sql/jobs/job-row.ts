// Reads a job from a row of the jobs table.
import type { Selectable } from 'kysely';
import type { Job, JobKind } from '../../../bot/model/tasks/job.js';
import type { Tables } from '../engine/open-database.js';

type Row = Selectable<Tables['jobs']>;

export function toJob(row: Row): Job {
  return {
    id: String(row.id),
    kind: row.kind as JobKind,
    payload: JSON.parse(row.payload) as Job['payload'],
    lane: row.lane,
    ...(row.platform !== null && { platform: row.platform }),
    urgent: row.urgent === 1,
    dueAt: row.due_at,
    enqueuedAt: row.enqueued_at,
    attempts: row.attempts,
    interrupted: row.interrupted,
  } as Job;
}
