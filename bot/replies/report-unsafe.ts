// Handles a report that an answer is unsafe. Pressing the button once alerts the editors. The person can then
// say what is wrong, or withdraw the report if it was a mistake.
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
import { withAnswerMarked } from '../answers/mark-recalled.js';
import { quoteParts } from '../answers/present-answer.js';
import { adviserButton } from '../wording/buttons.js';
import { plainMessage } from '../wording/plain-message.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { reportWording } from '../wording/staff/editor-wording.js';
import { queueMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Action } from '../model/messages/action.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import { formatTime } from '../model/messages/format-time.js';
import type { Button, OutgoingMessage } from '../model/messages/message.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { keepIfDanger, keepTyped } from './keep-typed.js';

export async function reportUnsafe(
  unit: UnitOfWork,
  caller: Caller,
  action: Extract<Action, { do: 'report-unsafe' }>,
  sentAt: string,
): Promise<void> {
  const { records, now } = unit;
  const { answer: id, text } = action;
  const found = await findToReport(unit, caller, id);
  if (!found) {
    if (await keepIfDanger(unit, caller, action, sentAt)) return;
    return reply(unit, caller, (say) =>
      plainMessage(say.rating.unsafeNotReported, { buttons: [adviserButton(say)] }),
    );
  }
  await reclaimReport(unit, caller, found);
  const message = text === undefined ? undefined : await keepTyped(unit, caller, text, sentAt);
  const isNew = await records.reports.add(id, caller.person, now, message?.id);
  if (isNew) await alertEditors(unit, caller, found, message?.id);
  const isOnPage = caller.person.platform === 'web';
  await reply(unit, caller, (say) => {
    const answered = formatTime(found.createdAt, say.language);
    const before = message ? say.rating.unsafeAdded : say.rating.unsafeAlready;
    const text = isNew ? say.rating.unsafeReported(answered) : before;
    // If the person is only adding to a report, leave these buttons out, because the first reply already has
    // them.
    const buttons = isNew || !message ? [adviserButton(say, id), mistakeButton(say, id)] : [];
    // Only offer this button on the web page, because text typed in Teams or Slack would stay there.
    return plainMessage(text, {
      buttons: isOnPage && !message ? [...buttons, moreButton(say, id)] : buttons,
    });
  });
}

/** Also finds an answer in a chat that the person has erased, and one that they have reported from there. */
async function findToReport(
  { records }: UnitOfWork,
  caller: Caller,
  id: string,
): Promise<StoredAnswer | undefined> {
  const given = await findAnswerForPerson(records, caller, id);
  if (given) return given.answer;
  const answer = await records.answers.find(id);
  if (!answer) return undefined;
  const erased = caller.erased && (await records.conversations.at(caller.erased));
  const isTheirs =
    answer.conversation === erased?.id || (await records.reports.by(caller.person)).includes(id);
  return isTheirs ? answer : undefined;
}

/**
 * If someone erases their chat and then presses a button on one of its answers, they do not count as a second
 * person. In a shared place, someone else may have sent the earlier report.
 */
async function reclaimReport(
  { records }: UnitOfWork,
  { person }: Caller,
  { id, conversation }: StoredAnswer,
): Promise<void> {
  const chat = await records.conversations.find(conversation);
  if (chat?.place.kind === 'personal') await records.reports.reclaim(id, person);
}

const mistakeButton = (say: PractitionerWords, answer: string): Button => ({
  label: say.rating.unsafeMistake,
  action: { do: 'take-back-report', answer },
});

const moreButton = (say: PractitionerWords, answer: string): Button => ({
  label: say.rating.unsafeMore,
  action: { do: 'report-unsafe', answer, more: true },
});

/**
 * Withdraws the report. Leaves the editors' first alert as it is, and sends them another message to say that
 * the report was withdrawn.
 */
export async function takeBackReport(
  unit: UnitOfWork,
  caller: Caller,
  { answer: id }: Extract<Action, { do: 'take-back-report' }>,
): Promise<void> {
  const { records, ports, now } = unit;
  const found = await findToReport(unit, caller, id);
  if (found) await reclaimReport(unit, caller, found);
  const reportedAt = found && (await records.reports.takeBack(id, caller.person, now));
  if (!found || reportedAt === undefined) return reply(unit, caller, (say) => say.rating.unsafeNotTakenBack);
  const where = ports.platforms.get(caller.person.platform)?.label ?? caller.person.platform;
  const text = reportWording.takenBack(formatTime(reportedAt), where);
  const told = await tellEditors(unit, `unsafe-taken-back:${id}:${caller.event}`, {
    ...plainMessage(text),
    parts: [
      { kind: 'heading', text: reportWording.takenBackTitle },
      { kind: 'text', text },
      ...aboutAnswer(ports, await withAnswerMarked(records, found)),
    ],
  });
  await reply(unit, caller, ({ rating }) => (told ? rating.unsafeTakenBackTold : rating.unsafeTakenBack));
}

/**
 * Alerts the editors once for each person who reports the answer. Alerts them again if that person adds
 * something after a decision. Leaves out the question, because many people who can read the channel do not
 * need to see it.
 */
async function alertEditors(
  unit: UnitOfWork,
  { person, event }: Caller,
  answer: StoredAnswer,
  // The default is the event's ID, because someone may report an answer again after withdrawing their report.
  message = event,
): Promise<void> {
  const alert = alertMessage(unit, person.platform, await withAnswerMarked(unit.records, answer));
  await tellEditors(unit, `unsafe:${answer.id}:${person.platform}:${person.id}:${message}`, alert, answer.id);
}

/** Returns false if the editors have no channel. */
async function tellEditors(
  unit: UnitOfWork,
  key: string,
  message: OutgoingMessage,
  answer?: string,
): Promise<boolean> {
  const place = unit.ports.editorsPlace?.();
  if (!place) return false;
  const { id } = await unit.records.conversations.open(place, undefined, unit.now);
  await queueMessage(unit, id, message, { key, purpose: 'notice', ...(answer !== undefined && { answer }) });
  return true;
}

function alertMessage(
  { ports, now }: UnitOfWork,
  platform: Caller['person']['platform'],
  answer: StoredAnswer,
): OutgoingMessage {
  const text = reportWording.alert(formatTime(now), ports.platforms.get(platform)?.label ?? platform);
  return {
    parts: [
      { kind: 'heading', text: reportWording.alertTitle },
      { kind: 'text', text },
      ...aboutAnswer(ports, answer),
    ],
    buttons: [],
    summary: `${reportWording.alertTitle}. ${text}`,
    writtenByModel: false,
    // Sends the report ahead of any other messages that are waiting to be sent to the channel.
    urgent: true,
  };
}

function aboutAnswer(ports: UnitOfWork['ports'], answer: StoredAnswer): OutgoingMessage['parts'] {
  const address = ports.reportLink?.(answer.id);
  const quotes = quoteParts(answer, ports.citationLink);
  return [
    ...(address === undefined
      ? []
      : [{ kind: 'text' as const, text: reportWording.alertLink(address), link: address }]),
    ...quotes.map((quote, n) => (n > 0 ? { ...quote, folded: true as const } : quote)),
  ];
}
