// Whether a message says that somebody is in danger now. It runs on the words as received, before anything else.
// Fixed sentences of danger missed two of three messages that had not been seen before: people in a hurry never write
// the same sentence twice. So signs of danger, of now and of calm add up, and their words and weights are data.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const patternsSchema = z.array(z.string().min(1)).min(1);
const signsSchema = z.array(
  z.object({
    name: z.string(),
    /** Added once for each different match, at most twice; below zero for calm. */
    weight: z.number(),
    patterns: patternsSchema,
  }),
);
const languageSchema = z.object({
  /** Shorthand and slips, and the spelling that the signs use. */
  shorthand: z.array(z.tuple([z.string(), z.string()])),
  /** A sentence that tells of the past, or of somebody who is safe, is left out. */
  past: z.record(z.string(), patternsSchema),
  /** Unless it also says that it goes on: "the man she met last week is outside". */
  stillGoingOn: patternsSchema,
});

const signsOfDanger = readSigns('signs-of-danger.json');
const signsOfNow = readSigns('signs-of-now.json');
const signsOfCalm = readSigns('signs-of-calm.json');
const language = languageSchema.parse(readJson('urgency-language.json'));
const shorthand = language.shorthand.map(([from, to]) => [new RegExp(from, 'gu'), to] as const);
const past = new RegExp(Object.values(language.past).flat().join('|'), 'u');
const stillGoingOn = new RegExp(`(?<![a-z])(?:${language.stillGoingOn.join('|')})(?![a-z])`, 'u');

/** Messages are short. Of a longer text only this much is read, so that pasted documents cost no time. */
const MOST_CHARACTERS = 20_000;
const MOST_MATCHES = 2;
const SCORE = { start: -1.8, pastSentence: -0.1, asks: -0.85, opensAsQuestion: -0.25, fewWords: -0.3 };
/** A message without any sign of danger must speak all the more of now. A journey, or being gone, alone is none. */
const LEAST = { withDanger: -1.7, withoutDanger: 0 };
const NO_DANGER_ALONE = new Set(['travel-or-marriage', 'gone-and-unreachable', 'exploited-now']);

/** "What do I do" is a cry for help; every other question makes calm likelier. */
const CRY =
  /(?<![a-z])(?:what (?:do|should|shall|can) (?:i|we) do(?! (?:if|when|about|to))|what now|do i (?:wait|call|ring|stall|stay|go|let|stop|follow|drive|open)|shall i|should i (?:call|ring|go|wait|intervene|follow|stop)|who do i (?:ring|call) ?(?:now)?)(?![a-z])/u;
const OPENS_AS_QUESTION =
  /^(?:(?:hi|hello|hey),? )?(?:whats?|whos?|which|when|wheres?|how|is|are|do|does|did|can|could|should|would|will|whose|any|was|were|has|have|need|why|if|for|under|after)(?![a-z])/u;
const ASKS =
  /\?|(?<![a-z])(?:whats?|who(?:s|ever)?|which|when do|how|do (?:we|i|they|hospitals|schools)|does|can (?:we|i|he|she|they|the|a|an|it)|is (?:it|there|he|she|the|that|this|consent|a)|are (?:we|there|they)|should (?:we|i|he|she)|procedure|any guidance)(?![a-z])/u;

export interface Urgency {
  urgent: boolean;
  /** The strongest kind of danger; for the log and the adviser's card, never with words of the message. */
  rule?: string;
}

/** Pure, and the same for the same words. Errs towards urgent: a needless 999 notice costs less than a missed child. */
export function detectUrgency(text: string): Urgency {
  const message = plainMessage(text);
  const sentences = message.split(/(?<=[.!?;])\s+|\n+/u).filter(Boolean);
  const current = sentences.filter((sentence) => !past.test(sentence) || stillGoingOn.test(sentence));
  const now = current.join(' ');
  const dangers = signsOfDanger.map((sign) => ({ name: sign.name, value: valueOf(sign, now) }));
  const danger = total(dangers.map(({ value }) => value));
  const score =
    danger +
    total(signsOfNow.map((sign) => valueOf(sign, now))) +
    total(signsOfCalm.map((sign) => valueOf(sign, message))) +
    scoreOfForm(message, current.length < sentences.length);
  const isDanger = dangers.some(({ name, value }) => value > 0 && !NO_DANGER_ALONE.has(name));
  if (score <= (isDanger ? LEAST.withDanger : LEAST.withoutDanger)) return { urgent: false };
  const strongest = dangers.reduce((best, sign) => (sign.value > best.value ? sign : best));
  return { urgent: true, rule: strongest.value > 0 ? strongest.name : 'unfolding' };
}

/** What the form of the message says, whatever its words are. */
function scoreOfForm(message: string, hasPastSentence: boolean): number {
  const question = message.replace(CRY, ' ');
  return (
    SCORE.start +
    (hasPastSentence ? SCORE.pastSentence : 0) +
    (ASKS.test(question) ? SCORE.asks : 0) +
    (OPENS_AS_QUESTION.test(question) ? SCORE.opensAsQuestion : 0) +
    (message.split(' ').length < 6 ? SCORE.fewWords : 0)
  );
}

interface Sign {
  name: string;
  weight: number;
  pattern: RegExp;
}

function valueOf({ weight, pattern }: Sign, text: string): number {
  const matches = new Set(Array.from(text.matchAll(pattern), ([match]) => match));
  return weight * Math.min(MOST_MATCHES, matches.size);
}

/** Small letters, no apostrophes, one space, the everyday spelling of shorthand. */
function plainMessage(text: string): string {
  const small = text
    .slice(0, MOST_CHARACTERS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
    .replace(/["\u201c\u201d]/gu, ' ')
    .replace(/[\u2013\u2014]/gu, ' - ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
  return shorthand.reduce((message, [from, to]) => message.replace(from, to), small).replaceAll("'", '');
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function readSigns(file: string): Sign[] {
  return signsSchema.parse(readJson(file)).map(({ name, weight, patterns }) => ({
    name,
    weight,
    pattern: new RegExp(`(?<![a-z])(?:${patterns.join('|')})(?![a-z])`, 'gu'),
  }));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}
