// Checks each publication or rollback for passages that people were given and that have since changed or
// gone.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { EditionRecord } from '../../ingest/model/ports.js';
import type { Publication as WholePublication } from '../../ingest/model/editing.js';
import { changedDocuments } from '../../ingest/comparing/changed-documents.js';
import { lostPassages } from '../../ingest/comparing/lost-passages.js';
import type { RecallPorts } from '../model/editing-ports.js';
import type { NewRecall } from '../model/tasks/recall.js';

type Publication = Pick<WholePublication, 'id' | 'at' | 'release' | 'previous'>;

/** On SQLite a transaction blocks the event loop, so keep it short. */
const RECALLS_A_TRANSACTION = 200;

/**
 * Returns how many were opened. Safe to run at any time and more than once: each publication is checked until
 * we record that it has been.
 */
export async function openRecalls(ports: RecallPorts): Promise<number> {
  let opened = 0;
  for (const publication of await ports.store.records.recalls.publicationsToCheck()) {
    const recalls = await recallsOf(ports, publication);
    // After a crash in between, the publication is checked again, and no recall is added twice.
    for (let from = 0; from < recalls.length; from += RECALLS_A_TRANSACTION) {
      await ports.store.transaction(async ({ recalls: records }) => {
        for (const recall of recalls.slice(from, from + RECALLS_A_TRANSACTION))
          if (await records.add(recall)) opened += 1;
      });
      await turnOfTheLoop();
    }
    await ports.store.records.recalls.checked(publication.id, ports.clock().toISOString());
  }
  return opened;
}

async function recallsOf(ports: RecallPorts, publication: Publication): Promise<NewRecall[]> {
  if (publication.previous === undefined) return [];
  const { previous, release } = publication;
  const recalls: NewRecall[] = [];
  for (const { before, after } of await changedDocuments(ports.guidance, previous, release)) {
    for (const recall of await recallsBetween(ports, publication, before, after)) recalls.push(recall);
    await turnOfTheLoop();
  }
  return recalls;
}

async function recallsBetween(
  { store, editing, clock }: RecallPorts,
  publication: Publication,
  before: EditionRecord,
  after: EditionRecord | undefined,
): Promise<NewRecall[]> {
  const lost = await lostPassages(editing, before, after);
  const quoted = await store.records.answers.quoted(lost.map(({ passage }) => passage.id));
  return lost
    .filter(({ passage }) => quoted.has(passage.id))
    .map(({ passage, reason, after: now }) => ({
      passage: passage.id,
      document: before.document.slug,
      title: before.document.title,
      publication: publication.id,
      reason,
      was: passage.text,
      ...(now && after && { now: { passage: now, document: after.document } }),
      since: publication.at,
      openedAt: clock().toISOString(),
    }));
}
