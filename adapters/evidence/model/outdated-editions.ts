// Uses the dates that publishers give to find old editions among the live documents.
import { readDate } from '../../../ingest/model/read-date.js';
import { storeOf, type DocumentFact, type Facts } from './facts.js';

export const OLD_YEARS = 5;

/**
 * True for a document that may be out of date, even if its status is current: it has an old date, or is a
 * statute as enacted.
 */
export function isOld({ date = '', title }: Pick<DocumentFact, 'date' | 'title'>, at: string): boolean {
  const dates = datesIn(date);
  const limit = `${Number(at.slice(0, 4)) - OLD_YEARS}${at.slice(4, 10)}`;
  // The date may be only a year or a month, so only that part of the limit is compared.
  const isLongAgo = dates.length > 0 && dates.every((one) => one < limit.slice(0, one.length));
  return isLongAgo || /as enacted/i.test(`${title} ${date}`);
}

/** Finds the dates in a text: "3 May 2015, updated 2023-06" → ["2015-05-03", "2023-06"] */
function datesIn(text: string): string[] {
  const upToEachYear = text.match(/.*?(?<!\d)(?:18|19|20)\d\d(?:-\d\d){0,2}(?!\d)/g) ?? [];
  return upToEachYear.flatMap((part) => readDate(part) ?? []);
}

export function oldEditions(facts: Facts): number {
  return storeOf(facts)?.release?.documents.filter((one) => isOld(one, facts.at)).length ?? 0;
}
