// Compares 2 versions of a passage's text on their own, without comparing the whole editions.
import type { WordRun } from '../model/change.js';
import { diffWords } from './diff-words.js';
import { sentencesOf, type Sentence } from './sentences-of.js';

export function changedWords(before: string, after: string): WordRun[] {
  return diffWords(sentencesOf(before), sentencesOf(after), () => false);
}

/**
 * Returns only sentences that one version has and the other does not. “…” replaces sentences left out between
 * them.
 */
export function changedSentences(before: string, after: string): WordRun[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  return diffWords(notIn(now, old), notIn(old, now), () => false);
}

function notIn(others: readonly Sentence[], sentences: readonly Sentence[]): Sentence[] {
  const keys = new Set(others.map(({ key }) => key));
  const changed = sentences.filter(({ key }) => !keys.has(key));
  return changed.map((sentence, n) =>
    n === 0 || sentences[sentences.indexOf(sentence) - 1] === changed[n - 1]
      ? sentence
      : { ...sentence, text: `… ${sentence.text}` },
  );
}
