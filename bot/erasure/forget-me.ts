// Erases everything a person wrote, their name, and the pseudonyms in their private chats.
import type { Conversation } from '../model/messages/conversation.js';
import { hideMyDataLists } from '../answers/hide-my-data-lists.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import { reply, type Caller, type RefusedAction } from '../jobs/reply-to-caller.js';
import { replaceMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Covering } from '../model/governance/hold.js';
import { mayTalkOf } from '../model/handoff/is-known-to-wait.js';
import type { PlaceId } from '../model/messages/message.js';
import type { Person } from '../model/people/person.js';
import { plainMessage, type Said } from '../wording/plain-message.js';
import { composeIn } from '../wording/compose-in-language.js';
import { withdrawButton } from '../wording/buttons.js';
import { settled } from '../wording/show-chosen-button.js';
import type { InTheirWords, PractitionerWords } from '../wording/english/practitioner-words.js';
import { eraseOneOfMany } from './erase-message.js';

/**
 * Explains what will be erased and asks the person to confirm. Erases nothing. If `forgetMe` would refuse,
 * says so instead.
 */
export async function confirmForgetting(unit: UnitOfWork, caller: Caller): Promise<void> {
  const [open] = await unit.records.escalations.waitedForBy(caller.person);
  if (open && mayTalkOf(open, caller.conversation))
    return reply(unit, caller, (say) =>
      plainMessage(say.forget.openFirst, { buttons: [withdrawButton(say, open.id)] }),
    );
  const isOnPage = caller.conversation.place.platform === 'web';
  await reply(unit, caller, ({ forget }) =>
    plainMessage([...forget.confirm, isOnPage ? forget.onlyThis : forget.confirmInApp], {
      buttons: [{ label: forget.button, action: { do: 'forget-me' }, style: 'danger' }],
    }),
  );
}

/**
 * Refuses if the person has an open request, because an adviser cannot help if the conversation disappears.
 */
export async function forgetMe(unit: UnitOfWork, caller: Caller): Promise<RefusedAction | undefined> {
  const { records } = unit;
  const { person, conversation } = caller;
  // Read this first, because erasing someone's data also erases their language.
  const language = await records.conversations.languageIn(conversation.id);
  const tell = (said: InTheirWords<Said>) => reply(unit, caller, composeIn(language, said));
  const [open] = await records.escalations.waitedForBy(person);
  if (open) {
    const buttons = (say: PractitionerWords) =>
      mayTalkOf(open, conversation) ? [withdrawButton(say, open.id)] : [];
    await tell((say) => plainMessage(say.forget.openFirst, { buttons: buttons(say) }));
    return 'refused';
  }
  const covering = await forgetUnlessHeld(unit, person, conversation.id);
  await settleButtons(unit, conversation);
  await tell((say) => {
    if (!covering) return erasedText(say, conversation.place);
    return covering.mayTell ? say.forget.held : say.forget.later;
  });
  return undefined;
}

/** On the web, each conversation belongs to a new identity, so this only erases one conversation. */
export function erasedText({ forget }: PractitionerWords, { platform }: PlaceId): Said {
  return platform === 'web' ? [forget.done, forget.startsNew, forget.onlyThis] : forget.done;
}

const RECENT = 50;

/**
 * Marks the buttons that offer to erase data as used, because everything has been erased. Skips shared
 * places, where the buttons may be another person's.
 */
async function settleButtons(unit: UnitOfWork, { id, place }: Conversation): Promise<void> {
  if (place.kind !== 'personal') return;
  for (const sent of await unit.records.outgoing.latest(id, RECENT, [])) {
    const button = sent.message.buttons.find(({ action }) => action.do === 'forget-me');
    if (button) await replaceMessage(unit, sent, settled(sent.message, button));
  }
}

/**
 * If there is a legal hold, erases only what it does not cover, and erases the rest when the hold ends.
 * Returns the hold.
 */
export async function forgetUnlessHeld(
  unit: UnitOfWork,
  person: Person,
  conversation: string | undefined,
): Promise<Covering | undefined> {
  const { holds } = unit.records;
  const covering = await holds.coversPerson(person, unit.now);
  if (!covering) {
    await forgetPerson(unit, person);
    return undefined;
  }
  await eraseWritten(unit, person);
  const told = conversation !== undefined && { conversation };
  await holds.defer({ kind: 'person', person, ...told, askedAt: unit.now });
  return covering;
}

/**
 * Keeps answers and the history of requests, but without text or names. Files under a legal hold are erased
 * when the hold ends.
 */
export async function forgetPerson(
  unit: UnitOfWork,
  person: Person,
  { by = 'a practitioner' }: { by?: string } = {},
): Promise<void> {
  const { records } = unit;
  const conversations = await records.conversations.of(person);
  await eraseWritten(unit, person);
  const requests = await records.escalations.askedForBy(person);
  await eraseAdvice(unit, requests);
  for (const edition of await records.subjects.heldUploads(person, unit.now))
    await records.holds.defer({ kind: 'upload', edition, askedAt: unit.now });
  await records.subjects.removeTraces(
    person,
    requests.map(({ id }) => id),
    unit.now,
  );
  await records.subjects.forget(person);
  await records.escalations.forget(person);
  await records.complaints.forget(person, unit.now);
  await records.answers.forget(person);
  await records.reports.forget(person);
  await records.conversations.forget(person, unit.now);
  // The cards also show the outcome, nation and agency, which may have been erased.
  for (const { id } of requests) await refreshCard(unit, id);
  const id = conversations.map((conversation) => conversation.id).join(' ');
  await records.audit.append({
    kind: 'erase',
    at: unit.now,
    by,
    ...(id !== '' && { record: { kind: 'conversations', id } }),
  });
}

/** Erases everything the person wrote, except anything under a legal hold. */
async function eraseWritten(unit: UnitOfWork, person: Person): Promise<void> {
  await hideMyDataLists(unit, person);
  for (const conversation of await unit.records.conversations.of(person))
    await eraseIn(unit, conversation, person);
}

/** Erases advisers' messages to the person, because they are about that person too. */
export async function eraseAdvice(unit: UnitOfWork, requests: readonly { id: string }[]): Promise<void> {
  const { records, now } = unit;
  const advice: string[] = [];
  for (const { id } of requests)
    for (const { message, direction } of await records.escalations.relayed(id))
      if (direction === 'to-practitioner') advice.push(message);
  const covered = await records.holds.coveredMessages(advice, now);
  for (const id of advice.filter((one) => !covered.has(one))) {
    const message = await records.messages.find(id);
    if (message && !message.deletedAt) await eraseOneOfMany(unit, message, { forReader: true });
  }
}

async function eraseIn(unit: UnitOfWork, conversation: Conversation, person: Person): Promise<void> {
  const { records, now } = unit;
  // In a shared place, other people's messages use the same pseudonyms, so they are kept.
  if (
    conversation.place.kind === 'personal' &&
    !(await records.holds.coversConversation(conversation.id, now))
  )
    await records.messages.destroyWords(conversation.id);
  const written = await records.messages.of(person, conversation.id);
  const covered = await records.holds.coveredMessages(
    written.map(({ id }) => id),
    now,
  );
  for (const message of written)
    if (!covered.has(message.id)) await eraseOneOfMany(unit, message, { andWriter: true });
}
