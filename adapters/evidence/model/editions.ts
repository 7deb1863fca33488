// Says which live documents are old editions, from the dates that their publishers write.
import { storeOf, type DocumentFact, type Facts } from './facts.js';

export const OLD_YEARS = 5;

/** Why its standing says little: it is dated long ago, or is a statute as it was enacted. */
export function isOld({ date = '', title }: Pick<DocumentFact, 'date' | 'title'>, at: string): boolean {
  const years = [...date.matchAll(/\b(?:19|20)\d\d\b/g)].map(([year]) => Number(year));
  const newest = years.length ? Math.max(...years) : undefined;
  const isLongAgo = newest !== undefined && Number(at.slice(0, 4)) - newest > OLD_YEARS;
  return isLongAgo || /as enacted/i.test(`${title} ${date}`);
}

export function oldEditions(facts: Facts): number {
  return storeOf(facts)?.release?.documents.filter((one) => isOld(one, facts.at)).length ?? 0;
}
