// Asks who a message is for if that is not clear, because a wrong guess could send it to the wrong person.
import { withoutMentionSigns } from '../../model/messages/chat-formatting.js';
import { parseAdviserCommand } from '../../model/messages/commands.js';
import type { Button } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import { samePerson } from '../../model/people/person.js';
import { sameAdviser } from '../../model/people/roster.js';
import { guidanceButton } from '../../wording/buttons.js';
import { plainMessage } from '../../wording/plain-message.js';
import { formatTime } from '../../model/messages/format-time.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { wordsIn } from '../../wording/words-in.js';
import { reply, type Caller, type RefusedAction } from '../../jobs/reply-to-caller.js';
import { isOpen, type Escalation } from '../../model/handoff/escalation.js';
import type { Written } from '../messages/deliver-relay.js';
import { answerUrgently, giveNumbers } from '../../message-reading/answer-urgently.js';
import { mayBeDanger } from '../../safeguards/find-details-and-danger.js';
import { queueMessageReading } from '../../jobs/queue-message-reading.js';
import { redactAgain } from '../messages/share-pseudonyms.js';
import { relayFromHolder, relayToAdviser } from './relay.js';

export async function askWhichRequest(
  unit: UnitOfWork,
  adviser: Caller,
  escalations: readonly Escalation[],
  { message, words }: Written,
): Promise<void> {
  const isOwn = ({ practitioner }: Escalation) => samePerson(practitioner, adviser.person);
  const isHeld = ({ state, holder }: Escalation) =>
    state === 'claimed' && sameAdviser(unit.ports.roster(), holder, adviser.person);
  // Give the numbers now. The message may be about danger in the adviser's own request, and they may take a
  // while to choose.
  if (escalations.some(isOwn) && mayBeDanger(unit.ports, words))
    await giveNumbers(unit, adviser.conversation, message);
  const command = parseAdviserCommand(withoutMentionSigns(words));
  const buttons: Button[] = [];
  for (const escalation of escalations) {
    const { id } = escalation;
    // A command applies only to requests that the adviser holds, never to the adviser's own request or one that
    // they have lost.
    if (command && !isHeld(escalation)) continue;
    buttons.push({
      label: await nameOf(unit, escalation, adviser),
      action: command
        ? { ...command, escalation: id }
        : { do: 'relay-to', escalation: id, message: message.id },
    });
  }
  buttons.push(guidanceButton(wordsIn('en'), message.id));
  await queueMessage(
    unit,
    adviser.conversation.id,
    plainMessage(adviserWording.whichOne, { parts: [{ kind: 'choices', buttons }] }),
    { key: `which:${message.id}`, purpose: 'notice' },
  );
}

/** The number of words in a button label, which must be short on every platform. */
const WORDS_SHOWN = 6;

async function nameOf({ records }: UnitOfWork, escalation: Escalation, { person }: Caller): Promise<string> {
  if (samePerson(escalation.practitioner, person)) return wordsIn('en').handoff.ownRequest;
  const question = escalation.message ? await records.messages.find(escalation.message) : undefined;
  const words = question?.text?.split(/\s+/).slice(0, WORDS_SHOWN).join(' ');
  const asked = formatTime(escalation.openedAt);
  return words ? `${asked}: ${words} …` : asked;
}

/**
 * Relays the message to the chosen request. Only the message's writer may choose, and only from handoffs they
 * take part in.
 */
export async function relayTo(
  unit: UnitOfWork,
  adviser: Caller,
  choice: { escalation: string; message: string },
): Promise<RefusedAction | undefined> {
  const { records } = unit;
  const found = await records.messages.find(choice.message);
  const escalation = await records.escalations.lock(choice.escalation);
  if (!found || found.deletedAt || !escalation || !samePerson(found.from, adviser.person)) {
    await reply(unit, adviser, adviserWording.notKnownHere);
    return 'refused';
  }
  const relayed = await records.escalations.relayOf(found.id);
  if (relayed && relayed.direction !== 'private') {
    if (relayed.escalation !== escalation.id) await reply(unit, adviser, adviserWording.firstChoiceCounts);
    return 'refused';
  }
  // The adviser may have searched the guidance first, which stored the message as a private question.
  if (relayed) await records.escalations.removeRelayed(relayed.escalation, found.id);
  const message = await redactAgain(unit, found, escalation);
  const words = (await records.messages.words(message.id)) ?? '';
  if (!samePerson(escalation.practitioner, adviser.person) || !isOpen(escalation))
    return relayFromHolder(unit, escalation, { message, words }, adviser);
  await relayOwn(unit, escalation, { message, words }, adviser);
  return undefined;
}

/**
 * The choice shows that the adviser wrote this as a practitioner, so danger in the message now makes their
 * request urgent.
 */
async function relayOwn(
  unit: UnitOfWork,
  own: Escalation,
  { message: { id }, words }: Written,
  { conversation, sender }: Caller,
): Promise<void> {
  const { messages } = unit.records;
  await messages.setPractitioners(id, {
    urgent: mayBeDanger(unit.ports, words),
    unread: unit.ports.read !== undefined,
  });
  const message = await messages.find(id);
  if (!message) return;
  // The message reader only looks for danger in practitioners' messages, so the message must be read again.
  await queueMessageReading(unit, message, sender);
  if (message.urgent) await answerUrgently(unit, conversation, message, sender);
  await relayToAdviser(unit, own, message);
}
