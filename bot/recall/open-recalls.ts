// Looks at each move of the live pointer for passages that it took the ground from, and that somebody was given.
import type { EditionRecord, EditingStore, GuidanceStore } from '../../ingest/ports.js';
import type { PassageChange } from '../../ingest/change.js';
import { isOfSubstance } from '../../ingest/change.js';
import type { Publication as WholePublication } from '../../ingest/editing.js';
import { changedDocuments } from '../../ingest/changed-documents.js';
import { differenceBetween } from '../../ingest/difference-between.js';
import type { Passage } from '../../knowledge/passage.js';
import type { GuidanceDocument } from '../../knowledge/source.js';
import type { Store } from '../store.js';
import type { NewRecall } from './recall.js';

type Publication = Pick<WholePublication, 'id' | 'at' | 'release' | 'previous'>;

export interface RecallPorts {
  store: Store;
  guidance: Pick<GuidanceStore, 'editionsOf'>;
  editing: Pick<EditingStore, 'edition'>;
  clock: () => Date;
}

/** How many were opened. Safe to run at any time and more than once: a publication is looked at until that is recorded. */
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
  for (const { passage, ...why } of await lostBetween(editing, before, after)) {
    if (!(await store.records.answers.quoting([passage.id])).length) continue;
    recalls.push({
      ...why,
      passage: passage.id,
      document: before.document.slug,
      title: before.document.title,
      publication: publication.id,
      was: passage.text,
      since: publication.at,
      openedAt: clock().toISOString(),
    });
  }
  return recalls;
}

type Lost = { passage: Passage } & Pick<NewRecall, 'reason' | 'now'>;

/** Passages of the earlier edition that nobody may rely on any more. */
async function lostBetween(
  editing: RecallPorts['editing'],
  before: EditionRecord,
  after: EditionRecord | undefined,
): Promise<Lost[]> {
  // Withdrawn as a whole: what became of single words is no comfort to whoever relied on them.
  if (after && isWithdrawnBetween(before.document, after.document)) {
    const held = await editing.edition(before.id);
    return (held?.placed ?? []).map(({ passage }) => ({ passage, reason: 'withdrawn' }));
  }
  const { changes } = await differenceBetween(editing, before.id, after?.id);
  return changes
    .filter((change) => change.before && isOfSubstance(change))
    .map((change) => ({
      passage: change.before!,
      reason: change.after ? 'changed' : 'removed',
      ...(after && nowOf(change, after)),
    }));
}

function isWithdrawnBetween(before: GuidanceDocument, after: GuidanceDocument): boolean {
  return before.standing === 'current' && after.standing !== 'current';
}

function nowOf({ after }: PassageChange, { document }: EditionRecord): Pick<NewRecall, 'now'> {
  return after ? { now: { passage: after, document } } : {};
}
