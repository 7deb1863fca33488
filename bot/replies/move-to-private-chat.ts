// Moves a question with personal details from a shared place to a private chat, without repeating the details.
import type { Conversation, StoredMessage } from '../model/messages/conversation.js';
import { showAlert } from '../handoff/cards/alert.js';
import { moveHandoff } from '../handoff/relay/move-handoff.js';
import { privateImpossibleKey, reachHolder, tellNoPrivateChat } from '../handoff/relay/reach-holder.js';
import { tellPractitioner } from '../handoff/messages/tell.js';
import type { JobPayloads, PersonalStep } from '../model/tasks/job.js';
import type { Place } from '../model/messages/message.js';
import { enqueuePrivateChat } from '../kernel/enqueue-private-chat.js';
import { inTransaction } from '../kernel/unit-of-work.js';
import { tellInPrivate } from '../recalls/tell-recall.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { queueMessage } from '../kernel/outbox.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import type { BotPorts } from '../model/ports.js';
import { queueQuestion } from '../answers/queue-question.js';
import { askForAdviser } from './run-command.js';
import { wording } from '../copy/wording.js';

/** The private chat is found by a job: a platform is asked, and no transaction may wait for one. */
export async function moveToPrivateChat(
  unit: UnitOfWork,
  conversation: Conversation,
  message: StoredMessage,
): Promise<void> {
  await enqueuePrivateChat(unit, {
    person: message.from,
    seenIn: conversation.id,
    next: { do: 'answer', message: message.id },
    lane: `personal:${conversation.id}`,
    uniqueKey: `private:${message.id}:${message.revision}`,
  });
}

export async function openPrivateChat(ports: BotPorts, payload: JobPayloads['open-personal']): Promise<void> {
  const { person, seenIn, next } = payload;
  const conversation = await ports.store.records.conversations.find(seenIn);
  if (!conversation) return;
  const platform = ports.platforms.get(person.platform);
  const known = await knownChat(ports, person, conversation.place);
  const place = known ?? (await platform?.personalPlace(person, conversation.place));
  await continueThere(ports, payload, place);
  ports.log.info({ step: next.do, found: place !== undefined }, 'Looked for a private chat.');
}

/** If we saw them on another platform, we can only start from a chat where they wrote to us before. */
async function knownChat({ store }: BotPorts, person: Person, seenIn: Place): Promise<Place | undefined> {
  if (seenIn.platform === person.platform) return undefined;
  const chats = (await store.records.conversations.of(person)).filter(
    ({ place, leftAt }) =>
      place.platform === person.platform && place.kind === 'personal' && leftAt === undefined,
  );
  // A thread's id is longer than that of the chat it is in.
  return chats.sort((one, other) => one.place.id.length - other.place.id.length)[0]?.place;
}

/** Also after the last attempt, without a place: if a platform cannot say, we treat it as not possible now. */
export async function continueThere(
  ports: BotPorts,
  { person, seenIn, next }: JobPayloads['open-personal'],
  place: Place | undefined,
): Promise<void> {
  await inTransaction(ports, async (unit) => {
    if (next.do === 'reach-holder') return reachHolder(unit, next.escalation, person, place);
    if (next.do === 'tell-recall') return tellInPrivate(unit, next, person, place);
    if (next.do === 'alert') return showAlert(unit, next, person, place);
    const shared = await unit.records.conversations.find(seenIn);
    if (!shared) return;
    if (place) return goOnInPrivate(unit, { person, shared, next }, place);
    await sayHowToGoPrivate(unit, shared, next);
  });
}

type PractitionersStep = Exclude<PersonalStep, { do: 'reach-holder' | 'alert' | 'tell-recall' }>;
interface Going {
  person: Person;
  shared: Conversation;
  next: PractitionersStep;
}

async function goOnInPrivate(unit: UnitOfWork, { person, shared, next }: Going, place: Place): Promise<void> {
  const { records, now } = unit;
  if (next.do === 'move-handoff') await records.escalations.lock(next.escalation);
  const personal = await records.conversations.open(place, person, now);
  if (shared.jurisdiction && !personal.jurisdiction)
    await records.conversations.change(personal.id, { jurisdiction: shared.jurisdiction });
  if (next.do === 'answer') {
    await notice(unit, shared, wording.privateDetails, `private:${next.message}`);
    const message = await records.messages.find(next.message);
    if (!message) return;
    await notice(unit, personal, wording.carriedOn, `carried-on:${next.message}`);
    await queueQuestion(unit, message, personal.id);
  } else if (next.do === 'talk-to-adviser') {
    await notice(unit, shared, wording.privateHandoff, `private:${next.event}`);
    await askForAdviser(unit, { person, conversation: personal, event: next.event }, next.answer);
  } else {
    const escalation = await records.escalations.find(next.escalation);
    if (!escalation) return;
    await notice(unit, shared, wording.privateHandoff, `private:${next.escalation}`);
    await moveHandoff(unit, escalation, personal);
  }
}

async function sayHowToGoPrivate(
  unit: UnitOfWork,
  shared: Conversation,
  next: PractitionersStep,
): Promise<void> {
  if (next.do === 'answer') return notice(unit, shared, wording.privateImpossible, `private:${next.message}`);
  if (next.do === 'talk-to-adviser')
    return notice(unit, shared, wording.privateHandoffImpossible, `private:${next.event}`);
  const escalation = await unit.records.escalations.lock(next.escalation);
  if (!escalation) return;
  const key = privateImpossibleKey(escalation.id);
  await tellPractitioner(unit, escalation, wording.privateHandoffOpen, key);
  await tellNoPrivateChat(unit, escalation);
}

async function notice(
  unit: UnitOfWork,
  conversation: Conversation,
  sentence: string,
  key: string,
): Promise<void> {
  await queueMessage(unit, conversation.id, plainMessage(sentence), { key, purpose: 'notice' });
}
