// Hands an escalation back: it goes back to waiting, and advisers and the practitioner are told.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { heldEscalation } from '../advisers/adviser-permissions.js';
import { alertAgain } from '../cards/alert.js';
import { applyTransition } from './apply-transition.js';
import { keepTransferNote } from '../messages/transfer-note.js';
import { tellWaiting } from './out-of-hours.js';
import { tellAdvisers } from '../messages/send-notice.js';

export async function handBack(
  unit: UnitOfWork,
  id: string,
  adviser: Caller,
  written: { note: string | undefined; sentAt: string },
): Promise<void> {
  const held = await heldEscalation(unit, id, adviser);
  if (!held) return;
  const waiting = await applyTransition(unit, held, 'hand-back', adviser.person);
  if (!waiting) return reply(unit, adviser, adviserWording.notOpenAnyMore);
  await keepTransferNote(unit, waiting, adviser, written);
  const name = adviser.person.name ?? adviserWording.anAdviser;
  const key = `${id}:${waiting.version}`;
  await tellWaiting(unit, waiting, (say) => say.handoff.handedBack, `handoff:${key}`);
  // Sends a message too, because platforms don't notify anyone of a changed card.
  await tellAdvisers(unit, waiting, adviserWording.handedBack(name), `advisers:${key}`);
  await reply(unit, adviser, adviserWording.handedBackYou);
  await alertAgain(unit, waiting, [adviser.person]);
}
