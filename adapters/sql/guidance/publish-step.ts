// Publishes a release: changes which one is live, updates the changes and records the editor, in one
// transaction.
import type { PublishStep } from '../../../ingest/model/ports.js';
import { auditPublication } from '../audit/audit-editing.js';
import type { Queries } from '../engine/open-database.js';
import { addEvent } from './change-records.js';
import { lockLive, movePointer } from './guidance-store.js';
import { UNDECIDED, type ChangeState } from '../../../ingest/model/editing.js';

/**
 * Does nothing and returns false if someone else published or made a decision after the step was prepared.
 */
export async function publishStep(tx: Queries, step: PublishStep): Promise<boolean> {
  const { at, release, previous, changes, kind, editor, reason } = step;
  if ((await lockLive(tx)) !== previous) return false;
  for (const { id, version } of changes) {
    // Lock the row, so that a decision made at this moment either waits for this transaction or has already
    // been counted.
    const row = await tx
      .updateTable('changes')
      .set((e) => ({ version: e.ref('version') }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'accepted')
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
  }
  if (!(await movePointer(tx, { release, previous, kind, at, editor, reason }))) return false;
  for (const { id } of changes) {
    await tx
      .updateTable('changes')
      .set((e) => ({ state: 'published', release, version: e('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await addEvent(tx, { change: id, at, editor: editor ?? 'unknown', action: 'publish' });
  }
  if (kind === 'roll-back') await settleChanges(tx, step);
  await auditPublication(tx, step);
  return true;
}

/**
 * Marks the changes in the release as published, and updates all others that were not rejected. If a change
 * is not based on what is now live, it is marked as out of date, because trying to publish it would block
 * the rest. If it is based on that, and was published or out of date, it is reopened. Of several changes to
 * one document, only the newest stays undecided, because only one of them could be published.
 */
async function settleChanges(
  tx: Queries,
  { release, at, editor = 'unknown', reason }: PublishStep,
): Promise<void> {
  const madeFrom = await releasesBehind(tx, release);
  const live = await liveEditions(tx, release);
  const undecided = new Set<string>();
  for (const { id, document, base, state, release: first } of await changesToSettle(tx)) {
    const fits = (live.get(document) ?? null) === base && !undecided.has(document);
    const next = stateOf(state, { isIn: first !== null && madeFrom.has(first), fits });
    if (UNDECIDED.includes(next)) undecided.add(document);
    if (next === state) continue;
    const isOpen = next === 'open' && { accepted_by: null, accepted_by_id: null };
    await tx
      .updateTable('changes')
      .set((e) => ({ state: next, version: e('version', '+', 1), ...isOpen }))
      .where('id', '=', id)
      .execute();
    const action = next === 'replaced' ? 'replace' : 'roll-back';
    await addEvent(tx, { change: id, at, editor, action, comment: reason });
  }
}

/**
 * Finds the changes that were published or are undecided, and those that an earlier rollback marked as out of
 * date. Newest first.
 */
async function changesToSettle(tx: Queries) {
  return tx
    .selectFrom('changes')
    .select(['id', 'document', 'base', 'state', 'release'])
    .where((e) => {
      const latest = e
        .selectFrom('review_events as event')
        .select(({ fn }) => fn.max('event.id').as('id'))
        .whereRef('event.change', '=', 'changes.id')
        .where('event.action', '!=', 'comment');
      const byRollBack = e
        .selectFrom('review_events')
        .innerJoin('publications', 'publications.at', 'review_events.at')
        .select('review_events.id')
        .where('publications.kind', '=', 'roll-back')
        .where('review_events.action', '=', 'replace')
        .where('review_events.id', '=', latest);
      return e.or([e('release', 'is not', null), e('state', 'in', UNDECIDED), e.exists(byRollBack)]);
    })
    .orderBy('id', 'desc')
    .execute();
}

function stateOf(state: ChangeState, { isIn, fits }: { isIn: boolean; fits: boolean }): ChangeState {
  if (isIn) return 'published';
  if (state === 'rejected') return state;
  if (!fits) return 'replaced';
  return state === 'published' || state === 'replaced' ? 'open' : state;
}

/** Finds this release and all the earlier releases it was made from. */
export async function releasesBehind(tx: Queries, release: number): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('publications')
    .select(['release', 'previous'])
    .where('kind', '!=', 'roll-back')
    .orderBy('id', 'desc')
    .execute();
  const previous = new Map(rows.map((row) => [row.release, row.previous]));
  const found = new Set<number>();
  for (let one: number | null = release; one !== null && !found.has(one); one = previous.get(one) ?? null)
    found.add(one);
  return found;
}

async function liveEditions(tx: Queries, release: number): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('release_editions')
    .innerJoin('editions', 'editions.id', 'release_editions.edition')
    .select(['editions.id', 'editions.source'])
    .where('release_editions.release', '=', release)
    .execute();
  return new Map(rows.map(({ id, source }) => [source, id]));
}
