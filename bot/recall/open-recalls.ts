// Looks at each move of the live pointer for passages that it took the ground from, and that somebody was given.
import type { EditionRecord, EditingStore, GuidanceStore } from '../../ingest/ports.js';
import type { PassageChange } from '../../ingest/change.js';
import { isOfSubstance } from '../../ingest/change.js';
import type { Publication as WholePublication } from '../../ingest/editing.js';
import { differenceBetween } from '../../ingest/difference-between.js';
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
  const before = await ports.guidance.editionsOf(publication.previous);
  const after = new Map(
    (await ports.guidance.editionsOf(publication.release)).map((edition) => [edition.document.slug, edition]),
  );
  const recalls: NewRecall[] = [];
  for (const edition of before) {
    const next = after.get(edition.document.slug);
    if (next?.id !== edition.id) recalls.push(...(await recallsBetween(ports, publication, edition, next)));
  }
  return recalls;
}

async function recallsBetween(
  { store, editing, clock }: RecallPorts,
  publication: Publication,
  before: EditionRecord,
  after: EditionRecord | undefined,
): Promise<NewRecall[]> {
  const difference = await differenceBetween(editing, before.id, after?.id);
  const lost = difference.changes.filter((change) => change.before && isOfSubstance(change));
  const recalls: NewRecall[] = [];
  for (const change of lost) {
    const { id, text } = change.before!;
    if (!(await store.records.answers.quoting([id])).length) continue;
    recalls.push({
      passage: id,
      document: before.document.slug,
      title: before.document.title,
      publication: publication.id,
      reason: change.after ? 'changed' : 'removed',
      was: text,
      ...(after && nowOf(change, after)),
      since: publication.at,
      openedAt: clock().toISOString(),
    });
  }
  return recalls;
}

function nowOf({ after }: PassageChange, { document }: EditionRecord): Pick<NewRecall, 'now'> {
  return after ? { now: { passage: after, document } } : {};
}
