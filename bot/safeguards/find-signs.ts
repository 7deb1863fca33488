// Finds the signs of danger, urgency and calm in a message. Their patterns and weights are in JSON files.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { tellsOfMissing } from './missing-people/missing-now.js';
import { tellsOfDanger } from './plainly-said/danger-now.js';
import { plainCharacters } from '../../knowledge/text/plain-characters.js';
import { asks, opensAsQuestion, withoutCry } from './question-or-cry-for-help.js';

const patternsSchema = z.array(z.string().min(1)).min(1);
const signsSchema = z.array(
  z.object({
    name: z.string(),
    /** The weight of each different match. Only the first 2 matches count. Negative for signs of calm. */
    weight: z.number(),
    patterns: patternsSchema,
  }),
);
const languageSchema = z.object({
  /** Maps shorthand and typing errors to the spelling that the patterns use. */
  shorthand: z.array(z.tuple([z.string(), z.string()])),
  /** Patterns for sentences about the past, or about someone who is safe. Those sentences are ignored. */
  past: z.record(z.string(), patternsSchema),
  /**
   * Patterns which show that the danger is not over, as in "the man she met last week is outside". They
   * override `past`.
   */
  stillGoingOn: patternsSchema,
});

const signsOfDanger = readSigns('signs-of-danger.json');
const signsOfNow = readSigns('signs-of-now.json');
const signsOfCalm = readSigns('signs-of-calm.json');
const language = languageSchema.parse(readJson('urgency-language.json'));
const shorthand = language.shorthand.map(([from, to]) => [new RegExp(from, 'gu'), to] as const);
const past = new RegExp(Object.values(language.past).flat().join('|'), 'u');
const stillGoingOn = new RegExp(`(?<![a-z])(?:${language.stillGoingOn.join('|')})(?![a-z])`, 'u');

/**
 * The number of characters read from each end of a long text, so that pasted documents do not slow us down.
 */
const MOST_CHARACTERS_AT_AN_END = 10_000;
/**
 * No real word is longer than this. Longer runs of letters and hyphens are cut, because some patterns would
 * search them again from every letter.
 */
const LONGEST_WORD = 40;
const tooLong = new RegExp(String.raw`([\p{L}\p{N}_-]{${LONGEST_WORD}})[\p{L}\p{N}_-]+`, 'gu');
const MOST_MATCHES = 2;
const FORM = { start: -1.8, pastSentence: -0.1, asks: -0.85, opensAsQuestion: -0.25, fewWords: -0.3 };
/** This weight is high, because only whole phrases match, and sentences about rules do not count. */
const MISSING_NOW = 4.2;
/** This weight outweighs a question in the next sentence (“Which number do I call?”). */
const DANGER_NOW = 5;
const MISSING: readonly string[] = ['missing-now', 'gone-and-unreachable'];

export interface Signs {
  /** The total weight of the signs of immediate danger, minus the total for signs of calm. */
  sum: number;
  isMissing: boolean;
}

/** Has no side effects. The time taken is at most proportional to the length of the message. */
export function findSigns(text: string): Signs {
  const message = plainMessage(text);
  const sentences = sentencesOf(message);
  const current = sentences.filter(isCurrent);
  const now = current.join(' ');
  const dangers = signsOfDanger.map((sign) => ({ name: sign.name, value: valueOf(sign, now) }));
  if (tellsIn(sentences)) dangers.push({ name: 'missing-now', value: MISSING_NOW });
  if (tellsOfDanger(current.map(withoutCry))) dangers.push({ name: 'danger-now', value: DANGER_NOW });
  const found = dangers.filter(({ value }) => value > 0);
  const calm = signsOfCalm.map((sign) => valueOf(sign, message)).filter((value) => value < 0);
  const nowness = signsOfNow.map((sign) => valueOf(sign, now));
  const form = scoreOfForm(message, current.length < sentences.length);
  return {
    sum: total([...found.map(({ value }) => value), ...nowness, ...calm, form]),
    isMissing: found.some(({ name }) => MISSING.includes(name)),
  };
}

/** Returns the sentences that are not about the past, in lower case and without apostrophes. */
export function currentSentences(text: string): string[] {
  return sentencesOf(plainMessage(text)).filter(isCurrent);
}

/** True if the text says plainly that someone is missing now. */
export const saysMissing = (text: string): boolean => tellsIn(sentencesOf(plainMessage(text)));

const tellsIn = (sentences: readonly string[]) => tellsOfMissing(sentences.map(withoutCry));
const sentencesOf = (message: string) => message.split(/(?<=[.!?;])\s+|\n+/u).filter(Boolean);
const isCurrent = (sentence: string) => !past.test(sentence) || stillGoingOn.test(sentence);

function scoreOfForm(message: string, hasPastSentence: boolean): number {
  return (
    FORM.start +
    (hasPastSentence ? FORM.pastSentence : 0) +
    (asks(message) ? FORM.asks : 0) +
    (opensAsQuestion(message) ? FORM.opensAsQuestion : 0) +
    (message.split(' ').length < 6 ? FORM.fewWords : 0)
  );
}

interface Sign {
  name: string;
  weight: number;
  pattern: RegExp;
}

function valueOf({ weight, pattern }: Sign, text: string): number {
  // Most signs are not in the message, and `search` is cheaper than `matchAll`, which first copies the
  // pattern.
  if (text.search(pattern) < 0) return 0;
  const matches = new Set<string>();
  for (const [match] of text.matchAll(pattern)) {
    matches.add(match);
    if (matches.size === MOST_MATCHES) break;
  }
  return weight * matches.size;
}

/** Keeps both ends of a long text, because new text is often below a pasted document. */
function endsOf(text: string): string {
  if (text.length <= 2 * MOST_CHARACTERS_AT_AN_END) return text;
  return `${text.slice(0, MOST_CHARACTERS_AT_AN_END)}\n${text.slice(-MOST_CHARACTERS_AT_AN_END)}`;
}

/** Converts the text to lower case with single spaces, removes apostrophes and spells out shorthand. */
function plainMessage(text: string): string {
  const small = plainCharacters(endsOf(text))
    .replace(/["\u201c\u201d]/gu, ' ')
    .replace(/[\u2013\u2014]|--+/gu, ' - ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
  const spelt = shorthand.reduce((message, [from, to]) => message.replace(from, to), small);
  return spelt.replaceAll("'", '').replace(tooLong, '$1');
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function readSigns(file: string): Sign[] {
  return signsSchema.parse(readJson(file)).map(({ name, weight, patterns }) => ({
    name,
    weight,
    pattern: toPattern(patterns),
  }));
}

/** The pattern expects text in the form that `currentSentences` returns. */
export function toPattern(patterns: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z])(?:${patterns.join('|')})s?(?![a-z])`, 'gu');
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as unknown;
}
