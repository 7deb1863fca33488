// Moves a handoff that began in a shared place to the practitioner's private chat, the only place where it
// may continue.
import type { Conversation, StoredMessage } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import { withdrawButton } from '../../wording/buttons.js';
import { requestWaitText } from '../../wording/duration-text.js';
import { plainMessage } from '../../wording/plain-message.js';
import { isOpen, keptFor, type Escalation } from '../../model/handoff/escalation.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { findOff, handoffWords } from '../../assistant-off/when-off.js';
import { bringPseudonyms } from '../messages/share-pseudonyms.js';
import { deliverToPractitioner } from '../messages/deliver-relay.js';
import { hasOnlyNotes } from '../messages/internal-notes.js';
import { outOfHours } from '../transitions/out-of-hours.js';
import { questionPart } from '../cards/show-card.js';
import { endWaitIfReplied } from './relay.js';

/**
 * Also delivers messages that the adviser has already written. `text` must be redacted. Returns the
 * escalation after the move.
 */
export async function moveHandoff(
  unit: UnitOfWork,
  seen: Escalation,
  personal: Conversation,
  text?: string,
): Promise<Escalation> {
  const { records, now } = unit;
  const before = (await records.escalations.lock(seen.id)) ?? seen;
  const from = await records.conversations.find(before.conversation);
  if (!isOpen(before) || from?.place.kind === 'personal' || before.conversation === personal.id)
    return before;
  await bringPseudonyms(unit, before, { conversation: personal.id, text });
  await records.conversations.change(before.conversation, { escalation: null });
  await records.conversations.change(personal.id, { escalation: before.id });
  await records.escalations.change(before, { conversation: personal.id }, now, 'move-place');
  const escalation = (await records.escalations.find(before.id)) ?? before;
  await tellWhere(unit, escalation);
  await deliverKept(unit, escalation, await keptReplies(unit, escalation));
  return escalation;
}

/** A wait may have begun after they were written, for example if one of them was a note for some time. */
export async function deliverKept(
  unit: UnitOfWork,
  escalation: Escalation,
  kept: readonly StoredMessage[],
): Promise<void> {
  for (const message of kept) await deliverToPractitioner(unit, escalation, message);
  if (kept.length) await endWaitIfReplied(unit, escalation);
}

export async function keptReplies({ records }: UnitOfWork, { id }: Escalation): Promise<StoredMessage[]> {
  const kept: StoredMessage[] = [];
  for (const relayed of keptFor('practitioner', await records.escalations.relayed(id))) {
    const message = await records.messages.find(relayed.message);
    // An edit may have turned every line into a note.
    if (!message || message.deletedAt || hasOnlyNotes((await records.messages.words(message.id)) ?? ''))
      continue;
    kept.push(message);
  }
  return kept;
}

async function tellWhere(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const question = escalation.message ? await unit.records.messages.find(escalation.message) : undefined;
  const off = await findOff(unit, escalation.practitioner);
  const isOwn = await isOwnCase(unit.records, escalation.practitioner, escalation.conversation);
  const closed = await outOfHours(unit, escalation.conversation, { isOwn });
  const isUnlike = escalation.urgent || closed !== undefined;
  const waitMs = unit.ports.usualWaitMs?.();
  await queueMessage(
    unit,
    escalation.conversation,
    (say) => {
      const handoff = handoffWords(say, off, isOwn);
      const next =
        escalation.state === 'claimed'
          ? handoff.alreadyClaimed
          : handoff.next(requestWaitText(say, waitMs, isUnlike));
      const isShared = escalation.sharesWords && !question?.deletedAt;
      const theySee = isShared ? handoff.wordsShared : handoff.theySee;
      return plainMessage([say.carriedOn, ...(question ? [theySee] : [])], {
        parts: [
          ...(question && !isShared ? [questionPart(question, handoff)] : []),
          { kind: 'text', text: next },
        ],
        buttons: [withdrawButton(say, escalation.id)],
      });
    },
    {
      key: `handoff:${escalation.id}:moved`,
      purpose: 'notice',
      escalation: escalation.id,
      wordsOf: question?.id,
    },
  );
}
