// Compares sentences that were removed with those added in their place. Only marks single words if the new
// sentence is a changed version of the old one. In other sentences, the words that happen to be shared would be
// nonsense.
import { diffArrays } from 'diff';
import type { WordRun } from '../model/change.js';
import type { IsMoved } from './moved-sentences.js';
import { foldedWord, normalisedKey } from './normalise-text.js';
import type { Sentence } from './sentences-of.js';

/** Compares the words as printed if they would otherwise seem the same, like “£1.50” and “£150”. */
export function changedStatements(
  removed: readonly Sentence[],
  added: readonly Sentence[],
  isMoved: IsMoved,
): WordRun[] {
  const [before, after] = [wordsOf(removed, isMoved), wordsOf(added, isMoved)];
  const runs = runsBetween(before, after, (one, other) => foldedWord(one) === foldedWord(other));
  if (runs.some(isShown) || unmovedKey(before) === unmovedKey(after)) return runs;
  const exact = runsBetween(before, after, (one, other) => one.trim() === other.trim());
  return exact.some(isShown) ? exact : runsBetween(before, after, () => false);
}

function isShown(run: WordRun): boolean {
  return run.kind !== 'same' && !run.moved && saysSomething(run);
}

export function saysSomething({ text }: WordRun): boolean {
  // A dash alone can change the meaning of the words around it: "Wait – not for long".
  return normalisedKey(text) !== '' || /^[–—-]\s*$/u.test(text);
}

interface Word {
  text: string;
  sentence: Sentence;
  isMoved: boolean;
}

function wordsOf(sentences: readonly Sentence[], isMoved: IsMoved): Word[] {
  return sentences.flatMap((sentence) => {
    const words = sentence.text.match(/\S+\s*|\s+/gu) ?? [];
    return words.map((text) => ({ text, sentence, isMoved: isMoved(sentence) }));
  });
}

function unmovedKey(words: readonly Word[]): string {
  return normalisedKey(words.map(({ text, isMoved }) => (isMoved ? '' : text)).join(''));
}

/** The old and new words in one place. `isShared` is true if they are the same, word for word. */
interface Stretch {
  old: Word[];
  now: Word[];
  isShared: boolean;
}

function runsBetween(
  before: readonly Word[],
  after: readonly Word[],
  isSame: (one: string, other: string) => boolean,
): WordRun[] {
  const stretches = stretchesOf(before, after, isSame);
  const areOneStatement = statementsIn(stretches, [before, after]);
  const runs: WordRun[] = [];
  let [removed, added]: [Word[], Word[]] = [[], []];
  // Show changes in the statement that contains the last shared word first, then the statements after it.
  let open: { old?: Sentence; now?: Sentence } = {};
  const flush = () => {
    for (const isOpen of [true, false]) {
      const within = (words: readonly Word[], one: Sentence | undefined) =>
        words.filter(({ sentence }) => (sentence === one) === isOpen);
      runs.push(...within(removed, open.old).map((word) => runOf('removed', word)));
      runs.push(...within(added, open.now).map((word) => runOf('added', word)));
    }
    [removed, added] = [[], []];
  };
  for (const { old, now, isShared } of stretches) {
    if (!isShared) {
      removed.push(...old);
      added.push(...now);
      continue;
    }
    for (const [n, word] of now.entries())
      if (areOneStatement(old[n]!.sentence, word.sentence)) {
        flush();
        runs.push({ kind: 'same', text: word.text });
        open = { old: old[n]!.sentence, now: word.sentence };
      } else {
        removed.push(old[n]!);
        added.push(word);
      }
  }
  flush();
  return runs;
}

function runOf(kind: WordRun['kind'], { text, isMoved }: Word): WordRun {
  return { kind, text, ...(isMoved && { moved: true }) };
}

function stretchesOf(
  before: readonly Word[],
  after: readonly Word[],
  isSame: (one: string, other: string) => boolean,
): Stretch[] {
  let at = 0;
  return diffArrays([...before], [...after], {
    comparator: (one, other) => !one.isMoved && !other.isMoved && isSame(one.text, other.text),
  }).map(({ value, added, removed }) => {
    if (added) return { old: [], now: value, isShared: false };
    const old = before.slice(at, (at += value.length));
    return { old, now: removed ? [] : value, isShared: !removed };
  });
}

/** An old and a new sentence are one statement if they share this much of the shorter one. */
const MIN_WORDS_SHARED = 1 / 2;
const MIN_NEIGHBOURS_SHARED = 1 / 3;

/** One sentence may be the same statement as several, because a publisher may have split it. */
function statementsIn(
  stretches: readonly Stretch[],
  sides: readonly (readonly Word[])[],
): (old: Sentence, now: Sentence) => boolean {
  const lengths = new Map<Sentence, number>();
  for (const { sentence } of sides.flat()) lengths.set(sentence, (lengths.get(sentence) ?? 0) + 1);
  const shared = new Map<Sentence, Map<Sentence, { words: number; neighbours: number }>>();
  for (const { old, now } of stretches.filter(({ isShared }) => isShared))
    for (const [n, { sentence }] of now.entries()) {
      const before = old[n]!.sentence;
      const links = shared.get(before) ?? new Map<Sentence, { words: number; neighbours: number }>();
      const link = links.get(sentence) ?? { words: 0, neighbours: 0 };
      link.words += 1;
      if (old[n - 1]?.sentence === before && now[n - 1]?.sentence === sentence) link.neighbours += 1;
      shared.set(before, links.set(sentence, link));
    }
  return (old, now) => {
    const { words, neighbours } = shared.get(old)!.get(now)!;
    const shorter = Math.min(lengths.get(old)!, lengths.get(now)!);
    return (
      words >= shorter * MIN_WORDS_SHARED && neighbours >= Math.max(1, (shorter - 1) * MIN_NEIGHBOURS_SHARED)
    );
  };
}
