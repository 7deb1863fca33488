// Compares 2 texts, sentence by sentence and then word by word.
import { diffArrays } from 'diff';
import type { WordRun } from '../model/change.js';
import { foldedWord, normalisedKey } from './normalise-text.js';
import { areOutOfOrder, type Sentence } from './sentences-of.js';

/** Returns true if a removed or added sentence has only moved to another place in the document. */
export type IsMoved = (sentence: Sentence) => boolean;

/** Returns runs in reading order. Together, the `same` and `added` runs are exactly the `after` text. */
export function diffWords(
  before: readonly Sentence[],
  after: readonly Sentence[],
  isMovedAnywhere: IsMoved,
): WordRun[] {
  const isMoved: IsMoved = areOutOfOrder(before, after) ? () => false : isMovedAnywhere;
  const blocks = diffArrays([...before], [...after], { comparator: (one, other) => one.key === other.key });
  const runs: WordRun[] = [];
  let removed: Sentence[] = [];
  for (const { value, added: isAdded, removed: isRemoved } of blocks) {
    if (isRemoved) {
      removed = value;
      continue;
    }
    if (isAdded) runs.push(...replacedRuns(removed, value, isMoved));
    else runs.push(...removedRuns(removed, isMoved), { kind: 'same', text: textOf(value) });
    removed = [];
  }
  return joined([...runs, ...removedRuns(removed, isMoved)]);
}

function textOf(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join('');
}

function removedRuns(sentences: readonly Sentence[], isMoved: IsMoved): WordRun[] {
  return sentences.map((sentence) => ({
    kind: 'removed',
    text: sentence.text,
    ...(isMoved(sentence) && { moved: true }),
  }));
}

/** Does not split sentences that have only moved. Compares all other text word by word. */
function replacedRuns(removed: readonly Sentence[], added: readonly Sentence[], isMoved: IsMoved): WordRun[] {
  const runs = removedRuns(removed.filter(isMoved), isMoved);
  let rest = textOf(removed.filter((sentence) => !isMoved(sentence)));
  for (const { text, moved } of joinNeighbours(added, isMoved)) {
    if (moved) runs.push({ kind: 'added', text, moved });
    else {
      runs.push(...wordRuns(rest, text));
      rest = '';
    }
  }
  if (rest) runs.push({ kind: 'removed', text: rest });
  return runs;
}

/** Joins neighbouring new sentences, because the publisher may have split one old sentence into several. */
function joinNeighbours(
  sentences: readonly Sentence[],
  isMoved: IsMoved,
): { moved: boolean; text: string }[] {
  const groups: { moved: boolean; text: string }[] = [];
  for (const sentence of sentences) {
    const moved = isMoved(sentence);
    const last = groups.at(-1);
    if (last && !last.moved && !moved) last.text += sentence.text;
    else groups.push({ moved, text: sentence.text });
  }
  return groups;
}

/**
 * Normalising one word at a time can hide a difference: "£1.50" and "£150" become the same. If no difference
 * would show, compares the words as printed.
 */
function wordRuns(before: string, after: string): WordRun[] {
  const runs = runsBetween(before, after, foldedWord);
  if (runs.some(isShown) || normalisedKey(before) === normalisedKey(after)) return runs;
  const exact = runsBetween(before, after, (word) => word.trim());
  if (exact.some(isShown)) return exact;
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

function isShown(run: WordRun): boolean {
  return run.kind !== 'same' && saysSomething(run);
}

export function saysSomething({ text }: WordRun): boolean {
  // A dash alone can change the meaning of the words around it: "Wait – not for long".
  return normalisedKey(text) !== '' || /^[–—-]\s*$/u.test(text);
}

function runsBetween(before: string, after: string, form: (word: string) => string): WordRun[] {
  return diffArrays(wordsOf(before), wordsOf(after), {
    comparator: (one, other) => form(one) === form(other),
  }).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? [];
}

function joined(runs: readonly WordRun[]): WordRun[] {
  const all: WordRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.kind === run.kind && last.moved === run.moved) last.text += run.text;
    else if (run.text) all.push({ ...run });
  }
  return all;
}
