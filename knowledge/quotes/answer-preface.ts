// What we say before the quotes: our own sentences, never presented as guidance, and none if none is needed.
import type { Citation } from '../model/answer.js';
import { contradictionIn } from './check-premise.js';
import type { ForeignLanguage } from '../question/detect-language.js';
import type { Jurisdiction } from '../model/source.js';

const NATIONS_DIFFER = 'These quotes are from different nations. Check the nation under each quote.';

export interface PrefaceInput {
  /** The person's own words in this question. */
  question: string;
  /** Of the person or the question; empty where neither is known. */
  nations: readonly Jurisdiction[];
  citations: readonly Citation[];
  language?: ForeignLanguage;
  /** What the writer of the answer says, or why there is none. */
  preface?: string;
}

/** Undefined if there is nothing to say. */
export function answerPreface({
  question,
  nations,
  citations,
  language,
  preface,
}: PrefaceInput): string | undefined {
  const belief = contradictionIn(question, citations);
  const sentences = [
    language?.sentence,
    belief && `Your question says ${belief.asked}. The guidance quoted here says ${belief.quoted}.`,
    !nations.length && areOfDifferentNations(citations) ? NATIONS_DIFFER : undefined,
    preface,
  ].filter((sentence) => sentence !== undefined);
  return sentences.length ? sentences.join(' ') : undefined;
}

function areOfDifferentNations(citations: readonly Citation[]): boolean {
  const known = citations.map(({ document }) => document.jurisdictions).filter((nations) => nations.length);
  return known.some((some) => known.some((others) => !some.some((nation) => others.includes(nation))));
}
