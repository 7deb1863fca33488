// Compares 2 versions of a passage's text on their own, without comparing the whole editions.
import type { WordRun } from '../model/change.js';
import { diffWords } from './diff-words.js';
import { sentencesOf, type Sentence } from './sentences-of.js';

/** `moved`: text of either version that the other edition has, unchanged, in another passage. */
export function changedWords(before: string, after: string, moved: readonly string[] = []): WordRun[] {
  return diffWords(sentencesOf(before), sentencesOf(after), isAmong(moved));
}

/**
 * Returns only sentences that one version has and the other edition does not. “…” replaces sentences left out
 * between them.
 */
export function changedSentences(before: string, after: string, moved: readonly string[] = []): WordRun[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  return diffWords(notIn(now, old, moved), notIn(old, now, moved), () => false);
}

/** True if a sentence of the text is among those that moved. A heading that moved says nothing on its own. */
export function isPartMoved(text: string, moved: readonly string[] = []): boolean {
  const isMoved = isAmong(moved);
  return sentencesOf(text).some((sentence) => !sentence.isHeading && isMoved(sentence));
}

function isAmong(texts: readonly string[]): (sentence: Sentence) => boolean {
  const keys = new Set(texts.flatMap((text) => sentencesOf(text)).map(({ key }) => key));
  return ({ key }) => keys.has(key);
}

function notIn(
  others: readonly Sentence[],
  sentences: readonly Sentence[],
  moved: readonly string[],
): Sentence[] {
  const keys = new Set(others.map(({ key }) => key));
  const isMoved = isAmong(moved);
  const changed = sentences.filter((sentence) => !keys.has(sentence.key) && !isMoved(sentence));
  return changed.map((sentence, n) =>
    n === 0 || sentences[sentences.indexOf(sentence) - 1] === changed[n - 1]
      ? sentence
      : { ...sentence, text: `… ${sentence.text}` },
  );
}
