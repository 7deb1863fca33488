// Compares 2 texts, sentence by sentence and then word by word.
import { diffArrays } from 'diff';
import { splitUnits } from '../../knowledge/text/sentences.js';
import type { WordRun } from '../model/change.js';
import { normalisedKey } from './normalise-text.js';

/** True if the sentence is anywhere in the other edition. */
export type AppearsElsewhere = (sentence: string) => boolean;

export interface Elsewhere {
  /** Whether a removed sentence is in the new edition. */
  inNew: AppearsElsewhere;
  /** Whether an added sentence was in the old one. */
  inOld: AppearsElsewhere;
}

/** Runs in reading order. Joined together, `same` and `added` are exactly `after`. */
export function diffWords(before: string, after: string, elsewhere: Elsewhere): WordRun[] {
  const blocks = diffArrays(sentencesOf(before), sentencesOf(after), {
    comparator: (one, other) => normalisedKey(one) === normalisedKey(other),
  });
  const runs: WordRun[] = [];
  let removed: string[] = [];
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
      runs.push({ kind: 'same', text: value.join('') });
    }
  }
  flush();
  return joined(runs);
}

/** Each includes the text up to the next sentence, so that together they make up the whole text. */
function sentencesOf(text: string): string[] {
  const starts = splitUnits(text).map(({ start }) => start);
  if (!starts.length) return text ? [text] : [];
  return starts.map((start, n) => text.slice(n === 0 ? 0 : start, starts[n + 1] ?? text.length));
}

function removedRuns(sentences: readonly string[], { inNew }: Elsewhere): WordRun[] {
  return sentences.map((text) => ({ kind: 'removed', text, ...(inNew(text) && { moved: true }) }));
}

/** Keeps text that has only moved separate, and compares the rest of both sides word by word. */
function replacedRuns(removed: readonly string[], added: readonly string[], elsewhere: Elsewhere): WordRun[] {
  const movedAway = removed.filter((text) => elsewhere.inNew(text));
  let rest = removed.filter((text) => !elsewhere.inNew(text)).join('');
  const runs = removedRuns(movedAway, elsewhere);
  for (const text of joinNeighbours(added, elsewhere.inOld)) {
    if (elsewhere.inOld(text)) runs.push({ kind: 'added', text, moved: true });
    else {
      runs.push(...wordRuns(rest, text));
      rest = '';
    }
  }
  if (rest) runs.push({ kind: 'removed', text: rest });
  return runs;
}

/** Compares neighbouring new sentences together: one sentence may have been split. */
function joinNeighbours(sentences: readonly string[], isMoved: AppearsElsewhere): string[] {
  const groups: { moved: boolean; text: string }[] = [];
  for (const text of sentences) {
    const moved = isMoved(text);
    const last = groups.at(-1);
    if (last && !last.moved && !moved) last.text += text;
    else groups.push({ moved, text });
  }
  return groups.map(({ text }) => text);
}

function wordRuns(before: string, after: string): WordRun[] {
  const runs = diffArrays(wordsOf(before), wordsOf(after), {
    comparator: (one, other) => foldWord(one) === foldWord(other),
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

function foldWord(word: string): string {
  const folded = word.normalize('NFKC').toLowerCase();
  return folded.replace(/[^\p{L}\p{N}£%<>≤≥+]/gu, '') || folded.trim();
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
