// Lets an adviser claim an escalation. If several try, only one gets it, and the others are told.
import { enqueuePrivateChat } from '../../jobs/enqueue-private-chat.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { plainMessage, type Said } from '../../wording/plain-message.js';
import { claimButton } from '../cards/show-card.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { findOff, handoffWords } from '../../assistant-off/when-off.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { mayAdvise } from '../advisers/adviser-permissions.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { applyTransition } from './apply-transition.js';
import { sameAdviser } from '../../model/people/roster.js';
import { displayName } from '../advisers/display-name.js';
import { tellPractitioner } from '../messages/send-notice.js';
import { claimKey } from '../record/told-of-claim.js';

export async function claim(unit: UnitOfWork, id: string, adviser: Caller): Promise<void> {
  if (!(await mayAdvise(unit, adviser))) return;
  const escalation = await unit.records.escalations.find(id);
  if (!escalation) return reply(unit, adviser, adviserWording.notKnownHere);
  if (sameAdviser(unit.ports.roster(), escalation.practitioner, adviser.person))
    return reply(unit, adviser, adviserWording.ownRequest);
  if (isHeldBy(unit, escalation, adviser)) return;
  // Only a waiting request can be claimed. Use `reassign` to move a request from one holder to another.
  const claimed =
    escalation.state === 'waiting' &&
    (await applyTransition(unit, escalation, 'claim', adviser.person, { holder: adviser.person }));
  if (!claimed) return tellLoser(unit, id, adviser);
  await welcomeHolder(unit, claimed, adviser.conversation.id);
}

/**
 * Offers a button to claim the request, for platforms where claiming needs a sign-in and a typed command is
 * not enough.
 */
export async function offerClaim(unit: UnitOfWork, escalation: Escalation, adviser: Caller): Promise<void> {
  if (!(await mayAdvise(unit, adviser))) return;
  const { id, state } = escalation;
  if (isHeldBy(unit, escalation, adviser)) return;
  if (state !== 'waiting') return tellLoser(unit, id, adviser);
  await reply(unit, adviser, plainMessage(adviserWording.claimByButton, { buttons: [claimButton(id)] }));
}

function isHeldBy({ ports }: UnitOfWork, { state, holder }: Escalation, adviser: Caller): boolean {
  return state === 'claimed' && sameAdviser(ports.roster(), holder, adviser.person);
}

/**
 * Tells the practitioner who has claimed the request, or was given it (`passedTo`). Finds the holder's private
 * chat in a job, because no transaction may wait for a platform.
 */
export async function welcomeHolder(
  unit: UnitOfWork,
  claimed: Escalation,
  seenIn: string,
  {
    compose = (_, welcome) => welcome,
    how = 'claimed',
  }: {
    compose?: (say: PractitionerWords, welcome: string) => Said;
    how?: 'claimed' | 'passedTo';
  } = {},
): Promise<void> {
  const { id, version, holder, claims, practitioner } = claimed;
  if (!holder) return;
  const off = await findOff(unit, practitioner);
  const isOwn = await isOwnCase(unit.records, practitioner, claimed.conversation);
  await tellPractitioner(
    unit,
    claimed,
    (say) => compose(say, handoffWords(say, off, isOwn)[how](displayName(unit.ports, holder, say))),
    claimKey(id, version),
  );
  await enqueuePrivateChat(unit, {
    person: holder,
    seenIn,
    next: { do: 'reach-holder', escalation: id },
    // Each claim has a separate lane. Otherwise, if one holder's chat cannot be found, the search for the
    // next holder's chat would be delayed.
    lane: `holder:${id}:${claims}`,
    urgent: true,
  });
}

async function tellLoser(unit: UnitOfWork, id: string, adviser: Caller): Promise<void> {
  const now = await unit.records.escalations.find(id);
  const holder = now?.state === 'claimed' ? now.holder : undefined;
  await reply(
    unit,
    adviser,
    holder ? adviserWording.lost(holder.name ?? adviserWording.anAdviser) : adviserWording.notOpenAnyMore,
  );
}
