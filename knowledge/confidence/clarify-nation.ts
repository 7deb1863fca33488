// Asks the person for their nation if the answer depends on it and we do not know it.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clarification } from '../model/answer.js';
import type { Candidate } from '../search/candidate.js';
import type { SearchQuery } from '../search/ranking-signals.js';
import { guidanceWords } from '../model/words/guidance-names.js';
import type { Language } from '../model/language.js';
import { areOfDifferentNations, JURISDICTIONS } from '../model/source.js';

const topicSchema = z.array(
  z.object({
    name: z.string(),
    /** Patterns in lower case. At least one must match the question. */
    about: z.array(z.string()).min(1),
    /** What differs between nations, and the law behind it. Explains why we ask for the nation. */
    differs: z.string().min(20),
  }),
);

const topics = topicSchema
  .parse(JSON.parse(readFileSync(new URL('nation-topics.json', import.meta.url), 'utf8')))
  .map(({ about }) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${about.join('|')})(?![\\p{L}\\p{N}])`, 'u'));

/**
 * Returns undefined for almost all questions. We do not ask if we know the nation, if the guidance is the
 * same everywhere, if all quotes are for one nation, or if some quotes are for every nation. Each quote names
 * its nation. For figures, see docs/decisions/0014.
 */
export function clarifyNation(
  question: string,
  query: Pick<SearchQuery, 'nations'>,
  quoted: readonly Pick<Candidate, 'document'>[],
  language?: Language,
): Clarification | undefined {
  if (query.nations.length || !differsByNation(question)) return undefined;
  if (quoted.some(appliesToAll) || !areOfDifferentNations(quoted)) return undefined;
  const { whichNation, nations } = guidanceWords(language);
  return {
    question: whichNation,
    choices: JURISDICTIONS.map((jurisdiction) => ({ label: nations[jurisdiction], jurisdiction })),
  };
}

function differsByNation(question: string): boolean {
  const small = question.toLowerCase();
  return topics.some((topic) => topic.test(small));
}

/** A document that names no nation applies to all of them. */
function appliesToAll({ document: { jurisdictions } }: Pick<Candidate, 'document'>): boolean {
  return jurisdictions.length === 0 || jurisdictions.length === JURISDICTIONS.length;
}
