// Works out the current status of recalled text: whether it is in the live release, and whether answers quote
// it.
import type { PublicationRecords } from '../../ingest/model/ports.js';
import type { Publication } from '../../ingest/model/editing.js';
import {
  formsOf,
  recalledBy,
  recalledTexts,
  type ReadRecalled,
  type Recalled,
} from '../../knowledge/model/recalled.js';
import { documentLine } from '../../knowledge/model/words/citation.js';
import { isForAdults } from '../../knowledge/search/for-adults.js';
import type { EditingPorts } from '../model/editing-ports.js';
import { liveDocument, type LiveDocumentStore } from './live-document.js';
import { isBlocking, recalledText, type Recall, type RecallStanding } from '../model/recalls/recall.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

interface StandingPorts {
  guidance: LiveDocumentStore;
  editing: Pick<PublicationRecords, 'publications'>;
  recalled: ReadRecalled;
}

/**
 * Returns one status for each group of recalls, in the same order. Each group must contain at least one
 * recall, and all its recalls must be about the same document. Reads each document once.
 */
export async function recallStandings(
  { guidance, editing, recalled }: StandingPorts,
  matters: readonly (readonly Recall[])[],
): Promise<RecallStanding[]> {
  const [latest] = await editing.publications(1);
  const wrong = await recalled();
  const documents = new Map<string, Held>();
  for (const [recall] of matters) {
    const { document: slug, title } = recall!;
    if (!documents.has(slug)) documents.set(slug, await liveDocument(guidance, { slug, title }));
  }
  return matters.map((matter) => standing(matter, documents.get(matter[0]!.document), { latest, wrong }));
}

export function standingsOf(
  { ports, recalls }: Pick<EditingPorts, 'ports' | 'recalls'>,
  matters: readonly (readonly Recall[])[],
): Promise<RecallStanding[]> {
  const { recalled } = recalls.store.records.recalls;
  return recallStandings({ guidance: ports.store, editing: ports.editing, recalled }, matters);
}

type Held = Awaited<ReturnType<typeof liveDocument>>;

function standing(
  matter: readonly Recall[],
  held: Held,
  { latest, wrong }: { latest: Publication | undefined; wrong: Recalled },
): RecallStanding {
  const { reason } = matter[0]!;
  const words = new Set(held?.passages.map(({ id }) => id));
  const isLive = (recall: Recall) => formsOf(recall).some((form) => words.has(form));
  if (reason === 'wrong') {
    const own = recalledTexts(matter.map(recalledText));
    const still = held?.passages.filter((passage) => recalledBy(own, passage, held.document)) ?? [];
    if (!held || !still.length) return { words: 'gone' };
    const stopping = still.flatMap((passage) => recalledBy(wrong, passage, held.document)?.recall ?? []);
    if (!stopping.length) return { words: 'quoted' };
    const other = matter.some(isBlocking) ? undefined : stopping[0];
    return { words: 'not-quoted', ...(other !== undefined && { through: other }) };
  }
  if (held && matter.every(isLive) && isAsBefore(held, matter))
    return { words: 'back', ...(latest && { publication: latest }) };
  const stopping = matter.flatMap(
    ({ now }) => (now && recalledBy(wrong, now.passage, now.document)) ?? [],
  )[0];
  return { words: 'replaced', ...(stopping && { through: stopping.recall }) };
}

/**
 * True if text that is in the live release again can count as current. A withdrawn document must be current
 * again. A document that changed in scope must have changed again. A passage that changed in audience must be
 * for the same people as before.
 */
function isAsBefore({ document, passages }: NonNullable<Held>, matter: readonly Recall[]): boolean {
  const { reason, now } = matter[0]!;
  if (reason === 'withdrawn') return document.standing === 'current';
  if (reason === 'scope')
    return now !== undefined && documentLine(document, ENGLISH) !== documentLine(now.document, ENGLISH);
  if (reason !== 'audience') return true;
  return matter.every((recall) => {
    const passage = passages.find(({ id }) => formsOf(recall).includes(id));
    return passage && recall.now && isForAdults({ passage, document }) !== isForAdults(recall.now);
  });
}
