// The dates when security fixes end for each version of Node, from the publisher's schedule as it was on 29
// November 2026.
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import type { Facts } from '../model/facts.js';

const ENDS: Readonly<Record<string, string>> = {
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
};

export function nodeSupport({
  software,
  at,
}: Pick<Facts, 'software' | 'at'>): { ends: string; isOver: boolean } | undefined {
  const ends = ENDS[/^v?(\d+)/.exec(software.node)?.[1] ?? ''];
  return ends === undefined ? undefined : { ends, isOver: dayOf(at) > ends };
}
