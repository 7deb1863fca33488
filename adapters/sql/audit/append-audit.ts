import { canonicalJson, type AuditEvent, type NewAuditEvent } from '../../../bot/model/audit/event.js';
import { grow, leafHash, rootOf, type Frontier } from '../../../bot/model/audit/merkle.js';
import { fromJson } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';

/**
 * Call this last in a transaction, because no one else can add to the audit log until the transaction ends.
 */
export async function appendAudit(tx: Queries, events: readonly NewAuditEvent[]): Promise<void> {
  if (!events.length) return;
  // Updating the row also locks it. This works on both databases.
  const head = await tx
    .updateTable('audit_head')
    .set((e) => ({ size: e('size', '+', events.length) }))
    .where('id', '=', 1)
    .returning(['size', 'frontier'])
    .executeTakeFirstOrThrow();
  const before = head.size - events.length;
  let frontier: Frontier = fromJson<string[]>(head.frontier).map((hash) => Buffer.from(hash, 'hex'));
  const rows = events.map((event, index) => {
    const number = before + index + 1;
    const text = canonicalJson({ ...event, number } satisfies AuditEvent);
    const leaf = leafHash(text);
    frontier = grow(frontier, number - 1, leaf);
    const { at, kind, by, record } = event;
    return { number, at, kind, by, record: record?.id ?? null, leaf: leaf.toString('hex'), event: text };
  });
  await tx.insertInto('audit_events').values(rows).execute();
  await tx
    .updateTable('audit_head')
    .set({
      root: rootOf(frontier).toString('hex'),
      frontier: JSON.stringify(frontier.map((hash) => hash.toString('hex'))),
    })
    .where('id', '=', 1)
    .execute();
}
