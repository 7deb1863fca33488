// Prepares a question for the search: completes follow-ups, expands abbreviations and finds the nations.
import type { Question } from '../model/answer.js';
import { expectedAnswer, type AnswerKind } from './expected-answer.js';
import {
  namesEnglishTown,
  nationsAskedAbout,
  nationsNamed,
  nationsOfPlaces,
  nationsSpokenOf,
  withoutNations,
} from './find-nations.js';
import type { Glossary } from '../model/glossary.js';
import type { WeightedTerm } from '../index/keyword-index.js';
import { publicText, type RedactedText } from '../model/personal-data.js';
import type { Jurisdiction } from '../model/source.js';
import { correctTypos, type TypoIndex } from './correct-typos.js';
import { expandAbbreviations } from './expand-abbreviations.js';
import { findFollowUp, type FollowUp } from './earlier-questions.js';
import { searchTermsOf } from '../text/terms.js';
import type { ReadTurn } from '../turns/read-turn.js';

export interface UnderstoodQuestion {
  /** The text to embed: the question, with enough context to make sense on its own. */
  text: RedactedText;
  /** The question's own words, without the case or earlier questions. */
  asked: string;
  /** The case, and for a follow-up the earlier questions, latest first. */
  dependsOn: readonly string[];
  childBirthDates?: Question['childBirthDates'];
  terms: readonly WeightedTerm[];
  kind: AnswerKind;
  /** True if the person described a case as well as asking a question. */
  situation: boolean;
  /** The nations named, and the person’s own. Empty if we know none. */
  nations: readonly Jurisdiction[];
  /** True to leave out guidance that is only for other nations. */
  ownNationOnly?: true;
}

export interface Understanding {
  glossary: Glossary;
  /** Maps everyday words to the words that guidance uses. */
  everydayWords: Readonly<Record<string, string>>;
  typos: TypoIndex;
  /** Decides whether a message is a follow-up. If absent, a few rules decide. */
  readTurn?: ReadTurn;
}

/** Weights of words that do not come from the question itself. Chosen by measurement: docs/decisions. */
const WEIGHTS = { meaning: 0.5, everyday: 0.4, said: 0.15, scenario: 0.3 };

/** In words. Small models cut off text after about 190 words, and the question comes last. */
const EMBEDDED_WORDS = { earlier: 50, scenario: 90 };
/**
 * The limit for the question itself, in words and punctuation marks. No question in our test sets has more
 * than 70. A message counts as one question if every sentence asks something, or if none does, however long
 * it is. All of its words are still used in the search.
 */
const EMBEDDED_WORDS_AND_SIGNS = 100;

/** The start of our last answer may explain what “it” means in a follow-up. */
const SAID_WORDS = 30;

export function understandQuestion(question: Question, understanding: Understanding): UnderstoodQuestion {
  const corrected = correctTypos(oncePerRun(question.text), understanding.typos);
  const { text, expansions } = expandAbbreviations(corrected, understanding.glossary);
  const followUp = findFollowUp({ ...question, text: publicText(corrected) });
  const earlier = followUp && earlierWords(followUp, text);
  const terms = new Map<string, number>();
  const add = (words: string, weight: number) => {
    for (const term of searchTermsOf(words)) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
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
    childBirthDates: question.childBirthDates,
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

/** The model counts a punctuation mark as a word, and “a,a,a” has no spaces. */
function firstWordsAndSigns(text: string, count: number): string {
  const next = /[\p{L}\p{M}\p{N}]+|\S/gu;
  for (let taken = 0; taken < count; taken += 1) if (!next.test(text)) return text;
  return text.slice(0, next.lastIndex);
}

function lastWords(text = '', count: number): string {
  return text.split(/\s+/).slice(-count).join(' ');
}

/** If the question names a nation, leaves out those of earlier questions, so that we do not find their guidance. */
function earlierWords({ earlier }: FollowUp, text: string): string {
  const words = earlier.join(' ');
  return nationsNamed(text).length ? withoutNations(words) : words;
}

function kindOf(text: string, followUp: FollowUp | undefined): AnswerKind {
  const kind = expectedAnswer(text);
  if (kind !== 'open' || !followUp?.sameKind) return kind;
  return expectedAnswer(followUp.earlier.at(-1)!);
}

/** Matches a message in which someone says where they are: “I work in Scotland.” */
const SAYS_WHERE = /^(?:i|we)(?:['’](?:m|re)| am| are| work)\b[^?]*$/i;

/**
 * Returns the nations that a question is about: those that it names, or those in the questions it follows. If a child
 * has moved or an organisation is named, the person's own nation counts too. A nation in an earlier question does not
 * count for questions that are not follow-ups to it: the person may have chosen all nations since, and another
 * nation's guidance would be wrong. What people say about where they work does count. If we know no nation, the
 * answer says which nation it is for, or we ask the person.
 */
function nationsFor(question: Question, followUp: FollowUp | undefined): Jurisdiction[] {
  const { text, scenario, context, jurisdiction } = question;
  if (jurisdiction && question.ownNationOnly) return [jurisdiction];
  const earlier = (followUp?.earlier ?? []).toReversed();
  if (jurisdiction) {
    const about = [text, ...earlier].find((one) => nationsSpokenOf(one).length) ?? '';
    const instead = nationsAskedAbout(about);
    return instead.length ? instead : [...new Set([jurisdiction, ...nationsSpokenOf(about)])];
  }
  const where = context.filter(({ role, text: told }) => role === 'user' && SAYS_WHERE.test(told.trim()));
  const told = where.map((turn) => turn.text).reverse();
  const said = [text, scenario ?? '', ...earlier, ...told].map(nationsOfPlaces);
  const named = said.find((nations) => nations.length);
  return named ?? (namesEnglishTown(`${scenario ?? ''}\n${text}`) ? ['england'] : []);
}
