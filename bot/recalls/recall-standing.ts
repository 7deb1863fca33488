// Says where the words of recalls stand now: whether the live release has them, and whether answers quote them.
import type { GuidanceStore, PublicationRecords } from '../../ingest/model/ports.js';
import type { Publication } from '../../ingest/model/editing.js';
import {
  recalledSince,
  recalledTexts,
  type ReadRecalled,
  type Recalled,
} from '../../knowledge/model/recalled.js';
import { documentLine } from '../../knowledge/model/words/citation.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { recalledText, type Recall, type RecallStanding } from '../model/tasks/recall.js';

interface StandingPorts {
  guidance: Pick<GuidanceStore, 'liveRelease' | 'documentOf'>;
  editing: Pick<PublicationRecords, 'publications'>;
  recalled: ReadRecalled;
}

/** One for each matter, in order. Each matter is of one document and not empty. Reads each document once. */
export async function recallStandings(
  { guidance, editing, recalled }: StandingPorts,
  matters: readonly (readonly Recall[])[],
): Promise<RecallStanding[]> {
  const [latest] = await editing.publications();
  const wrong = await recalled();
  const live = await guidance.liveRelease();
  const documents = new Map<string, Held>();
  for (const slug of new Set(matters.map(([recall]) => recall!.document)))
    documents.set(slug, live && (await guidance.documentOf(live.number, slug)));
  return matters.map((matter) => standing(matter, documents.get(matter[0]!.document), { latest, wrong }));
}

type Held = Awaited<ReturnType<StandingPorts['guidance']['documentOf']>>;

function standing(
  matter: readonly Recall[],
  held: Held,
  { latest, wrong }: { latest: Publication | undefined; wrong: Recalled },
): RecallStanding {
  const { reason } = matter[0]!;
  const words = new Set(held?.passages.map(({ id }) => id));
  const isLive = ({ passage }: Recall) => words.has(passage);
  if (reason === 'wrong') {
    const recalled = recalledTexts(matter.map(recalledText));
    const still = held?.passages.filter((passage) => recalledSince(recalled, passage, {})) ?? [];
    if (!still.length) return { words: 'gone' };
    return { words: still.some((passage) => recalledSince(wrong, passage, {})) ? 'not-quoted' : 'quoted' };
  }
  const isBack = held && matter.every(isLive) && isAsBefore(held.document, matter[0]!);
  return isBack ? { words: 'back', ...(latest && { publication: latest }) } : { words: 'replaced' };
}

/** For words that never left, whether the document counts again as it did. */
function isAsBefore(document: GuidanceDocument, { reason, now }: Recall): boolean {
  if (reason === 'withdrawn') return document.standing === 'current';
  if (reason === 'scope') return now !== undefined && documentLine(document) !== documentLine(now.document);
  return true;
}
