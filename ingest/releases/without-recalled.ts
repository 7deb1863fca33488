// Shows a release without the passages that an editor found wrong, so that no answer quotes them.
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { WeightedTerm } from '../../knowledge/index/keyword-index.js';
import type { Answer } from '../../knowledge/model/answer.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { formsOf, recalledSince, type ReadRecalled, type Recalled } from '../../knowledge/model/recalled.js';
import { termsOf } from '../../knowledge/text/terms.js';

type Loaded = () => Promise<LoadedRelease | undefined>;

/**
 * Reads the list of recalled passages for each question, so that a recall takes effect in every process from
 * the next question. While the list stays the same, returns the same copy of the release, so that cached
 * answers stay valid.
 */
export function withoutRecalled(loaded: Loaded, readRecalled: ReadRecalled): Loaded {
  const made = new WeakMap<LoadedRelease, { key: string; release: LoadedRelease }>();
  return async () => {
    const release = await loaded();
    const recalled = release && (await readRecalled());
    if (!release || !recalled?.texts.length) return release;
    const before = made.get(release);
    if (before?.key === recalled.key) return before.release;
    const now = leaveOutRecalled(release, recalled);
    made.set(release, { key: recalled.key, release: now });
    return now;
  };
}

/** An answer can take seconds. If an editor finds a passage wrong in that time, asks the question again. */
export function againIfRecalled<Asked extends unknown[]>(
  ask: (...asked: Asked) => Promise<Answer>,
  readRecalled: ReadRecalled,
): (...asked: Asked) => Promise<Answer> {
  return async (...asked) => {
    const answer = await ask(...asked);
    const recalled = await readRecalled();
    const used = [...answer.citations, ...answer.passages];
    const isRecalled = used.some(({ passage, document }) => recalledSince(recalled, passage, document));
    return isRecalled ? ask(...asked) : answer;
  };
}

/** Returns the same object if the release contains no recalled text. */
export function leaveOutRecalled(release: LoadedRelease, recalled: Recalled): LoadedRelease {
  const { documents } = release.index.content;
  const mayBeRecalled = narrowed(release.index, recalled);
  return leaveOutWhere(
    release,
    (passage, ordinal) =>
      mayBeRecalled(passage, ordinal) &&
      recalledSince(recalled, passage, documents.get(passage.document)!) !== undefined,
  );
}

/**
 * Finds the passages that may contain recalled text: those of the named documents, and those that contain the
 * rarest term of the text. Comparing the text with all 100,000 passages would hold up the service.
 */
function narrowed(
  { content, keyword }: LoadedRelease['index'],
  { texts }: Recalled,
): (passage: Passage, ordinal: number) => boolean {
  const named = new Set(texts.flatMap((text) => [...formsOf(text), text.document, text.title]));
  const read = new Set<string>();
  for (const { slug, title, cites = [] } of content.documents.values())
    if ([slug, title, ...cites].some((name) => named.has(name))) read.add(slug);
  const withRarest = (words: string) => {
    const term = rarestOf(keyword, words);
    return term ? keyword.search([term], content.passages.length).best : [...content.passages.keys()];
  };
  const found = new Set(texts.flatMap(({ anywhere }) => anywhere).flatMap(withRarest));
  return ({ document }, ordinal) => read.has(document) || found.has(ordinal);
}

/** In a passage, one of these words and the number after it are read as a single term. */
const SECTION = new Set(['section', 'sec', 's', 'ss']);

/** Skips the first and last terms if there are others, because they may be part of a longer term in a passage. */
function rarestOf(keyword: LoadedRelease['index']['keyword'], words: string): WeightedTerm | undefined {
  const terms = termsOf(words);
  const inside = terms.length > 2 ? terms.slice(1, -1) : terms.filter((term) => !SECTION.has(term));
  const [term] = inside.sort((one, other) => keyword.idf(other) - keyword.idf(one));
  return term === undefined ? undefined : { term, weight: 1 };
}

/** Leaves out the passages that an earlier answer left out, so that the answer can be reproduced. */
export function leaveOutPassages(release: LoadedRelease, ids: readonly string[]): LoadedRelease {
  const withheld = new Set(ids);
  return leaveOutWhere(release, ({ id }) => withheld.has(id));
}

function leaveOutWhere(
  release: LoadedRelease,
  isLeftOut: (passage: Passage, ordinal: number) => boolean,
): LoadedRelease {
  const { index } = release;
  const { content, keyword } = index;
  const left = new Set<number>();
  const withheld: string[] = [];
  content.passages.forEach((passage, ordinal) => {
    if (!isLeftOut(passage, ordinal)) return;
    left.add(ordinal);
    withheld.push(passage.id);
  });
  if (!left.size) return release;
  const stays =
    (allowed: (ordinal: number) => boolean = () => true) =>
    (ordinal: number) =>
      !left.has(ordinal) && allowed(ordinal);
  return {
    ...release,
    withheld: withheld.sort(),
    wholeIndex: index,
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
