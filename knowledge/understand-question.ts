// Makes a question searchable: follow-ups stand alone, shorthand is spelled out, the nations are known.
import type { Question, Turn } from './answer.js';
import { expectedAnswer } from './expected-answer.js';
import type { AnswerKind } from './expected-answer.js';
import { nationsNamed } from './find-nations.js';
import type { Glossary } from './glossary.js';
import type { WeightedTerm } from './keyword-index.js';
import { publicText } from './personal-data.js';
import type { RedactedText } from './personal-data.js';
import type { Jurisdiction } from './source.js';
import { correctTypos, spellOut } from './spell-out.js';
import type { TypoIndex } from './spell-out.js';
import { termsOf } from './words.js';

export interface UnderstoodQuestion {
  /** What is embedded: the question alone, understandable by itself. */
  text: RedactedText;
  terms: WeightedTerm[];
  kind: AnswerKind;
  /** Whose guidance may answer: the nations named, and the person's own. Empty when neither is known. */
  nations: Jurisdiction[];
}

export interface Understanding {
  glossary: Glossary;
  /** Everyday words and what guidance calls the same thing. */
  everydayWords: Readonly<Record<string, string>>;
  typos: TypoIndex;
}

/** How much a word counts that the person did not write in this question. Settled by measurement: docs/decisions. */
const WEIGHTS = { meaning: 0.5, everyday: 0.4, context: 0.35, scenario: 0.3 };

/** The small models read about 190 words and cut the rest at the end, where the question stands. */
const EMBEDDED_WORDS = { earlier: 50, scenario: 90 };

/** Begins like a continuation, or has so few words of its own that it cannot stand alone. */
const FOLLOW_UP =
  /^(?:and|but|so|what about|how about|what if|or|also|then|is (?:there|that|it|this)|does (?:that|it|this|he|she|they)|do (?:they|those|these)|which one|which of|same for|why|who (?:does|is) that|if (?:he|she|they|it|not)|can (?:he|she|they|it|that))\b|\b(?:that|this|those|these|it|one|ones|them|he|she|his|her|they)\b/i;
const FEW_TERMS = 4;

export function understandQuestion(question: Question, understanding: Understanding): UnderstoodQuestion {
  const corrected = correctTypos(question.text, understanding.typos);
  const { text, expansions } = spellOut(corrected, understanding.glossary);
  const earlier = followsUp(question) ? lastAsked(question.context) : undefined;
  const terms = new Map<string, number>();
  const add = (words: string, weight: number) => {
    for (const term of termsOf(words)) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  };
  add(corrected, 1);
  for (const { meaning } of expansions) add(meaning, WEIGHTS.meaning);
  for (const word of corrected.toLowerCase().match(/[a-z]+/g) ?? [])
    if (Object.hasOwn(understanding.everydayWords, word))
      add(understanding.everydayWords[word]!, WEIGHTS.everyday);
  if (earlier) add(spellOut(earlier, understanding.glossary).text, WEIGHTS.context);
  if (question.scenario) add(question.scenario, WEIGHTS.scenario);
  return {
    text: publicText(
      [
        lastWords(earlier, EMBEDDED_WORDS.earlier),
        firstWords(question.scenario, EMBEDDED_WORDS.scenario),
        text,
      ]
        .filter(Boolean)
        .join(' '),
    ),
    terms: [...terms].map(([term, weight]) => ({ term, weight })),
    kind: expectedAnswer(corrected),
    nations: nationsFor(question),
  };
}

function firstWords(text = '', count: number): string {
  return text.split(/\s+/).slice(0, count).join(' ');
}

function lastWords(text = '', count: number): string {
  return text.split(/\s+/).slice(-count).join(' ');
}

function followsUp(question: Question): boolean {
  if (!question.context.length) return false;
  return FOLLOW_UP.test(question.text) || termsOf(question.text).length < FEW_TERMS;
}

/** The person's own last words, not the bot's: an answer may have been about something else than was meant. */
function lastAsked(context: readonly Turn[]): string | undefined {
  return context.filter((turn) => turn.role === 'user').at(-1)?.text;
}

/** A nation that is named is asked about; the person's own guidance may still be what answers. */
function nationsFor({ text, scenario, context, jurisdiction }: Question): Jurisdiction[] {
  const named = nationsNamed(text);
  if (jurisdiction) return [...new Set([jurisdiction, ...named])];
  // What the bot said names nations that nobody asked about; of the person's own words the latest count.
  const earlier = context.filter((turn) => turn.role === 'user').reverse();
  const said = [named, nationsNamed(scenario ?? ''), ...earlier.map((turn) => nationsNamed(turn.text))];
  return said.find((nations) => nations.length) ?? [];
}
