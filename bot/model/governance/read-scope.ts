// Reads the scope of a legal hold, as typed in a form or a command.
import type { HoldScope } from './hold.js';
import { dayAfter, parseDay } from './parse-day.js';
import { governanceWording as said } from '../wording/governance-wording.js';

export interface TypedScope {
  /** For example "slack:U123". */
  person?: string | undefined;
  conversation?: string | undefined;
  request?: string | undefined;
  /** As YYYY-MM-DD. The period includes both the first and the last day. */
  from?: string | undefined;
  to?: string | undefined;
  /** The last day of the hold. */
  until?: string | undefined;
}

export type ReadScope = { scope: HoldScope; endsAt?: string } | { problem: string };

export function readScope(typed: TypedScope, now: string): ReadScope {
  const scope = scopeIn(typed);
  if ('problem' in scope) return scope;
  if (!typed.until?.trim()) return { scope };
  const last = parseDay(typed.until);
  if (last === undefined || dayAfter(last) <= now) return { problem: said.holds.endsInFuture };
  return { scope, endsAt: dayAfter(last) };
}

function scopeIn({ person, conversation, request, from, to }: TypedScope): HoldScope | { problem: string } {
  const given = [person, conversation, request, from ?? to].filter((text) => text?.trim());
  if (given.length !== 1) return { problem: said.holds.oneTarget };
  if (person?.trim()) {
    const [platform = '', ...id] = person.trim().split(':');
    if (!/^[a-z]+$/.test(platform) || !id.join(':')) return { problem: said.account };
    return { kind: 'person', platform, target: id.join(':') };
  }
  if (conversation?.trim()) return { kind: 'conversation', target: conversation.trim() };
  if (request?.trim()) return { kind: 'escalation', target: request.trim() };
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === undefined || last === undefined || first > last) return { problem: said.holds.period };
  return { kind: 'period', from: first, to: dayAfter(last) };
}
