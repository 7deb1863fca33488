// Compares 2 texts, sentence by sentence and then word by word.
import { diffArrays } from 'diff';
import type { WordRun } from '../model/change.js';
import { foldedWord } from './normalise-text.js';
import type { Sentence } from './sentences-of.js';

/** True if the sentence is anywhere in the other edition. */
export type AppearsElsewhere = (sentence: Sentence) => boolean;

export interface Elsewhere {
  /** Whether a removed sentence is in the new edition. */
  inNew: AppearsElsewhere;
  /** Whether an added sentence was in the old edition. */
  inOld: AppearsElsewhere;
}

/** Runs in reading order. Joined together, `same` and `added` are exactly `after`. */
export function diffWords(
  before: readonly Sentence[],
  after: readonly Sentence[],
  elsewhere: Elsewhere,
): WordRun[] {
  const blocks = diffArrays([...before], [...after], { comparator: (one, other) => one.key === other.key });
  const runs: WordRun[] = [];
  let removed: Sentence[] = [];
  const flush = () => {
    if (removed.length) runs.push(...removedRuns(removed, elsewhere));
    removed = [];
  };
  for (const { value, added: isAdded, removed: isRemoved } of blocks) {
    if (isRemoved) removed = value;
    else if (isAdded) {
      runs.push(...replacedRuns(removed, value, elsewhere));
      removed = [];
    } else {
      flush();
      runs.push({ kind: 'same', text: value.map(({ text }) => text).join('') });
    }
  }
  flush();
  return joined(runs);
}

function removedRuns(sentences: readonly Sentence[], { inNew }: Elsewhere): WordRun[] {
  return sentences.map((sentence) => ({
    kind: 'removed',
    text: sentence.text,
    ...(inNew(sentence) && { moved: true }),
  }));
}

/** Sets aside text that has only moved, and compares the rest of both sides word by word. */
function replacedRuns(
  removed: readonly Sentence[],
  added: readonly Sentence[],
  { inNew, inOld }: Elsewhere,
): WordRun[] {
  const movedAway = removed.filter((sentence) => inNew(sentence));
  let rest = removed
    .filter((sentence) => !movedAway.includes(sentence))
    .map(({ text }) => text)
    .join('');
  const runs: WordRun[] = movedAway.map(({ text }) => ({ kind: 'removed', text, moved: true }));
  for (const { text, moved } of joinNeighbours(added, inOld)) {
    if (moved) runs.push({ kind: 'added', text, moved });
    else {
      runs.push(...wordRuns(rest, text));
      rest = '';
    }
  }
  if (rest) runs.push({ kind: 'removed', text: rest });
  return runs;
}

/** Compares neighbouring new sentences together: one sentence may have been split. */
function joinNeighbours(
  sentences: readonly Sentence[],
  isMoved: AppearsElsewhere,
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

function wordRuns(before: string, after: string): WordRun[] {
  const runs = diffArrays(wordsOf(before), wordsOf(after), {
    comparator: (one, other) => foldedWord(one) === foldedWord(other),
  }).map(({ value, added, removed }): WordRun => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
  return runs;
}

/** Each word includes the space after it. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? [];
}

/** Joins neighbouring runs of the same kind and drops empty ones. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const all: WordRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.kind === run.kind && last.moved === run.moved) last.text += run.text;
    else if (run.text) all.push({ ...run });
  }
  return all;
}
