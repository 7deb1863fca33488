// Handles a report that an answer is unsafe: records it and alerts the editors straight away.
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
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

export async function reportUnsafe(
  unit: UnitOfWork,
  caller: Caller,
  { answer: id }: Extract<Action, { do: 'report-unsafe' }>,
): Promise<void> {
  const { records, now } = unit;
  const found = await findAnswerForPerson(records, caller, id);
  if (!found) return reply(unit, caller, (say) => say.citationGone);
  const isNew = await records.reports.add(id, caller.person, now);
  if (isNew) await alertEditors(unit, caller, found.answer);
  await reply(unit, caller, (say) => {
    const answered = formatTime(found.answer.createdAt, say.language);
    const text = isNew ? say.rating.unsafeReported(answered) : say.rating.unsafeAlready;
    return plainMessage(text, { buttons: [adviserButton(say, id)] });
  });
}

/** One message per person who reports the answer. Omits the question, as more people read the channel than need it. */
async function alertEditors(unit: UnitOfWork, { person }: Caller, answer: StoredAnswer): Promise<void> {
  const { records, ports, now } = unit;
  const place = ports.editorsPlace?.();
  if (!place) return;
  const { id: conversation } = await records.conversations.open(place, undefined, now);
  await queueMessage(unit, conversation, alertMessage(unit, person.platform, answer), {
    key: `unsafe:${answer.id}:${person.platform}:${person.id}`,
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
      ...(address === undefined ? [] : [{ kind: 'text' as const, text: reportWording.alertLink(address) }]),
      ...quotes.map((quote, n) => (n > 0 ? { ...quote, folded: true as const } : quote)),
    ],
    buttons: [],
    summary: `${reportWording.alertTitle}. ${text}`,
    writtenByModel: false,
    // Send the report before anything else that is waiting for the channel.
    urgent: true,
  };
}
