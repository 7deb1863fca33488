// Writes the service's own sentences above the quotes, if any are needed. They are never presented as
// guidance.
import type { Citation, Question } from '../model/answer.js';
import { contradictionIn } from './check-premise.js';
import type { ForeignLanguage } from '../question/detect-language.js';
import { guidanceWords } from '../model/words/guidance-names.js';
import { nationsNamed, nationsSpokenOf } from '../question/find-nations.js';
import type { Language } from '../model/language.js';
import type { GuidanceWords } from '../model/words/english-guidance-wording.js';
import { areOfDifferentNations, JURISDICTIONS, shareNation, type Jurisdiction } from '../model/source.js';

interface PrefaceInput {
  question: string;
  /** The nations named in the question, or the person's nation. Empty if we know neither. */
  nations: readonly Jurisdiction[];
  citations: readonly Citation[];
  /** The language of the question. Absent if it is English. */
  language?: ForeignLanguage;
  /** True if an answer would have quoted guidance that an editor found wrong. */
  recalled?: boolean;
  /** A sentence about how the answer was written, or why no answer was written. */
  preface?: string;
}

/** Undefined if none is needed. `nations` lacks the person's own if an earlier question names another. */
export function answerPreface(
  {
    language: speaks = 'en',
    jurisdiction: own,
    ownNationOnly,
  }: Pick<Question, 'language' | 'jurisdiction' | 'ownNationOnly'>,
  { question, nations, citations, language, recalled, preface }: PrefaceInput,
): string | undefined {
  const words = guidanceWords(speaks);
  const belief = contradictionIn(question, citations);
  const sentences = [
    recalled && words.recalledNotQuoted,
    inOwnLanguage(speaks, language, citations, words),
    belief && words.contradiction(belief.asked, belief.quoted),
    !nations.length && areOfDifferentNations(citations) ? words.nationsDiffer : undefined,
    ownNationOnly && own
      ? onlyForOthers(own, citations, words)
      : notForTheirs({ question, nations, citations }, own, words),
    preface,
  ].filter((sentence) => typeof sentence === 'string');
  return sentences.length ? sentences.join(' ') : undefined;
}

/** Undefined if every quote is in the language of the question. */
function inOwnLanguage(
  speaks: Language,
  question: ForeignLanguage | undefined,
  citations: readonly Citation[],
  words: GuidanceWords,
): string | false | undefined {
  const asked = question?.code ?? 'en';
  const isOther = citations.some(({ document: { language = 'en' } }) => language !== asked);
  if (asked === speaks) return isOther && words.ownLanguageOnly;
  return (isOther || !citations.length) && question?.sentence;
}

function notForTheirs(
  { question, nations, citations }: PrefaceInput,
  own: Jurisdiction | undefined,
  words: GuidanceWords,
): string | undefined {
  const named = nationsSpokenOf(question);
  if (named.length) return notForNation(named, citations, words) ?? nothingForSome(named, citations, words);
  return (own && notForOwn(own, nations, citations, words)) ?? notForNation(nations, citations, words);
}

/** Says that the first quote is not for a nation that the question names or, without one, the person's. */
function notForNation(
  nations: readonly Jurisdiction[],
  citations: readonly Citation[],
  words: GuidanceWords,
): string | undefined {
  const isForThem = ({ document }: Citation) => shareNation(document.jurisdictions, nations);
  const [first, ...others] = citations;
  if (!first || !nations.length) return undefined;
  const theirs = names(nations, words);
  if (isForThem(first)) return others.every(isForThem) ? undefined : words.nationsDiffer;
  const its = names(first.document.jurisdictions, words);
  const other = others.find(isForThem);
  if (other) return words.firstQuoteIsFor(its, isForAll(other) ? words.wholeUnitedKingdom : theirs);
  // A quote for other nations that names the person's nation may say which rules apply there, so we do not
  // say that nothing was found.
  const isNamed = nationsNamed(first.quote).some((nation) => nations.includes(nation));
  return isNamed ? words.guidanceFor(its) : words.nothingFor(its, theirs);
}

/** Says which nations nothing was found for. Otherwise, the quotes read as if they applied there too. */
function nothingForSome(
  nations: readonly Jurisdiction[],
  citations: readonly Citation[],
  words: GuidanceWords,
): string | undefined {
  const isFor = (nation: Jurisdiction) =>
    citations.some(({ document }) => shareNation(document.jurisdictions, [nation]));
  const [theirs, missing] = [nations.filter(isFor), nations.filter((nation) => !isFor(nation))];
  return theirs.length && missing.length
    ? words.nothingFor(names(theirs, words), names(missing, words))
    : undefined;
}

/** Says which nation the quotes are for, if an earlier question named it and the person has set another. */
function notForOwn(
  own: Jurisdiction,
  nations: readonly Jurisdiction[],
  [first]: readonly Citation[],
  words: GuidanceWords,
): string | undefined {
  if (!first || nations.includes(own) || shareNation(first.document.jurisdictions, [own])) return undefined;
  return words.guidanceFor(names(first.document.jurisdictions, words));
}

/** Says that nothing was found for the nation that was chosen, or only guidance for the whole UK. */
function onlyForOthers(
  chosen: Jurisdiction,
  citations: readonly Citation[],
  words: GuidanceWords,
): string | undefined {
  const theirs = words.forNation[chosen];
  if (!citations.length) return words.foundNothingFor(theirs);
  return citations.every(isForAll) ? words.onlyForWhole(theirs, words.wholeUnitedKingdom) : undefined;
}

const isForAll = ({ document: { jurisdictions } }: Citation) => jurisdictions.length === JURISDICTIONS.length;

/** Returns the nations as text that follows “for”, as in “for Scotland”. */
function names(of: readonly Jurisdiction[], words: GuidanceWords): string {
  return words.list(JURISDICTIONS.filter((one) => of.includes(one)).map((one) => words.forNation[one]));
}
