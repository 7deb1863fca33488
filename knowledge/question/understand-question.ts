// Makes a question searchable: completes follow-ups, spells out shorthand and finds the nations.
import type { Question } from '../model/answer.js';
import { expectedAnswer, type AnswerKind } from './expected-answer.js';
import { nationsAskedAbout, nationsNamed, nationsSpokenOf, withoutNations } from './find-nations.js';
import type { Glossary } from '../model/glossary.js';
import type { WeightedTerm } from '../index/keyword-index.js';
import { publicText, type RedactedText } from '../model/personal-data.js';
import type { Jurisdiction } from '../model/source.js';
import { correctTypos, type TypoIndex } from './correct-typos.js';
import { expandAbbreviations } from './expand-abbreviations.js';
import { findFollowUp, isFollowUp, type FollowUp } from './earlier-questions.js';
import { termsOf } from '../text/terms.js';
import type { ReadTurn } from '../turns/read-turn.js';

export interface UnderstoodQuestion {
  /** The text to embed: the question, complete enough to be understood on its own. */
  text: RedactedText;
  /** The question's own words, without earlier questions or the description of the case. */
  asked: string;
  /** The description of the case, and the earlier questions that a follow-up depends on, latest first. */
  dependsOn: string[];
  terms: WeightedTerm[];
  kind: AnswerKind;
  /** True if the person described a situation as well as asking a question. */
  situation: boolean;
  /** The nations whose guidance may answer: those named, and the person's own. Empty if neither is known. */
  nations: Jurisdiction[];
  /** Leaves out everything that is only for other nations. */
  ownNationOnly?: true;
}

export interface Understanding {
  glossary: Glossary;
  /** Everyday words, each with the word that guidance uses instead. */
  everydayWords: Readonly<Record<string, string>>;
  typos: TypoIndex;
  /** If absent, turns are read using the rules alone. */
  readTurn?: ReadTurn;
}

/** How much words from outside this question count. Chosen by measurement: docs/decisions. */
const WEIGHTS = { meaning: 0.5, everyday: 0.4, said: 0.15, scenario: 0.3 };

/**
 * Small models read about 190 words and cut off the rest. The question comes last, so what comes before it
 * must be short.
 */
const EMBEDDED_WORDS = { earlier: 50, scenario: 90 };
/**
 * For the question itself. If no sentence in a message asks anything, or every one does, the whole message
 * counts as the question, however long it is. No question in our sets has more than 70 words and signs. All
 * of the question's words are still searched for.
 */
const EMBEDDED_WORDS_AND_SIGNS = 100;

/** How many words to take from the start of our last answer, which says what "it" is. */
const SAID_WORDS = 30;

export function understandQuestion(question: Question, understanding: Understanding): UnderstoodQuestion {
  const corrected = correctTypos(oncePerRun(question.text), understanding.typos);
  const { text, expansions } = expandAbbreviations(corrected, understanding.glossary);
  const followUp = findFollowUp({ ...question, text: publicText(corrected) });
  const earlier = followUp && earlierWords(followUp, text);
  const terms = new Map<string, number>();
  const add = (words: string, weight: number) => {
    for (const term of termsOf(words)) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  };
  add(corrected, 1);
  for (const { meaning } of expansions) add(meaning, WEIGHTS.meaning);
  for (const word of corrected.toLowerCase().match(/[a-z]+/g) ?? [])
    if (Object.hasOwn(understanding.everydayWords, word))
      add(understanding.everydayWords[word]!, WEIGHTS.everyday);
  if (followUp && earlier) {
    add(expandAbbreviations(earlier, understanding.glossary).text, followUp.weight);
    add(firstWords(followUp.said, SAID_WORDS), WEIGHTS.said);
  }
  if (question.scenario) add(question.scenario, WEIGHTS.scenario);
  return {
    text: publicText(
      [
        lastWords(earlier, EMBEDDED_WORDS.earlier),
        firstWords(question.scenario, EMBEDDED_WORDS.scenario),
        firstWordsAndSigns(text, EMBEDDED_WORDS_AND_SIGNS),
      ]
        .filter(Boolean)
        .join(' '),
    ),
    asked: corrected,
    dependsOn: [question.scenario ?? '', ...(followUp?.earlier ?? []).toReversed()],
    terms: [...terms].map(([term, weight]) => ({ term, weight })),
    kind: kindOf(corrected, followUp),
    situation: Boolean(question.scenario),
    nations: nationsFor(question, followUp),
    ...(question.ownNationOnly && { ownNationOnly: true }),
  };
}

/** Repeating a placeholder adds nothing, and it may be 8 times as long as what it replaced. */
function oncePerRun(text: string): string {
  return text.replace(/(\[[a-z ]{1,40} \d{1,6}\])(?:\s+\1)+/gu, '$1');
}

function firstWords(text = '', count: number): string {
  return text.split(/\s+/).slice(0, count).join(' ');
}

/** The model counts each punctuation mark as a word, as in "a,a,a", which has no spaces. */
function firstWordsAndSigns(text: string, count: number): string {
  const next = /[\p{L}\p{M}\p{N}]+|\S/gu;
  for (let taken = 0; taken < count; taken += 1) if (!next.test(text)) return text;
  return text.slice(0, next.lastIndex);
}

function lastWords(text = '', count: number): string {
  return text.split(/\s+/).slice(-count).join(' ');
}

/** An earlier question's nation would bring in that nation's guidance, so we remove it if this question names one. */
function earlierWords({ earlier }: FollowUp, text: string): string {
  const words = earlier.join(' ');
  return nationsNamed(text).length ? withoutNations(words) : words;
}

function kindOf(text: string, followUp: FollowUp | undefined): AnswerKind {
  const kind = expectedAnswer(text);
  if (kind !== 'open' || !followUp?.sameKind) return kind;
  return expectedAnswer(followUp.earlier.at(-1)!);
}

/**
 * A question is about the nation it names, or the nation named in the questions it follows on from. If a
 * child has moved, or an organisation is named, the person's own nation may still have the answer. "And in
 * Wales?" only applies to the question that it follows, not to a new one.
 */
function nationsFor(question: Question, followUp: FollowUp | undefined): Jurisdiction[] {
  const { text, scenario, context, jurisdiction } = question;
  if (jurisdiction && question.ownNationOnly) return [jurisdiction];
  if (jurisdiction) {
    const asked = [text, ...(followUp?.earlier ?? []).toReversed()];
    const about = asked.find((one) => nationsSpokenOf(one).length) ?? '';
    const instead = nationsAskedAbout(about);
    return instead.length ? instead : [...new Set([jurisdiction, ...nationsSpokenOf(about)])];
  }
  // Ignore nations in the bot's own messages. Of the person's messages, the latest with a nation counts.
  const earlier = context.filter((turn) => turn.role === 'user' && (followUp || !isFollowUp(turn))).reverse();
  const said = [text, scenario ?? '', ...earlier.map((turn) => turn.text)].map(nationsNamed);
  return said.find((nations) => nations.length) ?? [];
}
