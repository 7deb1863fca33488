// Compares 2 texts, sentence by sentence and then word by word.
import { diffArrays } from 'diff';
import type { WordRun } from '../model/change.js';
import { changedStatements } from './changed-statements.js';
import type { IsMoved } from './moved-sentences.js';
import { areOutOfOrder, type Sentence } from './sentences-of.js';

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
    if (isAdded) runs.push(...changedStatements(removed, value, isMoved));
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

function joined(runs: readonly WordRun[]): WordRun[] {
  const all: WordRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last?.kind === run.kind && last.moved === run.moved) last.text += run.text;
    else if (run.text) all.push({ ...run });
  }
  return all;
}
