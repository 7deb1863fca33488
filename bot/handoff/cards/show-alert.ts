// Shows an alert to one adviser. If it cannot be delivered, tries the adviser elsewhere, or the next adviser.
import type { Alert, PersonalStep } from '../../model/jobs/job.js';
import type { Place } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import { samePerson, type Person } from '../../model/people/person.js';
import { identitiesOf, listedAs } from '../../model/people/roster.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { availabilityNow } from '../advisers/adviser-availability.js';
import { cardKey } from '../advisers/advisers-place.js';
import { tellAdvisers, tellPractitioner } from '../messages/send-notice.js';
import { ALERT_KEY, alertAdviser, alertBest, alertMarked, whoSees } from './alert.js';
import { buildCard } from './show-card.js';

/** Sends nothing if the request is no longer waiting. */
export async function showAlert(
  unit: UnitOfWork,
  { escalation: id, why, tried }: Omit<Extract<PersonalStep, { do: 'alert' }>, 'do'>,
  person: Person,
  place: Place | undefined,
): Promise<void> {
  const { records, now } = unit;
  const escalation = await records.escalations.lock(id);
  if (escalation?.state !== 'waiting') return;
  if (!place) return alertFailed(unit, escalation, { why, person, tried });
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

interface Failed {
  why: Alert;
  person: Person;
  tried?: Person[];
}

/** Call this if an alert could not be delivered. Only says that an adviser was not reached if no other alert is left. */
export async function alertFailed(
  unit: UnitOfWork,
  escalation: Escalation,
  { why, person, tried: before = [] }: Failed,
): Promise<void> {
  if (escalation.state !== 'waiting') return;
  const tried = [...before, person];
  const unreached = [...tried, ...(await unreachedBy(unit, escalation))];
  if (await alertElsewhere(unit, escalation, { why, person, tried }, unreached)) return;
  if (why !== 'fits-best' && (await othersMarked(unit, escalation, why, unreached))) return;
  const key = `${escalation.id}:${escalation.claims}:${escalation.followUp.since}`;
  if (why === 'duty')
    await tellPractitioner(unit, escalation, (say) => say.handoff.dutyNotReached, `duty-not-reached:${key}`);
  if (why === 'lead')
    return tellAdvisers(unit, escalation, adviserWording.leadNotReached, `lead-not-reached:${key}`);
  if (!(await alertBest(unit, escalation, unreached, tried))) await alertMarked(unit, escalation, 'lead');
}

/** Tries the adviser's next identity that sees messages. */
async function alertElsewhere(
  unit: UnitOfWork,
  escalation: Escalation,
  { why, person, tried }: Failed,
  unreached: readonly Person[],
): Promise<boolean> {
  const adviser = (await availabilityNow(unit)).find((one) => listedAs([one.adviser], person))?.adviser;
  if (!adviser) return false;
  const sees = await whoSees(unit);
  const next = identitiesOf(adviser).find(
    (one) => unit.ports.platforms.has(one.platform) && sees(one) && !isAmong(unreached, one),
  );
  return next !== undefined && alertAdviser(unit, escalation, adviser, { why, tried, person: next });
}

/** True if another adviser with this mark has been sent the alert, or may still be. */
async function othersMarked(
  unit: UnitOfWork,
  { practitioner }: Escalation,
  mark: 'duty' | 'lead',
  unreached: readonly Person[],
): Promise<boolean> {
  const sees = await whoSees(unit);
  return (await availabilityNow(unit)).some(
    ({ adviser }) =>
      adviser[mark] &&
      !listedAs([adviser], practitioner) &&
      !unreached.some((one) => listedAs([adviser], one)) &&
      identitiesOf(adviser).some((one) => unit.ports.platforms.has(one.platform) && sees(one)),
  );
}

/** Those to which an alert of this wait could not be delivered. */
async function unreachedBy({ records }: UnitOfWork, { id, version }: Escalation): Promise<Person[]> {
  const people: Person[] = [];
  for (const { key, state, conversation } of await records.outgoing.ofEscalation(id, 'notice')) {
    if (!key.startsWith(ALERT_KEY) || state !== 'undeliverable' || !key.includes(`:${version}:`)) continue;
    const person = (await records.conversations.find(conversation))?.person;
    if (person) people.push(person);
  }
  return people;
}

const isAmong = (people: readonly Person[], person: Person) => people.some((one) => samePerson(one, person));
