// Alerts one adviser to a waiting request, with a card in their private chat that stays up to date.
import type { Alert, PersonalStep } from '../../model/jobs/job.js';
import type { Place } from '../../model/messages/message.js';
import { enqueuePrivateChat } from '../../jobs/enqueue-private-chat.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import type { Person } from '../../model/people/person.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { fitsBest, availabilityNow } from '../advisers/adviser-availability.js';
import { cardKey } from '../advisers/advisers-place.js';
import { isActive, lastAtDesk } from '../advisers/last-at-desk.js';
import { preferredIdentity } from '../advisers/preferred-identity.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { listedAs, type ListedAdviser } from '../../model/people/roster.js';
import { buildCard } from './show-card.js';

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

async function alertBest(
  unit: UnitOfWork,
  escalation: Escalation,
  except: (Person | undefined)[],
): Promise<void> {
  const conversation = await unit.records.conversations.find(escalation.conversation);
  const reachable = (await availabilityNow(unit)).filter(({ adviser }) =>
    preferredIdentity(unit.ports, adviser),
  );
  const best = fitsBest(reachable, {
    specialism: escalation.specialism,
    jurisdiction: conversation?.jurisdiction,
    except: [...except, escalation.practitioner],
  });
  if (best) await alertAdviser(unit, escalation, best.adviser, 'fits-best');
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
  const now = new Date(unit.now);
  const atDesk = await lastAtDesk(unit.ports, unit.records, now);
  const sees = ({ platform, id }: Person): boolean => {
    if (!unit.ports.platforms.get(platform)?.staysHere) return true;
    const use = atDesk.get(id);
    return use !== undefined && isActive(use, now);
  };
  const told = { written: 0, reached: 0 };
  for (const { adviser } of await availabilityNow(unit)) {
    if (!adviser[mark] || listedAs([adviser], practitioner)) continue;
    if (!(await alertAdviser(unit, escalation, adviser, mark))) continue;
    told.written += 1;
    const person = preferredIdentity(unit.ports, adviser);
    const gaveUp = except.some((one) => listedAs([adviser], one));
    if (person && sees(person) && !gaveUp) told.reached += 1;
  }
  return told;
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

async function alertAdviser(
  unit: UnitOfWork,
  { id: escalation, urgent }: Escalation,
  adviser: ListedAdviser,
  why: Alert,
): Promise<boolean> {
  const next = { do: 'alert', escalation, why } as const;
  return writeToAdviser(unit, adviser, next, { lane: `alert:${escalation}:${adviser.id}`, urgent });
}

/**
 * Queues a job that finds the adviser's private chat and takes the `next` step there. Returns false if we
 * cannot message them.
 */
export async function writeToAdviser(
  unit: UnitOfWork,
  adviser: ListedAdviser,
  next: PersonalStep,
  order: { lane: string; urgent?: boolean },
): Promise<boolean> {
  const person = preferredIdentity(unit.ports, adviser);
  if (!person) return false;
  const main = unit.ports.advisersPlace();
  const { id: seenIn } = await unit.records.conversations.open(main, undefined, unit.now);
  await enqueuePrivateChat(unit, { person, seenIn, next, ...order });
  return true;
}

/**
 * Sends nothing if the request is no longer waiting. An adviser without a private chat still has the card in
 * the channel.
 */
export async function showAlert(
  unit: UnitOfWork,
  { escalation: id, why }: { escalation: string; why: Alert },
  person: Person,
  place: Place | undefined,
): Promise<void> {
  const { records, now } = unit;
  const escalation = await records.escalations.lock(id);
  if (escalation?.state !== 'waiting' || !place) return;
  const chat = await records.conversations.open(place, person, now);
  const cards = await records.outgoing.ofEscalation(id, 'card');
  const sending = { purpose: 'card' as const, escalation: id };
  if (!cards.some(({ conversation }) => conversation === chat.id))
    await queueMessage(unit, chat.id, await buildCard(unit, escalation, chat), {
      ...sending,
      key: `${cardKey(id)}:${chat.id}`,
    });
  const { version, followUp } = escalation;
  await queueMessage(unit, chat.id, adviserWording.alert[why], {
    key: `${ALERT_KEY}${id}:${chat.id}:${why}:${version}:${followUp.since}:${followUp.steps}`,
    purpose: 'notice',
    escalation: id,
  });
}
