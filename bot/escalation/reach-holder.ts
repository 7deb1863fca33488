// Settles where the holder is reached, and hands over what was written before.
import type { StoredMessage } from '../conversation.js';
import type { Place } from '../message.js';
import type { Moment } from '../moment.js';
import { queueMessage } from '../outbox.js';
import type { Person } from '../person.js';
import { samePerson } from '../person.js';
import { plainMessage } from '../plain-message.js';
import { wording } from '../wording.js';
import type { Escalation } from './escalation.js';
import { passOnToHolder } from './carry.js';
import { cardButtons, questionPart } from './show-card.js';
import { holderConversation } from './tell.js';

/** `personal` is absent where no private chat can be opened: then the card's thread serves, in the redacted form. */
export async function reachHolder(
  moment: Moment,
  id: string,
  holder: Person,
  personal: Place | undefined,
): Promise<void> {
  const { records, now } = moment;
  const before = await records.escalations.take(id);
  if (before?.state !== 'claimed' || !samePerson(before.holder, holder)) return;
  if (before.reach !== 'unsettled') return;
  const chat = personal && (await records.conversations.open(personal, holder, now));
  await records.escalations.change(
    before,
    chat ? { reach: 'personal', holderConversation: chat.id } : { reach: 'thread' },
    now,
  );
  const escalation = await records.escalations.find(id);
  if (escalation) await handOver(moment, escalation);
}

async function handOver(moment: Moment, escalation: Escalation): Promise<void> {
  const { records } = moment;
  const conversation = await holderConversation(moment, escalation);
  if (!conversation) return;
  const question = escalation.message ? await records.messages.find(escalation.message) : undefined;
  const { adviser } = wording;
  const how = escalation.reach === 'personal' ? adviser.howToReply : adviser.howToReplyInThread;
  await queueMessage(
    moment,
    conversation,
    plainMessage([adviser.youHold(adviser.practitioner), how], {
      parts: [questionPart(question)],
      buttons: cardButtons(escalation),
    }),
    {
      key: `handover:${escalation.id}:${escalation.claims}`,
      purpose: 'relay',
      escalation: escalation.id,
      wordsOf: question?.id,
    },
  );
  for (const relayed of await records.escalations.relayed(escalation.id)) {
    const message = relayed.direction === 'note' ? undefined : await records.messages.find(relayed.message);
    if (message && !message.deletedAt) await passOnToHolder(moment, escalation, message);
  }
}

/** The practitioner decides, before or after the claim, that the holder may read the question as it was written. */
export async function shareWords(
  moment: Moment,
  escalation: Escalation,
  question: StoredMessage,
): Promise<void> {
  const { escalations } = moment.records;
  await escalations.change(escalation, { sharesWords: true }, moment.now);
  const relayed = { escalation: escalation.id, message: question.id, direction: 'to-adviser' } as const;
  const isNew = await escalations.addRelayed(relayed);
  // Until the holder is reached it waits with what was written since.
  if (isNew && escalation.state === 'claimed' && escalation.reach !== 'unsettled')
    await passOnToHolder(moment, escalation, question);
}
