// Tries about every hour whether a closed private chat accepts messages again, because the platform may not
// tell us, and the person in it may only be waiting.
import { displayName } from '../handoff/advisers/display-name.js';
import { isAdvisersPlace } from '../handoff/advisers/advisers-place.js';
import { earlierReply } from '../handoff/messages/awaited-reply.js';
import { whenToCall } from '../handoff/messages/called-help.js';
import { unclaimedText } from '../handoff/messages/unclaimed-text.js';
import { NotYet } from '../jobs/limit-sending-rate.js';
import { queueMessage, sendAgain, type Composed } from '../jobs/outbox.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { isOpen, type Escalation } from '../model/handoff/escalation.js';
import type { Conversation } from '../model/messages/conversation.js';
import { formatTime } from '../model/messages/format-time.js';
import type { BotPorts } from '../model/ports.js';
import { keptWhileClosed, LONGEST_TRIED_MS, type Kept } from './kept-while-closed.js';
import { returnedKey } from './reopen-chat.js';

const TRIED_EVERY_MS = 3_600_000;

/** Call this when a place is closed. Advisers' channels are tried with every message instead. */
export async function closeChat(unit: UnitOfWork, { id, place }: Conversation): Promise<void> {
  const { records, ports, now } = unit;
  await records.conversations.change(id, { leftAt: now });
  if (place.kind !== 'personal' || isAdvisersPlace(ports, place)) return;
  const key = `closed:${id}:${now}`;
  const dueAt = new Date(Date.parse(now) + TRIED_EVERY_MS).toISOString();
  await records.jobs.enqueue(
    {
      kind: 'try-closed-chat',
      payload: { conversation: id, closedAt: now },
      conversation: id,
      lane: key,
      uniqueKey: key,
      dueAt,
    },
    now,
  );
}

/** Throws `NotYet` until the chat is open or has been tried for long enough. */
export async function tryClosedChat(
  ports: BotPorts,
  { conversation: id, closedAt }: JobPayloads['try-closed-chat'],
): Promise<void> {
  const isOver = await inTransaction(ports, async (unit) => {
    const conversation = await unit.records.conversations.find(id);
    if (conversation?.leftAt !== closedAt) return true;
    if (Date.parse(unit.now) - Date.parse(closedAt) > LONGEST_TRIED_MS) return true;
    await trySending(unit, conversation);
    return false;
  });
  if (!isOver) throw new NotYet(TRIED_EVERY_MS);
}

/** Tries the first message that the person needs, if any. */
export async function trySending(unit: UnitOfWork, conversation: Conversation): Promise<void> {
  const tried = await firstToTry(unit, conversation);
  if (!tried) return;
  const { key, composed, escalation } = tried;
  const before = await unit.records.outgoing.find(key);
  if (before?.state === 'undeliverable') await sendAgain(unit, before, 'although-closed');
  else if (!before && composed)
    await queueMessage(unit, conversation.id, composed, {
      key,
      purpose: 'notice',
      escalation,
      tried: 'although-closed',
    });
}

/** True if this message may be sent although the chat is closed, to find out whether it still is. */
export async function isToTry(unit: UnitOfWork, conversation: Conversation, key: string): Promise<boolean> {
  return (await firstToTry(unit, conversation, key))?.key === key;
}

interface Tried {
  key: string;
  /** Absent if the message was composed before. */
  composed?: Composed;
  escalation?: string;
}

/** The first message that would go out if the chat were open, or else the present state of the person's request. */
async function firstToTry(
  unit: UnitOfWork,
  conversation: Conversation,
  trying?: string,
): Promise<Tried | undefined> {
  const kept = await keptWhileClosed(unit, conversation, trying);
  const composedBefore = kept.numbers ?? kept.answers[0];
  if (composedBefore) return composedBefore;
  const { request } = kept;
  return request && tryOfRequest(unit, conversation, request, kept);
}

async function tryOfRequest(
  unit: UnitOfWork,
  { leftAt = '' }: Conversation,
  request: Escalation,
  { replies, closing }: Kept,
): Promise<Tried | undefined> {
  if (replies.length)
    return {
      key: returnedKey(request, leftAt),
      composed: (say) => say.handoff.writtenWhileAway,
      escalation: request.id,
    };
  if (!isOpen(request)) return closing;
  const key = `handoff:${request.id}:again:${request.version}:${leftAt}`;
  return { key, composed: await waitingNow(unit, request) };
}

/** The key has the version, so this stays true for as long as it is tried. */
async function waitingNow({ records, ports }: UnitOfWork, request: Escalation): Promise<Composed> {
  const { state, holder, urgent } = request;
  const replied = await earlierReply(records, request);
  const toCall = await whenToCall(records, request);
  return (say) => {
    const since = formatTime(request.waitingSince ?? request.openedAt, say.language);
    const said =
      state === 'claimed'
        ? say.status.claimed(displayName(ports, holder, say))
        : say.status.waiting(since, unclaimedText(say, request, replied));
    return urgent ? [toCall(say), said] : said;
  };
}
