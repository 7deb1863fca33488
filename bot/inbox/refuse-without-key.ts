// Tells someone that their message or button press can't be accepted, because the encryption key is missing.
import { describeFailure, type SealingFailure } from '../../knowledge/model/errors.js';
import { plainMessage } from '../wording/plain-message.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { refusedIn } from '../handoff/messages/numbers-given.js';
import { escalate } from '../handoff/transitions/escalate.js';
import { queueMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import { ACTION_RULES } from '../model/messages/action-rules.js';
import type { IncomingEvent } from '../model/messages/message.js';
import { listedAs } from '../model/people/roster.js';
import { isOwnCaseHere } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { writesForThemselves } from '../safeguards/child-or-victim/child-or-victim-writing.js';
import { mayBeDanger } from '../safeguards/find-details-and-danger.js';

export type RefusedEvent = Extract<IncomingEvent, { kind: 'message' | 'edit' | 'action' }>;

/**
 * Stores nothing that the person wrote. Does not record the event either, so that it is accepted if it is
 * sent again. If a child may be in danger, shows the numbers to call and asks for an adviser, but without the
 * message.
 */
export async function refuseWords(
  unit: UnitOfWork,
  event: RefusedEvent,
  failure: SealingFailure,
): Promise<void> {
  const { ports, records, now } = unit;
  ports.log.error(
    { failure: describeFailure(failure) },
    'A message or button press was not accepted, because the encryption key is not available.',
  );
  const conversation = await records.conversations.open(event.place, event.from, now);
  const words = wordsOf(event);
  const isDanger = mayBeDanger(ports, words);
  const [open] = await records.escalations.waitedForBy(event.from);
  const isOwn =
    writesForThemselves(withoutFormatting(words)) ||
    (await isOwnCaseHere(records, event.from, conversation, open));
  const contacts = isDanger
    ? ports.contacts(conversation.jurisdiction, isOwn ? 'for-themselves' : 'in-danger')
    : [];
  const message = (say: PractitionerWords) =>
    plainMessage(isDanger ? [isOwn ? say.own[0]! : say.urgent, ...say.locked] : say.locked, {
      ...(contacts.length && { parts: [{ kind: 'contacts', contacts }] }),
      urgent: isDanger,
    });
  await queueMessage(unit, conversation.id, message, {
    key: `${refusedIn(conversation.id)}${event.id}`,
    purpose: isDanger ? 'urgent' : 'notice',
  });
  if (!isDanger || listedAs(ports.roster(), event.from)) return;
  await escalate(unit, {
    conversation,
    practitioner: event.from,
    reason: 'urgent',
    urgent: true,
    isOwn,
    cause: `locked:${event.id}`,
    ...(event.sender !== undefined && { sender: event.sender }),
  });
}

/**
 * The text to check for danger. Leaves out text that advisers type in forms, because they are not in danger
 * themselves.
 */
function wordsOf(event: RefusedEvent): string {
  if (event.kind !== 'action') return event.text;
  const { action } = event;
  return ACTION_RULES[action.do].by === 'practitioner' && 'text' in action ? (action.text ?? '') : '';
}
