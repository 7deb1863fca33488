// Sees whether every word of a claim that says something stands in its quotes, or one there that means the same.
import { baseOf } from './base-forms.js';
import { DENIES } from './marks.js';
import type { Reading } from './read.js';
import { LIGHT, groupsOf } from './words-alike.js';

/** So many words may come from the headings and the sentence before: they name the topic, and say nothing of it. */
const FROM_AROUND = 2;

export interface Wording {
  /** Of the words that say something; 0 to 1. */
  share: number;
  /** Those that no quote bears out. */
  added: string[];
}

export function wordingOf(claim: Reading, known: string, around: string): Wording {
  const there = createLookup(known);
  const words = claim.tokens.filter(({ kind }) => kind === 'word');
  const strange = words.filter(({ base, word }) => !LIGHT.has(word) && !there(base));
  const near = strange.length ? createLookup(around) : () => false;
  const topic = strange.filter(({ base, word }) => near(base) && !/(?:ly|ed|ing)$/.test(word));
  const added = topic.length > FROM_AROUND ? strange : strange.filter((word) => !topic.includes(word));
  return {
    share: words.length ? 1 - strange.length / words.length : 1,
    added: added.map(({ word }) => word),
  };
}

function createLookup(text: string): (base: string) => boolean {
  const bases = new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).map(baseOf));
  const groups = new Set<string>();
  for (const base of bases) for (const group of groupsOf(base)) groups.add(group);
  return (base) => bases.has(base) || [...groupsOf(base)].some((group) => groups.has(group));
}

/** So few words of one clause say too little to tell whose they are. */
const LEAST_OF_CLAUSE = 3;
const PARTS = new Set([
  'and',
  'or',
  'but',
  'because',
  'so',
  'while',
  'who',
  'which',
  'where',
  'when',
  'as',
  'since',
]);

/**
 * A clause put together from one quoted sentence and from another that denies: "report it" of one, "to the employer" of
 * "do not tell the employer". Sentences that only add to one another may be told as one.
 */
export function splicedIn(claim: Reading, evidence: readonly Reading[]): string | undefined {
  const denies = ({ marks }: Reading) => marks.some(({ kind }) => DENIES.has(kind));
  if (evidence.length < 2 || denies(claim) || !evidence.some(denies)) return undefined;
  const sentences = evidence.map((reading) => ({
    has: createLookup(reading.folded),
    denies: denies(reading),
  }));
  for (const words of clausesOf(claim)) {
    const known = words.filter((base) => sentences.some(({ has }) => has(base)));
    if (known.length < LEAST_OF_CLAUSE) continue;
    const whole = sentences.some(({ has }) => known.every(has));
    const denied = known.find((base) => sentences.every((one) => one.denies || !one.has(base)));
    if (!whole && denied !== undefined) return denied;
  }
  return undefined;
}

function clausesOf({ tokens }: Reading): string[][] {
  const clauses: string[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'stop' || PARTS.has(token.word)) clauses.push([]);
    else if (token.kind === 'word' && !LIGHT.has(token.word)) clauses.at(-1)!.push(token.base);
  }
  return clauses;
}
