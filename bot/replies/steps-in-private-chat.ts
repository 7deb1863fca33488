// Takes the next step in a person's private chat. If there is none, tells them what they can do instead.
import type { Conversation } from '../model/messages/conversation.js';
import { showAlert } from '../handoff/cards/show-alert.js';
import { tellLead } from '../handoff/record/open-originals.js';
import { moveHandoff } from '../handoff/relay/move-handoff.js';
import { privateImpossibleKey, reachHolder, tellNoPrivateChat } from '../handoff/relay/reach-holder.js';
import { tellPractitioner } from '../handoff/messages/send-notice.js';
import { reopenChat } from '../delivery/reopen-chat.js';
import type { JobPayloads, PersonalStep } from '../model/jobs/job.js';
import type { Place } from '../model/messages/message.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import { tellInPrivate } from '../recalls/tell-recall.js';
import { queueMessage, type Composed } from '../jobs/outbox.js';
import type { Person } from '../model/people/person.js';
import { plainMessage } from '../wording/plain-message.js';
import type { BotPorts } from '../model/ports.js';
import { queueQuestion } from '../answers/queue-question.js';
import { askForAdviser } from '../handoff/transitions/ask-for-adviser.js';
import { isOpen } from '../model/handoff/escalation.js';
import type { InTheirWords } from '../wording/english/practitioner-words.js';

type Begun<Step> = JobPayloads['open-personal'] & { next: Step };
type Continue<Step> = (unit: UnitOfWork, begun: Begun<Step>, place: Place | undefined) => Promise<void>;
type StepOf<Do> = Extract<PersonalStep, { do: Do }>;

const STEPS: { readonly [Do in PersonalStep['do']]: Continue<StepOf<Do>> } = {
  'reach-holder': (unit, { person, next }, place) => reachHolder(unit, next.escalation, person, place),
  'tell-recall': (unit, { person, next }, place) => tellInPrivate(unit, next, person, place),
  alert: (unit, { person, next }, place) => showAlert(unit, next, person, place),
  'tell-lead': (unit, { person, next }, place) => tellLead(unit, next, person, place),
  answer: answerThere,
  'talk-to-adviser': askForAdviserThere,
  'move-handoff': moveHandoffThere,
};

/**
 * `place` is undefined after the last attempt. If the platform still does not say whether a private chat is
 * possible, we assume that it is not.
 */
export async function continueInPrivate(
  ports: BotPorts,
  payload: JobPayloads['open-personal'],
  place: Place | undefined,
): Promise<void> {
  const step = STEPS[payload.next.do] as Continue<PersonalStep>;
  await inTransaction(ports, async (unit) => {
    await step(unit, payload, place);
    // The platform has just found the chat, so it may accept messages again, even if it once refused one.
    const { conversations } = unit.records;
    const chat = place && (await conversations.at(place));
    if (chat?.leftAt !== undefined) await reopenChat(unit, chat, chat.leftAt);
  });
}

async function answerThere(
  unit: UnitOfWork,
  { person, seenIn, next }: Begun<StepOf<'answer'>>,
  place: Place | undefined,
): Promise<void> {
  const shared = await unit.records.conversations.find(seenIn);
  if (!shared) return;
  const key = `private:${next.message}`;
  if (!place) return notice(unit, shared, (say) => say.privateImpossible, key, person);
  const personal = await openPrivate(unit, person, shared, place);
  await notice(unit, shared, (say) => say.privateDetails, key, person);
  const message = await unit.records.messages.find(next.message);
  if (!message) return;
  await notice(unit, personal, (say) => say.carriedOn, `carried-on:${next.message}`);
  await queueQuestion(unit, message, personal.id);
}

async function askForAdviserThere(
  unit: UnitOfWork,
  { person, seenIn, next }: Begun<StepOf<'talk-to-adviser'>>,
  place: Place | undefined,
): Promise<void> {
  const shared = await unit.records.conversations.find(seenIn);
  if (!shared) return;
  const key = `private:${next.event}`;
  if (!place) return notice(unit, shared, (say) => say.privateHandoffImpossible, key, person);
  const personal = await openPrivate(unit, person, shared, place);
  await notice(unit, shared, (say) => say.privateHandoff, key, person);
  const { answers, messages } = unit.records;
  const answer = next.answer === undefined ? undefined : await answers.find(next.answer);
  const about = next.message ?? answer?.message;
  const message = about === undefined ? undefined : await messages.find(about);
  await askForAdviser(unit, { person, conversation: personal, event: next.event }, { message, answer });
}

async function moveHandoffThere(
  unit: UnitOfWork,
  { person, seenIn, next }: Begun<StepOf<'move-handoff'>>,
  place: Place | undefined,
): Promise<void> {
  const shared = await unit.records.conversations.find(seenIn);
  if (!shared) return;
  // Lock the escalation before any conversation, as everywhere else, to avoid a deadlock.
  const escalation = await unit.records.escalations.lock(next.escalation);
  if (!escalation || !isOpen(escalation)) return;
  if (!place) {
    const key = privateImpossibleKey(escalation.id);
    await tellPractitioner(unit, escalation, (say) => say.privateHandoffOpen, key);
    return tellNoPrivateChat(unit, escalation);
  }
  const personal = await openPrivate(unit, person, shared, place);
  await notice(unit, shared, (say) => say.privateHandoff, `private:${next.escalation}`, person);
  await moveHandoff(unit, escalation, personal);
}

/** Opens the private chat, and copies the nation that was chosen in the shared place. */
async function openPrivate(
  { records, now }: UnitOfWork,
  person: Person,
  shared: Conversation,
  place: Place,
): Promise<Conversation> {
  const personal = await records.conversations.open(place, person, now);
  if (shared.jurisdiction && !personal.jurisdiction)
    await records.conversations.change(personal.id, { jurisdiction: shared.jurisdiction });
  return personal;
}

/**
 * `only`: the one person who sees the notice. Other people in the chat don't need to know what this person
 * wrote or asked for.
 */
async function notice(
  unit: UnitOfWork,
  conversation: Conversation,
  sentence: InTheirWords<string>,
  key: string,
  only?: Person,
): Promise<void> {
  const message: Composed = (say) => ({
    ...plainMessage(sentence(say)),
    ...(only && { onlyFor: only.id }),
  });
  await queueMessage(unit, conversation.id, message, { key, purpose: 'notice' });
}
