import { adminWording } from '../wording/staff/admin-wording.js';
import { parseDay } from '../model/governance/parse-day.js';

const { received: said } = adminWording;

/** An empty day means that the complaint or request has just arrived. */
export function readReceived(typed: string, now: string): { at: string } | { problem: string } {
  const at = typed.trim() === '' ? now : parseDay(typed);
  if (at === undefined) return { problem: said.notADate };
  return at > now ? { problem: said.future } : { at };
}
