// Asks for the nation if the answer depends on it and nothing says which: another nation's guidance would be wrong.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Clarification } from '../model/answer.js';
import type { Candidate } from '../search/candidate.js';
import type { SearchQuery } from '../search/ranking-signals.js';
import { guidanceWords } from '../model/words/guidance-names.js';
import type { Language } from '../model/language.js';
import { JURISDICTIONS } from '../model/source.js';
import type { Jurisdiction } from '../model/source.js';

const topicSchema = z.array(
  z.object({
    name: z.string(),
    /** Patterns in small letters; one must match the question. */
    about: z.array(z.string()).min(1),
    /** What differs between nations, and the law behind it: why we ask. */
    differs: z.string().min(20),
  }),
);

const topics = topicSchema
  .parse(JSON.parse(readFileSync(new URL('nation-topics.json', import.meta.url), 'utf8')))
  .map(({ about }) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${about.join('|')})(?![\\p{L}\\p{N}])`, 'u'));

/** Nations disagree only where both have something near: further down, a passage merely shares words. */
const LOOKED_AT = 5;
const NEAR = 3;

/**
 * Undefined nearly always: the nation is known, the matter is the same in all of them, or only guidance of the whole
 * country is near. Measured: docs/decisions/0014.
 */
export function clarifyNation(
  question: string,
  query: Pick<SearchQuery, 'nations'>,
  found: readonly Candidate[],
  language?: Language,
): Clarification | undefined {
  if (query.nations.length || !differsByNation(question)) return undefined;
  if (!nationsPart(found) && !isOfOneNation(found[0])) return undefined;
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

/** Whether two of the best passages apply to different nations. */
function nationsPart(found: readonly Candidate[]): boolean {
  const best = found[0]?.score ?? 0;
  const near = found.slice(0, LOOKED_AT).filter(({ score }) => best - score <= NEAR);
  return near.some((one) => near.some((other) => areApart(nationsOf(one), nationsOf(other))));
}

function areApart(some: readonly Jurisdiction[], others: readonly Jurisdiction[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((nation) => others.includes(nation));
}

function isOfOneNation(best: Candidate | undefined): boolean {
  return best !== undefined && nationsOf(best).length === 1;
}

function nationsOf({ document }: Candidate): readonly Jurisdiction[] {
  return document.jurisdictions;
}
