// Handles a rating given with the platform's own buttons, which counts the same as the bot's own rating
// buttons.
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Action } from '../model/messages/action.js';
import type { Conversation } from '../model/messages/conversation.js';
import type { IncomingEvent } from '../model/messages/message.js';
import { rateAnswer } from '../replies/give-feedback.js';
import { settlePressed } from './show-pressed-button.js';

/** Ignores ratings of messages that are not answers. */
export async function receiveRating(
  unit: UnitOfWork,
  conversation: Conversation,
  { from, id, place, messageId, rating, reason, acknowledged }: Extract<IncomingEvent, { kind: 'rating' }>,
): Promise<void> {
  const { records, ports } = unit;
  const shown = await records.outgoing.withPlatformId(conversation.id, messageId);
  if (shown?.answer === undefined || shown.purpose !== 'answer') return;
  const { answer } = shown;
  // The person only opened the form again, so keep the reason they gave before, if any.
  const before = (await records.answers.ratingsBy(from))[answer];
  if (acknowledged && before?.rating === rating) return;
  const press: Action = { do: 'feedback', answer, rating };
  const caller = { person: from, conversation, event: id };
  const rated = await rateAnswer(
    unit,
    caller,
    { ...press, ...(reason && { reason }) },
    { quiet: acknowledged ?? false },
  );
  if (rated === 'refused') return;
  // While the platform's form is open, the person may still give a reason, so do not change the message yet.
  const isFormOpen = acknowledged && rating === 'down';
  const changes = ports.platforms.get(place.platform)?.changesPressed && place.kind === 'personal';
  if (changes && !isFormOpen) await settlePressed(unit, shown.key, press);
}
