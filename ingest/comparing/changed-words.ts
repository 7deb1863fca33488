// Compares 2 versions of a passage's text on their own, without comparing the whole editions.
import type { Passage } from '../../knowledge/model/passage.js';
import { paragraphAt } from '../../knowledge/text/paragraph-numbers.js';
import type { WordRun } from '../model/change.js';
import { diffWords } from './diff-words.js';
import { sentencesOf, type Sentence } from './sentences-of.js';

/** `moved` is text of either version that the other edition has, unchanged, in another passage. */
export function changedWords(before: string, after: string, moved: readonly string[] = []): WordRun[] {
  return diffWords(sentencesOf(before), sentencesOf(after), isAmong(moved));
}

/** Returns only sentences that the other edition does not have, with “…” in place of those left out between them. */
export function changedSentences(before: string, after: string, moved: readonly string[] = []): WordRun[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  return diffWords(notIn(now, old, moved), notIn(old, now, moved), () => false);
}

/**
 * Returns the passage with the number of the paragraph that changed, instead of that of its first paragraph.
 * The number is left out if several paragraphs changed. If a sentence was only removed, this counts as a change
 * to the whole passage, because no paragraph has the words that changed.
 */
export function atParagraphChanged(passage: Passage, before: string, moved?: readonly string[]): Passage {
  const sentences = sentencesOf(passage.text);
  const changed = sentences.filter(isNotIn(sentencesOf(before), moved));
  let end = 0;
  // Looks at the end of a sentence, because at its start a bullet may come before the number.
  const numbers = new Map(
    sentences.map((sentence) => {
      const start = end;
      end += sentence.text.length;
      return [sentence, paragraphAt(passage, start + sentence.text.trimEnd().length - 1)];
    }),
  );
  const [number, ...others] = new Set((changed.length ? changed : sentences).map((one) => numbers.get(one)));
  return { ...passage, paragraph: others.length ? undefined : number };
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
  const changed = sentences.filter(isNotIn(others, moved));
  return changed.map((sentence, n) =>
    n === 0 || sentences[sentences.indexOf(sentence) - 1] === changed[n - 1]
      ? sentence
      : { ...sentence, text: `… ${sentence.text}` },
  );
}

function isNotIn(
  others: readonly Sentence[],
  moved: readonly string[] | undefined,
): (sentence: Sentence) => boolean {
  const keys = new Set(others.map(({ key }) => key));
  const isMoved = isAmong(moved ?? []);
  return (sentence) => !keys.has(sentence.key) && !isMoved(sentence);
}
