// Shows a release without the passages that an editor found wrong, so that no answer quotes them.
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import { recalledSince, type ReadRecalled, type Recalled } from '../../knowledge/model/recalled.js';

type Loaded = () => Promise<LoadedRelease | undefined>;

/**
 * Reads what was recalled for each question, so that a recall applies everywhere from the next question. Until that
 * changes, the copy of a release stays the same object: the answers remembered with it are then still right.
 */
export function withoutRecalled(loaded: Loaded, readRecalled: ReadRecalled): Loaded {
  const made = new WeakMap<LoadedRelease, { key: string; release: LoadedRelease }>();
  return async () => {
    const release = await loaded();
    const recalled = release && (await readRecalled());
    if (!release || !recalled?.size) return release;
    const key = [...recalled.keys()].sort().join();
    const before = made.get(release);
    if (before?.key === key) return before.release;
    const now = leaveOut(release, recalled);
    made.set(release, { key, release: now });
    return now;
  };
}

/** The same object if it has none of these passages. */
export function leaveOut(release: LoadedRelease, recalled: Recalled): LoadedRelease {
  const { index } = release;
  const { content, keyword } = index;
  const left = new Set<number>();
  const withheld = new Set<string>();
  content.passages.forEach((passage, ordinal) => {
    const { cites = [] } = content.documents.get(passage.document)!;
    if (recalledSince(recalled, passage, { cites }) === undefined) return;
    left.add(ordinal);
    for (const id of [passage.id, ...cites]) if (recalled.has(id)) withheld.add(id);
  });
  if (!left.size) return release;
  const stays =
    (allowed: (ordinal: number) => boolean = () => true) =>
    (ordinal: number) =>
      !left.has(ordinal) && allowed(ordinal);
  return {
    ...release,
    withheld: [...withheld].sort(),
    index: {
      ...index,
      keyword: {
        ...keyword,
        search: (terms, limit, allowed) => keyword.search(terms, limit, stays(allowed)),
      },
      nearest: (vector, limit, allowed) => index.nearest(vector, limit, stays(allowed)),
    },
  };
}
