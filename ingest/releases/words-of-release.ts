// Counts the words of a release, to correct typing errors. Words of documents that an earlier release also has
// are not counted again.
import type { Passage } from '../../knowledge/model/passage.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import { addTo } from '../../knowledge/text/add-to.js';
import type { Steps } from '../../knowledge/model/slice-long-work.js';

type Counts = ReadonlyMap<string, number>;

const counted = new WeakMap<ReleaseContent, Counts>();

/** Returns how often each word is in the passages, in lower case. `from` is a release counted before. */
export function* releaseWords(content: ReleaseContent, from?: ReleaseContent): Steps<Counts> {
  const before = from && counted.get(from);
  const counts = new Map(before);
  const gone = yield* byDocument(before ? from.passages : []);
  const here = yield* byDocument(content.passages);
  for (const [document, passages] of here) {
    const earlier = gone.get(document);
    gone.delete(document);
    if (earlier && areSame(earlier, passages)) continue;
    if (earlier) yield* count(counts, earlier, -1);
    yield* count(counts, passages, 1);
  }
  for (const passages of gone.values()) yield* count(counts, passages, -1);
  counted.set(content, counts);
  return counts;
}

function* byDocument(passages: readonly Passage[]): Steps<Map<string, Passage[]>> {
  const documents = new Map<string, Passage[]>();
  for (const passage of passages) {
    addTo(documents, passage.document, passage);
    yield;
  }
  return documents;
}

/** An edition that is in both releases is only read once, so its passages are the same objects. */
const areSame = (one: readonly Passage[], other: readonly Passage[]) =>
  one.length === other.length && one.every((passage, n) => passage === other[n]);

function* count(counts: Map<string, number>, passages: readonly Passage[], times: 1 | -1): Steps<void> {
  for (const { text } of passages) {
    for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) {
      const total = (counts.get(word) ?? 0) + times;
      if (total) counts.set(word, total);
      else counts.delete(word);
    }
    yield;
  }
}
