// Finds what someone still needs of the messages that their private chat did not accept. Updates about a wait
// are left out: they are no longer true, and the next one follows.
import { keptReplies } from '../handoff/relay/move-handoff.js';
import { latestNumbers, notShownKey } from '../handoff/messages/numbers-given.js';
import { joinedBy } from '../handoff/transitions/limit-urgent-requests.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { Conversation, StoredMessage, StoredOutgoing } from '../model/messages/conversation.js';

/** In the order in which they go out. */
export interface Kept {
  numbers?: StoredOutgoing;
  answers: StoredOutgoing[];
  /** The request in this chat: open, or closed by an adviser in the last few days. */
  request?: Escalation;
  replies: StoredMessage[];
  /** What said that the request was closed. */
  closing?: StoredOutgoing;
}

/** How long we go on trying to reach someone. */
export const LONGEST_TRIED_MS = 7 * 86_400_000;

/** `trying`: the message that is being tried now, which counts as kept. */
export async function keptWhileClosed(
  unit: UnitOfWork,
  conversation: Conversation,
  trying?: string,
): Promise<Kept> {
  const { records } = unit;
  const isLost = ({ key, state }: StoredOutgoing) => state === 'undeliverable' || key === trying;
  const request = await requestIn(unit, conversation);
  const numbers = await lastNumbers(unit, conversation);
  const closing =
    request?.state === 'resolved'
      ? await records.outgoing.find(`handoff:${request.id}:${request.version}`)
      : undefined;
  return {
    ...(numbers && isLost(numbers) && { numbers }),
    answers: (await recentAnswers(unit, conversation)).filter(isLost),
    ...(request && { request }),
    replies: request ? await keptReplies(unit, request) : [],
    ...(closing && isLost(closing) && { closing }),
  };
}

/** Someone who cancelled their request needs nothing more of it. */
async function requestIn(
  { records, now }: UnitOfWork,
  { id, person, escalation }: Conversation,
): Promise<Escalation | undefined> {
  if (escalation !== undefined) return records.escalations.find(escalation);
  if (!person) return undefined;
  const asked = (await records.escalations.askedForBy(person)).filter((one) => one.conversation === id);
  const latest = asked.sort((one, other) => one.openedAt.localeCompare(other.openedAt)).at(-1);
  return latest?.state === 'resolved' && isRecent(latest.closedAt, now) ? latest : undefined;
}

const isRecent = (at = '', now: string) => Date.parse(now) - Date.parse(at) <= LONGEST_TRIED_MS;

/** Only while the danger that they are for may last. Their request may be in another chat, or someone else's. */
async function lastNumbers(
  { records }: UnitOfWork,
  { id, person }: Conversation,
): Promise<StoredOutgoing | undefined> {
  if (!person) return undefined;
  const [own] = await records.escalations.waitedForBy(person);
  const open = own ?? (await joinedBy(records, person, id));
  return open?.urgent ? latestNumbers(records, id, open.openedAt) : undefined;
}

/** Leaves out answers to questions that were edited, deleted or erased since, or told in another way. */
async function recentAnswers({ records, now }: UnitOfWork, { id }: Conversation): Promise<StoredOutgoing[]> {
  const erasedAt = (await records.erasures.chatErasedAt(id)) ?? '';
  const given: StoredOutgoing[] = [];
  for (const one of await records.outgoing.startingWith(id, 'answer:')) {
    if (one.state === 'sent' || one.queuedAt <= erasedAt || !isRecent(one.queuedAt, now)) continue;
    const answer = one.answer === undefined ? undefined : await records.answers.find(one.answer);
    const question = answer && (await records.messages.find(answer.message));
    if (!question || question.deletedAt || question.revision !== answer.revision) continue;
    if (!(await records.outgoing.find(notShownKey(one.key)))) given.unshift(one);
  }
  return given;
}
