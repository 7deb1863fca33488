// Finds passages that were removed from one document, but that the release has in another one.
import { appliesAsMuch } from '../../ingest/comparing/lost-passages.js';
import { normalisedKey } from '../../ingest/comparing/normalise-text.js';
import { editionContent } from '../../ingest/comparing/difference-between.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { RecallPorts } from '../model/editing-ports.js';

interface Placed {
  passage: Passage;
  document: GuidanceDocument;
}

interface Live extends Placed {
  /** True if its document did not have this text in the release before. */
  isNew: boolean;
}

type FindMoved = (removed: Placed) => Promise<Passage | undefined>;

/** Reads the releases only if it is asked for a passage, one document at a time, so that it blocks no one. */
export function createFindMoved(
  { guidance, editing }: Pick<RecallPorts, 'guidance' | 'editing'>,
  { previous, release }: { previous: number; release: number },
): FindMoved {
  let live: Promise<Map<string, Live[]>> | undefined;
  async function readLive(): Promise<Map<string, Live[]>> {
    const before = new Map(
      (await guidance.editionsOf(previous)).map(({ id, document }) => [document.slug, id]),
    );
    const found = new Map<string, Live[]>();
    for (const { id } of await guidance.editionsOf(release)) {
      const { document, passages } = (await editionContent(editing, id))!;
      const was = before.get(document.slug);
      const had = was === id ? passages : ((await editionContent(editing, was))?.passages ?? []);
      const old = new Set(had.map(keyOf));
      for (const passage of passages) {
        const key = keyOf(passage);
        const one = { passage, document, isNew: !old.has(key) };
        const same = found.get(key);
        if (same) same.push(one);
        else found.set(key, [one]);
      }
    }
    return found;
  }
  return async (removed) => {
    live ??= readLive();
    const same = (await live).get(keyOf(removed.passage)) ?? [];
    return same.find(
      (other) =>
        (other.isNew || isAboutTheSame(removed.passage, other.passage)) && appliesAsMuch(removed, other),
    )?.passage;
  };
}

const keyOf = ({ text }: Passage): string => normalisedKey(text);

/** Text with fewer words than this, such as “Tell the council at once.”, may be about anything. */
const WORDS_TO_KNOW_AGAIN = 8;

function isAboutTheSame(removed: Passage, other: Passage): boolean {
  const [heading, its] = [removed, other].map(({ headings }) => normalisedKey(headings.at(-1) ?? ''));
  return heading !== '' && heading === its && removed.text.split(/\s+/).length >= WORDS_TO_KNOW_AGAIN;
}
