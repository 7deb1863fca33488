// Finds sentences that both editions have, word for word, but that have fallen into another passage.
import type { Steps } from '../../knowledge/model/slice-long-work.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { normalisedKey } from './normalise-text.js';
import { isShort, isStep, stepNumber, type Sentence } from './sentences-of.js';

/** Returns true if a removed or added sentence has only moved to another place in the document. */
export type IsMoved = (sentence: Sentence) => boolean;

export type Sentences = ReadonlyMap<Passage, readonly Sentence[]>;

/**
 * Returns a check for sentences that have only moved. A sentence has only moved if both editions contain it
 * the same number of times. A step, an item and a short sentence may mean something else in another place, so
 * these must also follow the same text.
 */
export function* findMoved(
  old: readonly Passage[],
  now: readonly Passage[],
  sentences: Sentences,
): Steps<IsMoved> {
  const ids = new Map<string, number>();
  const before = yield* placesIn(old, sentences, ids);
  const after = yield* placesIn(now, sentences, ids);
  const headings = new Set([...headingsOutOfText(before, after), ...headingsOutOfText(after, before)]);
  return (sentence) => {
    if (sentence.isHeading && headings.has(sentence.key)) return true;
    const { identity } = sentence;
    if (!isStep(sentence) && before.identities.get(identity) === after.identities.get(identity)) return true;
    const place = before.placeOf.get(sentence) ?? after.placeOf.get(sentence);
    return place !== undefined && before.places.get(place) === after.places.get(place);
  };
}

interface Places {
  placeOf: Map<Sentence, string>;
  /** How many times each place occurs in the edition. */
  places: Map<string, number>;
  identities: Map<string, number>;
  keys: Set<string>;
  headings: Set<string>;
  /** The sentences below each heading that is in the text of a passage. */
  below: Map<string, Sentence[]>;
}

/** If a small section was merged with others, its heading is part of the text. */
function* placesIn(
  passages: readonly Passage[],
  sentences: Sentences,
  ids: Map<string, number>,
): Steps<Places> {
  const found: Places = {
    ...{ placeOf: new Map(), places: new Map(), identities: new Map() },
    ...{ keys: new Set(), headings: new Set(), below: new Map() },
  };
  const numbers = stepNumbers(passages, sentences);
  let heading = '';
  let last = '';
  for (const passage of passages) {
    yield;
    const own = normalisedKey(passage.headings.at(-1) ?? '');
    if (own !== heading) last = own;
    heading = own;
    for (const each of passage.headings) found.headings.add(normalisedKey(each));
    let below: Sentence[] | undefined;
    for (const sentence of sentences.get(passage)!) {
      const { key, identity } = sentence;
      if (sentence.isHeading) {
        heading = last = key;
        below = found.below.get(key) ?? [];
        found.below.set(key, below);
      } else {
        last = placeUnder({ heading, last }, sentence, numbers, ids);
        below?.push(sentence);
        found.placeOf.set(sentence, last);
        count(found.places, last);
      }
      found.keys.add(key);
      count(found.identities, identity);
    }
  }
  return found;
}

function placeUnder(
  { heading, last }: { heading: string; last: string },
  sentence: Sentence,
  numbers: ReadonlyMap<string, number>,
  ids: Map<string, number>,
): string {
  const isOnly = isStep(sentence) && numbers.get(stepNumber(sentence)) === 1;
  const words = `${stepNumber(sentence)} ${sentence.key}`;
  if (isOnly) return `${heading}>${words}`;
  if (!isStep(sentence) && !sentence.isListed && !isShort(sentence)) return `${heading}>${words}`;
  // Use a number for the whole chain, because the text of a long list would grow with each item.
  const chain = `${last}>${words}`;
  ids.set(chain, ids.get(chain) ?? ids.size);
  return `#${ids.get(chain)}`;
}

/** Counts how often each step number occurs. A number that occurs once identifies the list and the place in it. */
function stepNumbers(passages: readonly Passage[], sentences: Sentences): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const sentence of passages.flatMap((passage) => sentences.get(passage)!))
    if (isStep(sentence) && !sentence.isHeading) count(numbers, stepNumber(sentence));
  return numbers;
}

/**
 * Finds headings that are in the text of one edition, and above the passages of the other. Leaves out a heading if
 * a sentence below it is now below a different one, because the sentence may apply to other people.
 */
function headingsOutOfText(from: Places, to: Places): string[] {
  return [...from.below].flatMap(([heading, below]) => {
    const isAbove = to.headings.has(heading) && !from.headings.has(heading) && !to.below.has(heading);
    const isKept = (one: Sentence) => to.places.has(from.placeOf.get(one)!) || !to.keys.has(one.key);
    return isAbove && below.every(isKept) ? [heading] : [];
  });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
