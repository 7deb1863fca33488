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

type FindMoved = (removed: Placed) => Promise<Passage | undefined>;

/** Reads the release only if it is asked for a passage, one document at a time, so that it blocks no one. */
export function createFindMoved(
  { guidance, editing }: Pick<RecallPorts, 'guidance' | 'editing'>,
  release: number,
): FindMoved {
  let live: Promise<Map<string, Placed[]>> | undefined;
  async function readLive(): Promise<Map<string, Placed[]>> {
    const found = new Map<string, Placed[]>();
    for (const { id } of await guidance.editionsOf(release)) {
      const { document, passages } = (await editionContent(editing, id))!;
      for (const passage of passages) {
        const key = normalisedKey(passage.text);
        const same = found.get(key);
        if (same) same.push({ passage, document });
        else found.set(key, [{ passage, document }]);
      }
    }
    return found;
  }
  return async (removed) => {
    live ??= readLive();
    const same = (await live).get(normalisedKey(removed.passage.text)) ?? [];
    return same.find((other) => appliesAsMuch(removed, other))?.passage;
  };
}
