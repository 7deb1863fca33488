// Asks for the nation if the answer depends on it and nothing says which one: another nation's guidance would
// be wrong.
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
    /** Patterns in lower case; at least one must match the question. */
    about: z.array(z.string()).min(1),
    /** What differs between nations, and the law behind it: this is why we ask. */
    differs: z.string().min(20),
  }),
);

const topics = topicSchema
  .parse(JSON.parse(readFileSync(new URL('nation-topics.json', import.meta.url), 'utf8')))
  .map(({ about }) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${about.join('|')})(?![\\p{L}\\p{N}])`, 'u'));

/** Nations count as disagreeing only if both have a close match: lower-ranked passages just share words. */
const LOOKED_AT = 5;
const NEAR = 3;

/**
 * Nearly always undefined: the nation is known, the guidance is the same in all of them, or the only close
 * matches cover the whole country. For figures, see docs/decisions/0014.
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

/** Whether 2 of the best passages apply to different nations. */
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
