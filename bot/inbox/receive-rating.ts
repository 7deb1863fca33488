// Handles a rating given with the platform's own buttons. It counts the same as one given with ours.
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Action } from '../model/messages/action.js';
import type { Conversation } from '../model/messages/conversation.js';
import type { IncomingEvent } from '../model/messages/message.js';
import { rateAnswer } from '../replies/give-feedback.js';
import { settlePressed } from './settle-pressed.js';

/** Only ratings of answers count. */
export async function receiveRating(
  unit: UnitOfWork,
  conversation: Conversation,
  { from, id, place, messageId, rating, reason, acknowledged }: Extract<IncomingEvent, { kind: 'rating' }>,
): Promise<void> {
  const { records, ports } = unit;
  const shown = await records.outgoing.withPlatformId(conversation.id, messageId);
  if (shown?.answer === undefined || shown.purpose !== 'answer') return;
  const { answer } = shown;
  // They only opened the form again, so keep any reason given before.
  const before = (await records.answers.ratingsBy(from))[answer];
  if (acknowledged && before?.rating === rating) return;
  const press: Action = { do: 'feedback', answer, rating };
  const caller = { person: from, conversation, event: id };
  await rateAnswer(unit, caller, { ...press, ...(reason && { reason }) }, { quiet: acknowledged ?? false });
  // Don't change the message while the platform's form is open: the person may still give a reason.
  const isFormOpen = acknowledged && rating === 'down';
  const changes = ports.platforms.get(place.platform)?.changesPressed && place.kind === 'personal';
  if (changes && !isFormOpen) await settlePressed(unit, shown.key, press);
}
