// If a child may be in danger, gives the numbers to call and alerts an adviser before any search or model
// runs.
import type { Conversation, StoredMessage } from '../model/messages/conversation.js';
import { numbersGiven, numbersKey } from '../handoff/messages/numbers-given.js';
import { escalate } from '../handoff/transitions/escalate.js';
import { EMERGENCY } from '../model/messages/contact.js';
import type { OutgoingMessage, Part, ShownContact } from '../model/messages/message.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import { isOwnCase, isOwnCaseHere } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { tellsHelpWasCalled } from '../safeguards/plainly-said/help-called.js';
import { findSigns } from '../safeguards/find-signs.js';
import { enqueuePrivateChat } from '../jobs/enqueue-private-chat.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { queueMessage, replaceMessage, type Composed } from '../jobs/outbox.js';
import { noDangerButton } from '../wording/buttons.js';
import { wordsIn } from '../wording/words-in.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';

/**
 * Runs once for each revision of a message. If the message can be read straight away, runs in the transaction
 * that stores it.
 */
export async function answerUrgently(
  unit: UnitOfWork,
  conversation: Conversation,
  message: StoredMessage,
  sender?: string,
): Promise<void> {
  await giveNumbers(unit, conversation, message);
  const cause = `${message.id}:${message.revision}`;
  const isNew = await escalate(unit, {
    conversation,
    practitioner: message.from,
    reason: 'urgent',
    urgent: true,
    message,
    cause,
    sender,
  });
  if (isNew && conversation.place.kind !== 'personal') await goPrivate(unit, message);
}

/**
 * If an edit shows that a child is writing about themselves, removes the false alarm button and shows the
 * numbers for a child instead of those for a professional.
 */
export async function treatAsOwnCase(
  unit: UnitOfWork,
  conversation: Conversation,
  message: StoredMessage,
): Promise<void> {
  if (!(await isOwnCase(unit.records, message.from, message.conversation))) return;
  const given = await numbersGiven(unit.records, message);
  const forProfessionals = given.filter((card) => card.message.buttons.length);
  for (const card of forProfessionals) await replaceMessage(unit, card, { ...card.message, buttons: [] });
  if (forProfessionals.length) await giveNumbers(unit, conversation, message);
}

/** The numbers to call count as still in view if at most this many messages have been sent since, lately. */
const NEAR = 8;
/** For this long after the numbers were shown, they are repeated without a heading if they are out of view. */
const LATELY_MS = 30 * 60_000;
const MOST_MESSAGES = 60;

/**
 * Says who to call, once for each revision of the message. Usually shows all the numbers. Shows less if the
 * person has already asked for an adviser: for half an hour, only 999 while the numbers are still in view, and
 * no heading once they are not. Does not alert an adviser.
 */
export async function giveNumbers(
  unit: UnitOfWork,
  conversation: Conversation,
  message: StoredMessage,
): Promise<void> {
  const { ports, records } = unit;
  const words = withoutFormatting((await records.messages.words(message.id)) ?? '');
  const [open] = await records.escalations.waitedForBy(message.from);
  const isOwn = await isOwnCaseHere(records, message.from, conversation, open);
  const isCalled = tellsHelpWasCalled(words);
  const isMissing = !isOwn && findSigns(words).isMissing;
  const shown = ports.contacts(conversation.jurisdiction, isOwn ? 'for-themselves' : 'in-danger');
  const given = await whenGiven(unit, conversation, message, isOwn);
  // Someone may force a child to press the false alarm button. If a child writes about themselves, only an
  // adviser may decide that they are safe.
  const places = [message.conversation, ...(open ? [open.conversation] : [])];
  const mayTakeBack = message.urgent && !(await isOwnCase(records, message.from, ...places));
  const card: Composed = (say) => {
    const danger = dangersOf(say, isOwn)[isCalled ? 'called' : 'toCall'];
    const whole = isOwn ? ownCard : urgentCard;
    const composed = given ? dangerOnly(danger, shown, given) : whole(say, danger, shown);
    const buttons = mayTakeBack ? [noDangerButton(say, message.id)] : [];
    return { ...(isMissing ? withReporting(composed, say) : composed), buttons };
  };
  const sending = { key: numbersKey(message), purpose: 'urgent' } as const;
  await queueMessage(unit, conversation.id, card, sending);
}

const dangersOf = (say: PractitionerWords, isOwn: boolean) =>
  isOwn
    ? { toCall: say.own[0]!, called: say.helpCalled.own }
    : { toCall: say.urgent, called: say.helpCalled.urgent };

/** Only the card with all the numbers has a heading. */
const isOfWholeCard = ({ kind }: Part) => kind === 'heading';

async function whenGiven(
  { records, now }: UnitOfWork,
  { id }: Conversation,
  { from }: StoredMessage,
  isOwn: boolean,
): Promise<'in-view' | 'lately' | undefined> {
  if (!(await records.escalations.waitedForBy(from)).length) return undefined;
  const latest = await records.outgoing.latest(id, MOST_MESSAGES, []);
  const at = latest.findIndex(
    ({ purpose, state, message: { summary, language, parts } }) =>
      purpose === 'urgent' &&
      state !== 'undeliverable' &&
      Object.values(dangersOf(wordsIn(language), isOwn)).includes(summary) &&
      parts.some(isOfWholeCard),
  );
  if (at < 0 || Date.parse(now) - Date.parse(latest[at]!.queuedAt) >= LATELY_MS) return undefined;
  return at < NEAR ? 'in-view' : 'lately';
}

/** Gives the numbers as the whole card does, so that the person can call from this message too. */
function dangerOnly(text: string, contacts: ShownContact[], given: 'in-view' | 'lately'): OutgoingMessage {
  const shown = contacts.filter(
    ({ phone, expired }) => phone === EMERGENCY || (given === 'lately' && !expired),
  );
  const parts: Part[] = [
    { kind: 'text', tone: 'warning', text },
    { kind: 'contacts', contacts: shown },
  ];
  return { parts, buttons: [], summary: text, writtenByModel: false, urgent: true };
}

function urgentCard(say: PractitionerWords, danger: string, contacts: ShownContact[]): OutgoingMessage {
  const parts: Part[] = [
    { kind: 'heading', text: say.urgentTitle },
    { kind: 'text', tone: 'warning', text: danger },
    { kind: 'contacts', contacts },
  ];
  return { parts, buttons: [], summary: danger, writtenByModel: false, urgent: true };
}

function ownCard(say: PractitionerWords, danger: string, contacts: ShownContact[]): OutgoingMessage {
  const [, kind = '', ...more] = say.own;
  const parts: Part[] = [
    { kind: 'heading', text: say.ownTitle },
    { kind: 'text', text: kind },
    { kind: 'text', tone: 'warning', text: danger },
    { kind: 'contacts', contacts },
    ...[...more, say.ownAdviser].map((text): Part => ({ kind: 'text', text })),
  ];
  return { parts, buttons: [], summary: danger, writtenByModel: false, urgent: true };
}

function withReporting(card: OutgoingMessage, say: PractitionerWords): OutgoingMessage {
  const after = card.parts.findIndex((part) => part.kind === 'text' && part.tone === 'warning') + 1;
  return { ...card, parts: card.parts.toSpliced(after, 0, { kind: 'text', text: say.urgentMissing }) };
}

/**
 * Moves the handoff to a private chat, so that others cannot read what the practitioner and the adviser
 * write.
 */
async function goPrivate(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  const [open] = await unit.records.escalations.waitedForBy(message.from);
  if (!open) return;
  await enqueuePrivateChat(unit, {
    person: message.from,
    seenIn: message.conversation,
    next: { do: 'move-handoff', escalation: open.id },
    lane: `handoff:${open.id}`,
    urgent: true,
  });
}
