// Adds editors' decisions, changes and publications to the audit log, with digests of what they wrote.
import type { Publication, ReviewEvent } from '../../../ingest/model/editing.js';
import { digestOf, type NewAuditEvent } from '../../../bot/model/audit/event.js';
import { proposalId, termOfProposal, type EditedEntry } from '../../../bot/model/editing/edited-entries.js';
import type { Queries } from '../engine/open-database.js';
import { appendAudit } from './append-audit.js';
import { adminWording } from '../../../bot/wording/staff/admin-wording.js';

/**
 * Call this last in the transaction, because no one else can add to the audit log until the transaction ends.
 */
export async function auditPublication(
  tx: Queries,
  { at, release, kind, editor, reason }: Pick<Publication, 'at' | 'release' | 'kind' | 'editor' | 'reason'>,
): Promise<void> {
  await appendAudit(tx, [
    {
      kind: kind === 'roll-back' ? 'rollback' : 'publish',
      at,
      by: editor ?? adminWording.service,
      record: { kind: 'release', id: String(release) },
      details: { how: kind },
      ...(reason !== undefined && { digests: { reason: digestOf(reason) } }),
    },
  ]);
}

/** Only records people's decisions. The effects of a publication are recorded with the publication. */
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

/**
 * `steps` are saved together. If they save a helpline or term and remove a proposal for it, the editor has
 * accepted the proposal.
 */
export async function auditEntries(tx: Queries, steps: readonly EditedEntry[]): Promise<void> {
  const ended = new Set(steps.flatMap(({ kind, id, entry }) => (kind === 'proposal' && !entry ? [id] : [])));
  const changed = new Set(
    steps.flatMap(({ kind, id }) => (kind === 'proposal' ? [] : [proposalId(kind, id)])),
  );
  const events = steps.flatMap(({ kind, id, entry, editedBy, editedAt }): NewAuditEvent[] => {
    const event = { kind: 'review', at: editedAt, by: editedBy } as const;
    const change = entry === undefined ? 'removed' : 'changed';
    const isAccepted = kind !== 'proposal' && ended.has(proposalId(kind, id)) && { accepted: true };
    if (kind === 'term')
      return [{ ...event, details: { term: change, ...isAccepted }, digests: { term: digestOf(id) } }];
    const term = kind === 'proposal' ? termOfProposal(id) : undefined;
    if (term !== undefined && (entry !== undefined || !changed.has(id)))
      return [
        {
          ...event,
          details: { term: entry === undefined ? 'rejected' : 'proposed' },
          digests: { term: digestOf(term) },
        },
      ];
    const helpline = { ...event, record: { kind: 'helpline', id } };
    if (kind === 'contact') return [{ ...helpline, details: { action: change, ...isAccepted } }];
    if (entry !== undefined) return [{ ...helpline, details: { action: 'proposed' } }];
    return changed.has(id) ? [] : [{ ...helpline, details: { action: 'rejected' } }];
  });
  await appendAudit(tx, events);
}
