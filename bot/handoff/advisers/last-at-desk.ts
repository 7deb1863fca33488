import type { BotPorts } from '../../model/ports.js';
import type { Person } from '../../model/people/person.js';
import type { Records } from '../../model/store.js';

interface AtDesk {
  person: Person;
  /** When the person last used the desk, in ISO 8601 format. */
  usedAt: string;
}

/**
 * The results are keyed by the person's ID, because one person can be signed in on several browsers. Leaves
 * out people who are not allowed to answer requests.
 */
export async function lastAtDesk(
  { deskAdviser }: Pick<BotPorts, 'deskAdviser'>,
  { sessions }: Pick<Records, 'sessions'>,
  now: Date,
): Promise<Map<string, AtDesk>> {
  const people = new Map<string, AtDesk>();
  if (!deskAdviser) return people;
  for (const session of await sessions.list(now.toISOString())) {
    const person = deskAdviser(session, now);
    const usedAt = session.usedAt ?? session.beganAt;
    const known = person && people.get(person.id);
    if (person && (!known || known.usedAt < usedAt)) people.set(person.id, { person, usedAt });
  }
  return people;
}

const ACTIVE_MS = 15 * 60_000;

/**
 * Someone who has not used the desk for 15 minutes does not count as active, because they may have gone home.
 */
export function isActive({ usedAt }: Pick<AtDesk, 'usedAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(usedAt) < ACTIVE_MS;
}
