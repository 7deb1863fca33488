// Reads what a legal hold should cover, as typed in a form or a command.
import type { HoldScope } from './hold.js';

export interface TypedScope {
  /** "slack:U123" */
  person?: string | undefined;
  conversation?: string | undefined;
  request?: string | undefined;
  /** YYYY-MM-DD. Both days are included. */
  from?: string | undefined;
  to?: string | undefined;
  /** The last day of the hold. */
  until?: string | undefined;
}

export type ReadScope = { scope: HoldScope; endsAt?: string } | { problem: string };

const DAY_MS = 86_400_000;

export function readScope(typed: TypedScope, now: string): ReadScope {
  const scope = scopeIn(typed);
  if ('problem' in scope) return scope;
  const until = typed.until?.trim();
  if (!until) return { scope };
  const endsAt = dayAfter(until);
  if (endsAt === undefined || endsAt <= now)
    return { problem: 'Enter an end date in the future, as YYYY-MM-DD.' };
  return { scope, endsAt };
}

function scopeIn({ person, conversation, request, from, to }: TypedScope): HoldScope | { problem: string } {
  const given = [person, conversation, request, from ?? to].filter((text) => text?.trim());
  if (given.length !== 1)
    return { problem: 'Enter one person, conversation, request or period for the hold to cover.' };
  if (person?.trim()) {
    const [platform = '', ...id] = person.trim().split(':');
    if (!/^[a-z]+$/.test(platform) || !id.join(':'))
      return { problem: 'Enter the platform and the person’s ID there, such as slack:T01:U02.' };
    return { kind: 'person', platform, target: id.join(':') };
  }
  if (conversation?.trim()) return { kind: 'conversation', target: conversation.trim() };
  if (request?.trim()) return { kind: 'escalation', target: request.trim() };
  const [start, end] = [startOf(from), dayAfter(to)];
  if (start === undefined || end === undefined || start >= end)
    return { problem: 'Enter the first and the last day of the period, as YYYY-MM-DD.' };
  return { kind: 'period', from: start, to: end };
}

function startOf(day: string | undefined): string | undefined {
  const text = day?.trim() ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text
    ? undefined
    : new Date(at).toISOString();
}

function dayAfter(day: string | undefined): string | undefined {
  const start = startOf(day);
  return start === undefined ? undefined : new Date(Date.parse(start) + DAY_MS).toISOString();
}
