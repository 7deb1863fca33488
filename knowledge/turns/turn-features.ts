// Computes the features that distinguish a new question, a follow-up, small talk and a request: the message's
// vector, its similarity to the previous question, and its words.
import { dot } from '../index/search-index.js';
import { foldText } from '../text/terms.js';
import { needsEarlier } from './needs-earlier.js';
import { clausesOf, pointsBack } from './points-back.js';
import { AUXILIARIES, MATTERS, QUESTION_WORDS, subjectsOf, THOSE_INVOLVED } from './question-words.js';

export interface TurnToRead {
  text: string;
  vector: Float32Array;
  /** The last question before this message. */
  before?: { text: string; vector: Float32Array };
}

export interface TurnFeatures {
  /** Every message has the same number of values, in the same order. */
  values: number[];
  /** The words and pairs of words in the message. */
  marks: string[];
}

/** Vectors have length 1 over hundreds of numbers, so without this they would have little effect. */
const VECTOR_SCALE = 4;

export function turnFeatures({ text, vector, before }: TurnToRead): TurnFeatures {
  const words = wordsOf(text);
  const near = before ? dot(vector, before.vector) : 0;
  const values = [
    Number(before !== undefined),
    near,
    Math.log1p(words.length),
    Math.log1p(before ? wordsOf(before.text).length : 0),
    ...subjectValues(text, before?.text),
  ];
  for (const value of vector) values.push(VECTOR_SCALE * value);
  return { values, marks: marksOf(text, words) };
}

function subjectValues(text: string, before = ''): number[] {
  const about = subjectsOf(text);
  const matters = about.filter((term) => MATTERS.has(term)).length;
  const involved = about.filter((term) => THOSE_INVOLVED.has(term)).length;
  const earlier = new Set(subjectsOf(before));
  const clauses = clausesOf(text);
  return [
    Number(needsEarlier(text)),
    Number(pointsBack(text)),
    Math.min(3, matters),
    Number(matters === 0),
    Number(about.length === 0),
    Math.log1p(about.length),
    Math.log1p(involved),
    Math.log1p(Math.max(0, about.length - matters - involved)),
    Math.log1p(about.filter((term) => earlier.has(term)).length),
    Number(clauses.some((word) => AUXILIARIES.has(word))),
    Number(clauses.some((word) => QUESTION_WORDS.has(word))),
  ];
}

/** Includes the first 2 words as a pair: "and", "what about" and "can you" start different messages. */
function marksOf(text: string, words: readonly string[]): string[] {
  const marks = new Set(words);
  const bounded = ['^', ...words, '$'];
  for (let n = 1; n < bounded.length; n += 1) marks.add(`${bounded[n - 1]} ${bounded[n]}`);
  if (words.length > 1) marks.add(`^ ${words[0]} ${words[1]}`);
  if (/\?\s*$/.test(text)) marks.add('?$');
  else if (text.includes('?')) marks.add('?');
  marks.add(`length ${Math.min(8, Math.floor(2 * Math.log2(words.length + 1)))}`);
  return [...marks];
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
