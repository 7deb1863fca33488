// Checks each move of the live pointer for passages that people were given and that have changed or gone.
import type { EditionRecord } from '../../ingest/model/ports.js';
import type { Publication as WholePublication } from '../../ingest/model/editing.js';
import { changedDocuments } from '../../ingest/comparing/changed-documents.js';
import { lostPassages } from '../../ingest/comparing/lost-passages.js';
import type { RecallPorts } from '../model/editing-ports.js';
import type { NewRecall } from '../model/tasks/recall.js';

type Publication = Pick<WholePublication, 'id' | 'at' | 'release' | 'previous'>;

/**
 * How many were opened. Safe to run at any time and more than once: a publication is checked until that is recorded.
 */
export async function openRecalls(ports: RecallPorts): Promise<number> {
  let opened = 0;
  for (const publication of await ports.store.records.recalls.publicationsToCheck()) {
    const recalls = await recallsOf(ports, publication);
    const now = ports.clock().toISOString();
    await ports.store.transaction(async ({ recalls: records }) => {
      for (const recall of recalls) if (await records.add(recall)) opened += 1;
      await records.checked(publication.id, now);
    });
  }
  return opened;
}

async function recallsOf(ports: RecallPorts, publication: Publication): Promise<NewRecall[]> {
  if (publication.previous === undefined) return [];
  const { previous, release } = publication;
  const recalls: NewRecall[] = [];
  for (const { before, after } of await changedDocuments(ports.guidance, previous, release))
    recalls.push(...(await recallsBetween(ports, publication, before, after)));
  return recalls;
}

async function recallsBetween(
  { store, editing, clock }: RecallPorts,
  publication: Publication,
  before: EditionRecord,
  after: EditionRecord | undefined,
): Promise<NewRecall[]> {
  const recalls: NewRecall[] = [];
  for (const { passage, reason, after: now } of await lostPassages(editing, before, after)) {
    if (!(await store.records.answers.quoting([passage.id])).length) continue;
    recalls.push({
      passage: passage.id,
      document: before.document.slug,
      title: before.document.title,
      publication: publication.id,
      reason,
      was: passage.text,
      ...(now && after && { now: { passage: now, document: after.document } }),
      since: publication.at,
      openedAt: clock().toISOString(),
    });
  }
  return recalls;
}
