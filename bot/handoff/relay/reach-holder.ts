// Decides where to reach the holder, and gives them the earlier messages.
import type { Place } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import { samePerson, type Person } from '../../model/people/person.js';
import { plainMessage } from '../../wording/plain-message.js';
import type { BotPorts } from '../../model/ports.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { deliverToHolder } from '../messages/deliver-relay.js';
import { questionOf } from '../messages/question-of.js';
import { isTransferNote } from '../messages/transfer-note.js';
import { checkHoldersSoon } from '../follow-up-schedule/check-for-leavers-soon.js';
import { lockCurrent, takeBack } from '../transitions/take-back.js';
import { cardButtons, questionPart } from '../cards/show-card.js';
import { holderConversation, tellHolder } from '../messages/send-notice.js';
import { handOverKey } from '../advisers/advisers-place.js';
import { namesTold } from '../advisers/display-name.js';

/**
 * If `personal` is undefined, no private chat can be opened, so the holder reads redacted messages in the
 * card's thread. A holder on another platform can't read that thread, so the request goes back to waiting.
 */
export async function reachHolder(
  unit: UnitOfWork,
  id: string,
  holder: Person,
  personal: Place | undefined,
): Promise<void> {
  const { records, now } = unit;
  const before = await lockCurrent(unit, id);
  if (before?.state !== 'claimed' || !samePerson(before.holder, holder)) return;
  if (before.reach !== 'unsettled') return;
  if (!personal && !readsThread(unit.ports, holder)) {
    await takeBack(unit, before);
    return;
  }
  const chat = personal && (await records.conversations.open(personal, holder, now));
  await records.escalations.change(
    before,
    chat ? { reach: 'personal', holderConversation: chat.id } : { reach: 'thread' },
    now,
  );
  if (!chat) await checkHoldersSoon(records, now);
  const escalation = await records.escalations.find(id);
  if (escalation) await handOver(unit, escalation);
}

export function readsThread(ports: Pick<BotPorts, 'advisersPlace'>, { platform }: Person): boolean {
  return ports.advisersPlace().platform === platform;
}

async function handOver(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const { records } = unit;
  const conversation = await holderConversation(unit, escalation);
  const question = await questionOf(records, escalation);
  // If the practitioner wrote the question after asking for an adviser, it is among the messages delivered
  // below.
  const isBelow = question !== undefined && escalation.message === undefined;
  const adviser = adviserWording;
  const how = escalation.reach === 'personal' ? adviser.howToReply : adviser.howToReplyInThread;
  await queueMessage(
    unit,
    conversation,
    plainMessage([namesTold(unit.ports) === 'name' ? adviser.youHold : adviser.youHoldUnnamed, how], {
      parts: isBelow ? [] : [questionPart(question)],
      buttons: cardButtons(escalation),
    }),
    {
      key: handOverKey(escalation),
      purpose: 'relay',
      escalation: escalation.id,
      wordsOf: escalation.message,
    },
  );
  for (const relayed of await records.escalations.relayed(escalation.id)) {
    const message = await records.messages.find(relayed.message);
    if (!message || message.deletedAt) continue;
    // Notes and private questions were for earlier holders. A transfer note is for the next holder, so it is
    // delivered.
    const wasPrivate = relayed.direction === 'note' || relayed.direction === 'private';
    if (!wasPrivate || isTransferNote(relayed, message)) await deliverToHolder(unit, escalation, message);
  }
  await tellNoPrivateChat(unit, escalation);
  const theirs = await records.conversations.find(escalation.conversation);
  if (theirs?.leftAt !== undefined)
    await tellHolder(
      unit,
      escalation,
      adviser.practitionerLeft,
      `handoff:${escalation.id}:left:${escalation.claims}`,
    );
}

/**
 * Tells the holder if the practitioner can't read or reply, because no private chat with the practitioner
 * could be opened.
 */
export async function tellNoPrivateChat(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const { id, state, reach, claims } = escalation;
  if (state !== 'claimed' || reach === 'unsettled') return;
  const theirs = await unit.records.conversations.find(escalation.conversation);
  if (theirs?.place.kind === 'personal' || !(await unit.records.outgoing.find(privateImpossibleKey(id))))
    return;
  await tellHolder(unit, escalation, adviserWording.noPrivateChat, `handoff:${id}:no-private-chat:${claims}`);
}

export function privateImpossibleKey(escalation: string): string {
  return `handoff:${escalation}:private-impossible`;
}
