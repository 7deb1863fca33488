// Checks each publication and rollback for passages that people were given and that have since been changed
// or removed.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { EditionRecord } from '../../ingest/model/ports.js';
import type { Publication as WholePublication } from '../../ingest/model/editing.js';
import { changedDocuments } from '../../ingest/comparing/changed-documents.js';
import { lostPassages, type LostPassage } from '../../ingest/comparing/lost-passages.js';
import type { Rewording } from '../../ingest/model/reworded-passages.js';
import { createFindMoved } from './find-moved.js';
import type { RecallPorts } from '../model/editing-ports.js';
import type { NewRecall } from '../model/recalls/recall.js';

type Publication = Pick<WholePublication, 'id' | 'at' | 'release' | 'previous'>;

/** On SQLite, a transaction blocks the event loop, so keep it short. */
const RECALLS_A_TRANSACTION = 200;

/**
 * Returns the number of recalls opened. Safe to run at any time and more than once, because a publication
 * stays on the list until its check is recorded.
 */
export async function openRecalls(ports: RecallPorts): Promise<number> {
  const records = ports.store.records.recalls;
  let opened = 0;
  for (const publication of await records.publicationsToCheck()) {
    await records.beginCheck(publication.id);
    // If the process crashes before the check is recorded, the publication is checked again. No recall is
    // added twice.
    for await (const recalls of recallsOf(ports, publication)) opened += await add(ports, recalls);
    await records.checked(publication.id, ports.clock().toISOString());
  }
  return opened;
}

async function add({ store }: RecallPorts, recalls: readonly NewRecall[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < recalls.length; from += RECALLS_A_TRANSACTION) {
    await store.transaction(async ({ recalls: records }) => {
      for (const recall of recalls.slice(from, from + RECALLS_A_TRANSACTION))
        if ((await records.add(recall)) !== undefined) added += 1;
    });
    await turnOfTheLoop();
  }
  return added;
}

/** Yields the recalls of each document. Skips documents that were never quoted. */
async function* recallsOf(ports: RecallPorts, publication: Publication): AsyncGenerator<NewRecall[]> {
  if (publication.previous === undefined) return;
  const { previous, release } = publication;
  const changed = await changedDocuments(ports.guidance, previous, release);
  const quoted = await ports.store.records.answers.quotedIn(changed.map(({ before }) => before.id));
  const findMoved = createFindMoved(ports, { previous, release });
  for (const { before, after } of changed) {
    const given = quoted.get(before.id);
    if (!given) continue;
    const lost = await lostPassages(ports.editing, before, after);
    const missed = lost.filter(({ passage }) => given.has(passage.id));
    const gone = await withoutMoved(ports, before, missed, findMoved);
    yield recallsBetween(ports, publication, before, after, gone);
  }
}

/**
 * Leaves out passages that another document has now, and remembers that both say the same, so that people hear
 * of later changes to that document.
 */
async function withoutMoved(
  { editing }: RecallPorts,
  { document }: EditionRecord,
  lost: readonly LostPassage[],
  findMoved: ReturnType<typeof createFindMoved>,
): Promise<LostPassage[]> {
  const left: LostPassage[] = [];
  const rewordings: Rewording[] = [];
  for (const one of lost) {
    const moved = one.reason === 'removed' && (await findMoved({ passage: one.passage, document }));
    if (moved) rewordings.push({ before: one.passage.id, after: moved.id });
    else left.push(one);
  }
  await editing.recordRewordings(rewordings);
  return left;
}

function recallsBetween(
  { clock }: RecallPorts,
  publication: Publication,
  before: EditionRecord,
  after: EditionRecord | undefined,
  lost: readonly LostPassage[],
): NewRecall[] {
  return lost.map(({ passage, reason, after: now, moved }) => ({
    passage: passage.id,
    document: before.document.slug,
    title: before.document.title,
    publication: publication.id,
    reason,
    was: passage.text,
    ...(now && after && { now: { passage: now, document: after.document, ...(moved && { moved }) } }),
    since: publication.at,
    openedAt: clock().toISOString(),
  }));
}
