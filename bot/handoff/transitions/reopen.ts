// Reopens a closed escalation within a set time, for the person who asked for it or the adviser who closed it.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { samePerson } from '../../model/people/person.js';
import { wording } from '../../copy/english/wording.js';
import { rosterOf } from '../advisers/adviser-availability.js';
import { reply, type Caller, type Refused } from '../../kernel/caller.js';
import { alertAgain } from '../cards/alert.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { applyTransition } from './apply-transition.js';
import { sameAdviser } from '../../model/people/roster.js';
import { tellAdvisers, tellPractitioner } from '../messages/send-notice.js';
import type { Composed } from '../../kernel/outbox.js';
import { adviserButton, withdrawButton } from '../../copy/buttons.js';
import { plainMessage } from '../../copy/plain-message.js';

/**
 * `caller` may be on either side. The request waits for any adviser, as the previous one may be away by now.
 */
export async function reopen(unit: UnitOfWork, id: string, caller: Caller): Promise<Refused | undefined> {
  const { records } = unit;
  const closed = await records.escalations.lock(id);
  const refusal = await refuseReopening(unit, closed, caller);
  const waiting =
    closed && refusal === undefined
      ? await applyTransition(unit, closed, 'reopen', caller.person)
      : undefined;
  if (!waiting) {
    await reply(unit, caller, refusal ?? cannotReopen);
    return 'refused';
  }
  await records.conversations.change(waiting.conversation, { escalation: id });
  const key = `${id}:${waiting.version}`;
  await tellPractitioner(
    unit,
    waiting,
    (say) => plainMessage(say.handoff.reopened, { buttons: [withdrawButton(say, id)] }),
    `handoff:${key}`,
  );
  await tellAdvisers(unit, waiting, wording.adviser.reopened, `advisers:${key}`);
  if (!samePerson(caller.person, waiting.practitioner))
    await reply(unit, caller, wording.adviser.reopenedYou);
  await alertAgain(unit, waiting, []);
  return undefined;
}

const cannotReopen: Composed = (say) =>
  plainMessage(say.handoff.cannotReopen, { buttons: [adviserButton(say)] });

async function refuseReopening(
  unit: UnitOfWork,
  closed: Escalation | undefined,
  { person }: Caller,
): Promise<Composed | undefined> {
  const { ports, records, now } = unit;
  if (!closed) return (say) => say.handoff.notKnownHere;
  const byPractitioner = samePerson(closed.practitioner, person);
  if (!byPractitioner && !sameAdviser(rosterOf(ports), closed.holder, person))
    return (say) => say.handoff.notKnownHere;
  const { reopenWithin } = ports.policy;
  const until = Date.parse(closed.closedAt ?? closed.openedAt) + reopenWithin * 60_000;
  if (closed.state !== 'resolved' || Date.parse(now) > until) return cannotReopen;
  // A person has one open request at a time, so that what they write can only go to one adviser.
  await records.escalations.lockOpeningFor(closed.practitioner);
  const [other] = await records.escalations.waitedForBy(closed.practitioner);
  if (!other) return undefined;
  if (!byPractitioner) return (say) => say.handoff.otherIsOpen;
  return (say) => plainMessage(say.handoff.otherIsOpen, { buttons: [withdrawButton(say, other.id)] });
}

/** Handles "reopen" typed by a practitioner: reopens their most recently closed request. */
export async function reopenLatest(unit: UnitOfWork, caller: Caller): Promise<void> {
  const asked = await unit.records.escalations.askedForBy(caller.person);
  const latest = asked
    .filter(({ state }) => state === 'resolved')
    .sort((one, other) => (one.closedAt ?? '').localeCompare(other.closedAt ?? ''))
    .at(-1);
  if (!latest) return reply(unit, caller, cannotReopen);
  await reopen(unit, latest.id, caller);
}
