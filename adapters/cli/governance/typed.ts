// Shared by the governance commands: reads dates and people as typed, and says why a step was refused.
import type { Person } from '../../../bot/model/people/person.js';
import type { Step } from '../../../bot/subject/requests.js';
import { InputFailure } from '../../../knowledge/model/errors.js';

export function done<T>(step: Step<T>, use: string): T {
  if (step.outcome === 'done') return step.value;
  throw new InputFailure(step.problem, use);
}

export function personIn(text: string): Person {
  const [platform = '', ...id] = text.split(':');
  return { platform, id: id.join(':') };
}

/** The start of the day, in UTC. */
export function dayIn(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // `Date.parse` reads "2026-02-30" as 2 March.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(text))
    throw new InputFailure('That is not a date.', 'Use --received YYYY-MM-DD.');
  return new Date(at).toISOString();
}
