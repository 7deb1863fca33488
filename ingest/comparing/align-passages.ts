// Matches passages in a new edition with those in the old edition, even if they have been moved or
// renumbered.
import type { Steps } from '../../knowledge/model/slice-long-work.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { addTo } from '../../knowledge/text/add-to.js';
import { normalisedKey } from './normalise-text.js';

/** If the word pairs of 2 passages have this Dice coefficient, they are versions of one passage. */
const MIN_ALIKE = 0.34;
/** Added for the same heading or number. It helps to choose a candidate, but is never enough alone. */
const SAME_PLACE = 0.08;

/** The most candidates for each passage. A register of thousands of similar rows would fill the memory. */
const MOST_CANDIDATES = 12;

export interface AlignedPair {
  before?: Passage;
  after?: Passage;
}

/** Returns every passage once, in the order of the new edition. A removed one comes after the one before it. */
export function* alignPassages(before: readonly Passage[], after: readonly Passage[]): Steps<AlignedPair[]> {
  const partner = new Map<Passage, Passage>();
  yield* pairBy(before, after, partner, ({ id }) => id);
  yield* pairBy(before, after, partner, ({ text }) => normalisedKey(text));
  yield* pairAlike(before, after, partner);
  return yield* inOrder(before, after, partner);
}

type Partners = Map<Passage, Passage>;

function pair(partner: Partners, before: Passage, after: Passage): void {
  partner.set(before, after);
  partner.set(after, before);
}

function* pairBy(
  before: readonly Passage[],
  after: readonly Passage[],
  partner: Partners,
  keyOf: (passage: Passage) => string,
): Steps<void> {
  const waiting = new Map<string, Passage[]>();
  for (const passage of before) {
    if (partner.has(passage)) continue;
    addTo(waiting, keyOf(passage), passage);
    yield;
  }
  for (const passage of after) {
    if (partner.has(passage)) continue;
    const found = waiting.get(keyOf(passage))?.shift();
    if (found) pair(partner, found, passage);
    yield;
  }
}

interface Likeness {
  before: Passage;
  after: Passage;
  score: number;
}

function* pairAlike(before: readonly Passage[], after: readonly Passage[], partner: Partners): Steps<void> {
  const old: ReturnType<typeof withPairs>[] = [];
  const holders = new Map<string, number[]>();
  for (const passage of before) {
    yield;
    if (partner.has(passage)) continue;
    const one = withPairs(passage);
    for (const words of one.pairs) addTo(holders, words, old.length);
    old.push(one);
  }
  const likenesses: Likeness[] = [];
  for (const passage of after) {
    yield;
    if (partner.has(passage)) continue;
    const { pairs } = withPairs(passage);
    const shared = new Map<number, number>();
    for (const words of pairs) {
      for (const n of holders.get(words) ?? []) shared.set(n, (shared.get(n) ?? 0) + 1);
      yield;
    }
    const candidates: Likeness[] = [];
    for (const [n, count] of shared) {
      const alike = (2 * count) / (pairs.size + old[n]!.pairs.size);
      if (alike < MIN_ALIKE) continue;
      const score = alike + bonus(old[n]!.passage, passage);
      candidates.push({ before: old[n]!.passage, after: passage, score });
    }
    candidates.sort((a, b) => b.score - a.score);
    likenesses.push(...candidates.slice(0, MOST_CANDIDATES));
  }
  likenesses.sort((a, b) => b.score - a.score || a.after.position - b.after.position);
  for (const one of likenesses)
    if (!partner.has(one.before) && !partner.has(one.after)) pair(partner, one.before, one.after);
}

function withPairs(passage: Passage): { passage: Passage; pairs: Set<string> } {
  const words = passage.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const pairs = new Set(words.slice(1).map((word, n) => `${words[n]} ${word}`));
  if (words.length < 2) pairs.add(words.join(' '));
  return { passage, pairs };
}

function bonus(before: Passage, after: Passage): number {
  const sameHeading = before.headings.join('›') === after.headings.join('›');
  const sameNumber = before.paragraph !== undefined && before.paragraph === after.paragraph;
  return (sameHeading ? SAME_PLACE : 0) + (sameNumber ? SAME_PLACE : 0);
}

function* inOrder(
  before: readonly Passage[],
  after: readonly Passage[],
  partner: Partners,
): Steps<AlignedPair[]> {
  const goneAfter = new Map<Passage | undefined, AlignedPair[]>();
  let last: Passage | undefined;
  for (const passage of before) {
    const now = partner.get(passage);
    if (now) last = now;
    else addTo(goneAfter, last, { before: passage });
    yield;
  }
  const pairs = [...(goneAfter.get(undefined) ?? [])];
  for (const passage of after) {
    pairs.push({ before: partner.get(passage), after: passage });
    for (const gone of goneAfter.get(passage) ?? []) pairs.push(gone);
    yield;
  }
  return pairs;
}
