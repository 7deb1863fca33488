// Prepares a question for the search: completes follow-ups, expands abbreviations and finds the nations.
import type { Question } from '../model/answer.js';
import { expectedAnswer, type AnswerKind } from './expected-answer.js';
import {
  namesEnglishTown,
  nationsAskedAbout,
  nationsNamed,
  nationsSpokenOf,
  withoutNations,
} from './find-nations.js';
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
  /** The text to embed: the question, with enough context to be understood on its own. */
  text: RedactedText;
  /** The question's own words, without earlier questions or the case. */
  asked: string;
  /** The case, and the earlier questions that a follow-up depends on, latest first. */
  dependsOn: string[];
  terms: WeightedTerm[];
  kind: AnswerKind;
  /** True if the person described a case as well as asking a question. */
  situation: boolean;
  /** The nations whose guidance may answer: those named, and the person's own. Empty if we know neither. */
  nations: Jurisdiction[];
  /** True if guidance that is only for other nations is left out. */
  ownNationOnly?: true;
}

export interface Understanding {
  glossary: Glossary;
  /** Maps everyday words to the word that guidance uses. */
  everydayWords: Readonly<Record<string, string>>;
  typos: TypoIndex;
  /** If absent, a few rules decide what each message is. */
  readTurn?: ReadTurn;
}

/** Weights of words that are not in the question itself. Chosen by measurement: docs/decisions. */
const WEIGHTS = { meaning: 0.5, everyday: 0.4, said: 0.15, scenario: 0.3 };

/**
 * Limits in words. Small models read about 190 words and cut off the rest. The question comes last, so the
 * text before it must be short.
 */
const EMBEDDED_WORDS = { earlier: 50, scenario: 90 };
/**
 * The limit for the question itself, in words and punctuation marks. No question in our test sets has more
 * than 70. A message counts as one question if every sentence asks something or none does, however long it
 * is. The search still uses all its words.
 */
const EMBEDDED_WORDS_AND_SIGNS = 100;

/** The number of words we take from the start of our last answer, which may explain what "it" is. */
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

/** Removes repeated placeholders. They add nothing, and may be 8 times as long as the text they replaced. */
function oncePerRun(text: string): string {
  return text.replace(/(\[[a-z ]{1,40} \d{1,6}\])(?:\s+\1)+/gu, '$1');
}

function firstWords(text = '', count: number): string {
  return text.split(/\s+/).slice(0, count).join(' ');
}

/**
 * Punctuation marks are counted, because the model counts each as a word, and text such as "a,a,a" has no
 * spaces.
 */
function firstWordsAndSigns(text: string, count: number): string {
  const next = /[\p{L}\p{M}\p{N}]+|\S/gu;
  for (let taken = 0; taken < count; taken += 1) if (!next.test(text)) return text;
  return text.slice(0, next.lastIndex);
}

function lastWords(text = '', count: number): string {
  return text.split(/\s+/).slice(-count).join(' ');
}

/**
 * Removes nations from the earlier questions if this question names one. Otherwise, the search would find
 * their guidance too.
 */
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
 * The nations that a question is about: those it names, or those in the questions it follows. If a child has
 * moved or an organisation is named, the person's own nation counts too. "And in Wales?" applies to the
 * question that it follows, but not to a new question.
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
  // Ignores the bot's messages. The person's latest message that names a nation counts.
  const earlier = context.filter((turn) => turn.role === 'user' && (followUp || !isFollowUp(turn))).reverse();
  const said = [text, scenario ?? '', ...earlier.map((turn) => turn.text)].map(nationsNamed);
  const named = said.find((nations) => nations.length);
  return named ?? (namesEnglishTown(`${scenario ?? ''}\n${text}`) ? ['england'] : []);
}
