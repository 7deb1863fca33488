// Handles a report that an answer is unsafe: records it, with what the person says is wrong, and alerts the editors
// straight away.
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
import { withRecalledMarked } from '../answers/mark-recalled.js';
import { quoteParts } from '../answers/present-answer.js';
import { adviserButton } from '../copy/buttons.js';
import { plainMessage } from '../copy/plain-message.js';
import { reportWording } from '../copy/english/rating-wording.js';
import { queueMessage } from '../kernel/outbox.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Action } from '../model/messages/action.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import { formatTime } from '../model/messages/format-time.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import { reply, type Caller } from '../kernel/caller.js';
import { keepTyped } from './keep-typed.js';

export async function reportUnsafe(
  unit: UnitOfWork,
  caller: Caller,
  { answer: id, text }: Extract<Action, { do: 'report-unsafe' }>,
  sentAt: string,
): Promise<void> {
  const { records, now } = unit;
  const found = await findAnswerForPerson(records, caller, id);
  if (!found) return reply(unit, caller, (say) => say.citationGone);
  const message = text === undefined ? undefined : await keepTyped(unit, caller, text, sentAt);
  const isNew = await records.reports.add(id, caller.person, now, message?.id);
  if (isNew) await alertEditors(unit, caller, found.answer, message?.id);
  await reply(unit, caller, (say) => {
    const answered = formatTime(found.answer.createdAt, say.language);
    const before = message ? say.rating.unsafeAdded : say.rating.unsafeAlready;
    const text = isNew ? say.rating.unsafeReported(answered) : before;
    return plainMessage(text, { buttons: [adviserButton(say, id)] });
  });
}

/**
 * One message per person who reports the answer, and one if they say more after a decision. Omits the question, as more
 * people read the channel than need it.
 */
async function alertEditors(
  unit: UnitOfWork,
  { person }: Caller,
  answer: StoredAnswer,
  message = '',
): Promise<void> {
  const { records, ports, now } = unit;
  const place = ports.editorsPlace?.();
  if (!place) return;
  const { id: conversation } = await records.conversations.open(place, undefined, now);
  const alert = alertMessage(unit, person.platform, await withRecalledMarked(records, answer));
  await queueMessage(unit, conversation, alert, {
    key: `unsafe:${answer.id}:${person.platform}:${person.id}:${message}`,
    purpose: 'notice',
    answer: answer.id,
  });
}

function alertMessage(
  { ports, now }: UnitOfWork,
  platform: Caller['person']['platform'],
  answer: StoredAnswer,
): OutgoingMessage {
  const address = ports.reportLink?.(answer.id);
  const text = reportWording.alert(formatTime(now), ports.platforms.get(platform)?.label ?? platform);
  const quotes = quoteParts(answer, ports.citationLink);
  return {
    parts: [
      { kind: 'heading', text: reportWording.alertTitle },
      { kind: 'text', text },
      ...(address === undefined
        ? []
        : [{ kind: 'text' as const, text: reportWording.alertLink(address), link: address }]),
      ...quotes.map((quote, n) => (n > 0 ? { ...quote, folded: true as const } : quote)),
    ],
    buttons: [],
    summary: `${reportWording.alertTitle}. ${text}`,
    writtenByModel: false,
    // Send the report before anything else that is waiting for the channel.
    urgent: true,
  };
}
