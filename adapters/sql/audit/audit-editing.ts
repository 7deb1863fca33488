// Adds what editors decide and publish to the audit log, with their reasons as digests.
import type { Publication, ReviewEvent } from '../../../ingest/model/editing.js';
import { digestOf } from '../../../bot/model/audit/event.js';
import type { Queries } from '../engine/open-database.js';
import { appendAudit } from './append-audit.js';

/** Call this last in the transaction: anyone else adding to the log waits until it ends. */
export async function auditPublication(
  tx: Queries,
  { at, release, kind, editor, reason }: Pick<Publication, 'at' | 'release' | 'kind' | 'editor' | 'reason'>,
): Promise<void> {
  await appendAudit(tx, [
    {
      kind: kind === 'roll-back' ? 'rollback' : 'publish',
      at,
      by: editor ?? 'the service',
      record: { kind: 'release', id: String(release) },
      details: { how: kind },
      ...(reason !== undefined && { digests: { reason: digestOf(reason) } }),
    },
  ]);
}

/** Only records decisions that people made. Their effects are in the publication's event. */
export async function auditReview(tx: Queries, event: ReviewEvent): Promise<void> {
  const { at, editor, action, change, key, comment } = event;
  await appendAudit(tx, [
    {
      kind: 'review',
      at,
      by: editor,
      record: { kind: 'change', id: String(change) },
      details: { action, ...(key !== undefined && { passage: key }) },
      ...(comment !== undefined && { digests: { comment: digestOf(comment) } }),
    },
  ]);
}
