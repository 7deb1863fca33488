// Alerts one adviser to a waiting request, with a card in their private chat that stays up to date.
import type { Alert, PersonalStep } from '../../model/jobs/job.js';
import { enqueuePrivateChat } from '../../jobs/enqueue-private-chat.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Person } from '../../model/people/person.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { fitsBest, availabilityNow } from '../advisers/adviser-availability.js';
import { isActive, lastAtDesk } from '../advisers/last-at-desk.js';
import { preferredIdentity } from '../advisers/preferred-identity.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { listedAs, type ListedAdviser } from '../../model/people/roster.js';

/**
 * Call this when a request goes back to waiting. Alerts the advisers on duty if the request is urgent.
 * Otherwise, or if that reaches none of them, alerts the best match at work.
 */
export async function alertAgain(
  unit: UnitOfWork,
  escalation: Escalation,
  except: (Person | undefined)[],
): Promise<void> {
  if (escalation.urgent && (await alertMarked(unit, escalation, 'duty', except)).reached > 0) return;
  await alertBest(unit, escalation, except);
}

/** Returns false if no adviser at work can be messaged. */
export async function alertBest(
  unit: UnitOfWork,
  escalation: Escalation,
  except: (Person | undefined)[],
  tried?: Person[],
): Promise<boolean> {
  const conversation = await unit.records.conversations.find(escalation.conversation);
  const reachable = (await availabilityNow(unit)).filter(({ adviser }) =>
    preferredIdentity(unit.ports, adviser),
  );
  const best = fitsBest(reachable, {
    specialism: escalation.specialism,
    jurisdiction: conversation?.jurisdiction,
    except: [...except, escalation.practitioner],
  });
  return best !== undefined && alertAdviser(unit, escalation, best.adviser, { why: 'fits-best', tried });
}

/**
 * Alerts every adviser who has this mark in the file, even if they are not at work. `written`: how many we
 * messaged. `reached`: how many of those get messages in a chat or have just used the desk. Leaves out of
 * `reached` the people in `except`, who have just given up the request.
 */
export async function alertMarked(
  unit: UnitOfWork,
  escalation: Escalation,
  mark: 'duty' | 'lead',
  except: (Person | undefined)[] = [],
): Promise<{ written: number; reached: number }> {
  const { practitioner } = escalation;
  const sees = await whoSees(unit);
  const told = { written: 0, reached: 0 };
  for (const { adviser } of await availabilityNow(unit)) {
    if (!adviser[mark] || listedAs([adviser], practitioner)) continue;
    if (!(await alertAdviser(unit, escalation, adviser, { why: mark }))) continue;
    told.written += 1;
    const person = preferredIdentity(unit.ports, adviser);
    const gaveUp = except.some((one) => listedAs([adviser], one));
    if (person && sees(person) && !gaveUp) told.reached += 1;
  }
  return told;
}

/** Tells whether someone gets messages in a chat or has just used the desk. */
export async function whoSees(unit: UnitOfWork): Promise<(person: Person) => boolean> {
  const now = new Date(unit.now);
  const atDesk = await lastAtDesk(unit.ports, unit.records, now);
  return ({ platform, id }) => {
    if (!unit.ports.platforms.get(platform)?.staysHere) return true;
    const use = atDesk.get(id);
    return use !== undefined && isActive(use, now);
  };
}

export const ALERT_KEY = 'alert:';

const ALERTS: readonly string[] = Object.keys(adviserWording.alert);

/**
 * Reads from a message's key why the adviser was alerted. Returns undefined if the message is not an alert.
 */
export function alertIn(key: string): Alert | undefined {
  const [kind, , , why = ''] = key.split(':');
  return `${kind}:` === ALERT_KEY && ALERTS.includes(why) ? (why as Alert) : undefined;
}

/** `person`: the identity to use, if it is not the preferred one. `tried`: see `PersonalStep`. */
export async function alertAdviser(
  unit: UnitOfWork,
  { id: escalation, urgent }: Escalation,
  adviser: ListedAdviser,
  { why, tried, person }: { why: Alert; tried?: Person[]; person?: Person },
): Promise<boolean> {
  const next: PersonalStep = { do: 'alert', escalation, why, ...(tried && { tried }) };
  return writeToAdviser(unit, adviser, next, { lane: `alert:${escalation}:${adviser.id}`, urgent, person });
}

interface Order {
  lane: string;
  urgent?: boolean;
  person?: Person;
}

/**
 * Queues a job that finds the adviser's private chat and takes the `next` step there. Returns false if we
 * cannot message them.
 */
export async function writeToAdviser(
  unit: UnitOfWork,
  adviser: ListedAdviser,
  next: PersonalStep,
  { person = preferredIdentity(unit.ports, adviser), ...order }: Order,
): Promise<boolean> {
  if (!person) return false;
  const main = unit.ports.advisersPlace();
  const { id: seenIn } = await unit.records.conversations.open(main, undefined, unit.now);
  await enqueuePrivateChat(unit, { person, seenIn, next, ...order });
  return true;
}
