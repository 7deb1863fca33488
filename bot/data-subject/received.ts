import { parseDay } from '../model/governance/parse-day.js';

/** An empty day means that it has just arrived. */
export function readReceived(typed: string, now: string): { at: string } | { problem: string } {
  const at = typed.trim() === '' ? now : parseDay(typed);
  if (at === undefined) return { problem: 'Enter a real date, such as 2026-05-04.' };
  return at > now ? { problem: 'Enter a date that is not in the future.' } : { at };
}
