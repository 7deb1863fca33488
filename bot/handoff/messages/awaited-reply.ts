// Finds out whether the practitioner of a claimed request is waiting for a reply from an adviser, and since
// when.
import type { Escalation, EscalationTransition, RelayedMessage } from '../../model/handoff/escalation.js';
import type { Talk } from '../../model/messages/command.js';
import { parseRequest } from '../../model/messages/recognise-small-talk-and-requests.js';
import type { EarlierReply } from '../../model/handoff/request-changes.js';
import { samePerson } from '../../model/people/person.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';
import { withoutKey } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { hasOnlyNotes } from './internal-notes.js';
import { hasWholeCopy, replyKey } from './relayed-message.js';

interface AwaitedReply {
  /**
   * When the practitioner started waiting. A transfer does not restart this wait, but starts one if everything
   * was answered, because only the new holder can say that the request is in hand.
   */
  since: string;
  /** True if a transfer started this wait. */
  wasAnswered?: true;
  /** ID of the practitioner's latest message. Absent if they have written nothing since they asked. */
  newest?: string;
}

type Reading = Pick<Records, 'messages' | 'escalations' | 'outgoing'>;

/** A reply that the practitioner has not received does not end the wait. */
export async function awaitedReply(
  records: Reading,
  escalation: Escalation,
  relayed: readonly RelayedMessage[],
): Promise<AwaitedReply | undefined> {
  const { messages, escalations } = records;
  const { id, state, message } = escalation;
  if (state !== 'claimed') return undefined;
  const written = relayed.filter(addedTo(message));
  const latest = latestWritten({ message }, relayed);
  const newest = latest === undefined ? {} : { newest: latest };
  const moves = await escalations.transitions(id);
  const asked = lastAsked(escalation, moves);
  const replied = await latestReceived(records, relayed);
  if (!replied) return { since: escalation.openedAt, ...newest };
  if (replied.receivedAt < asked) return { since: asked, ...newest };
  const reply = relayed.findIndex((one) => one.message === replied.id);
  const later = relayed.slice(reply).filter((one) => written.includes(one));
  const asks = await firstToReplyTo(messages, later);
  if (asks) return { since: asks.receivedAt, ...newest };
  const since = changedHands(moves, replied.receivedAt);
  return since === undefined ? undefined : { since, wasAnswered: true, ...newest };
}

/** Undefined unless the request waits again after an adviser replied. */
export async function earlierReply(
  records: Reading,
  escalation: Escalation,
  known?: readonly RelayedMessage[],
): Promise<EarlierReply | undefined> {
  if (escalation.state !== 'waiting' || escalation.claims === 0) return undefined;
  const relayed = known ?? (await records.escalations.relayed(escalation.id));
  const moves = await records.escalations.transitions(escalation.id);
  const replied = await latestReceived(records, relayed);
  if (!replied || replied.receivedAt < lastAsked(escalation, moves)) return undefined;
  const later = relayed.slice(relayed.findIndex(({ message }) => message === replied.id));
  const written = await firstToReplyTo(records.messages, later.filter(addedTo(escalation.message)));
  const back = moves.findLast(({ from, to }) => from !== to && to === 'waiting');
  const promisedAt = back && BACK_AS_IT_WAS.includes(back.transition) ? undefined : back?.at;
  const openSince = written?.receivedAt ?? promisedAt;
  return { by: replied.from, at: replied.receivedAt, ...(openSince !== undefined && { openSince }) };
}

const BACK_AS_IT_WAS: readonly EscalationTransition['transition'][] = ['hand-back', 'expire'];

/** If an adviser reopened the request, that does not count, because the practitioner did not ask for it. */
export const lastAsked = (
  { openedAt, practitioner }: Pick<Escalation, 'openedAt' | 'practitioner'>,
  moves: readonly Pick<EscalationTransition, 'transition' | 'by' | 'at'>[],
) =>
  moves.findLast(({ transition, by }) => transition === 'reopen' && samePerson(by, practitioner))?.at ??
  openedAt;

/** True if the practitioner has received a reply that was written since they last asked for an adviser. */
export async function hasReply(records: Reading, escalation: Escalation): Promise<boolean> {
  const { escalations } = records;
  const asked = lastAsked(escalation, await escalations.transitions(escalation.id));
  const relayed = await escalations.relayed(escalation.id);
  const replied = await latestReceived(records, relayed);
  return replied !== undefined && replied.receivedAt >= asked;
}

/**
 * False if the reply waits until the practitioner opens a private chat or comes back to it. Also false if the
 * platform refused a part of it, or we gave that part up. A reply that is about to be sent counts as
 * received.
 */
export async function isReceived(
  outgoing: Records['outgoing'],
  { escalation, message, deliveredAt }: RelayedMessage,
): Promise<boolean> {
  if (deliveredAt === undefined) return false;
  const copies = (await outgoing.showing(message)).filter(({ key }) =>
    key.startsWith(replyKey(escalation, message)),
  );
  return !copies.length || hasWholeCopy(copies, ['queued', 'sent']);
}

/** Whether the practitioner wrote a message after asking for an adviser. */
export const addedTo =
  (question: string | undefined) =>
  ({ direction, message }: Pick<RelayedMessage, 'direction' | 'message'>) =>
    direction === 'to-adviser' && message !== question;

/** ID of the practitioner's latest message. Undefined if they have written nothing since they asked. */
const latestWritten = (
  { message }: Pick<Escalation, 'message'>,
  relayed: readonly Pick<RelayedMessage, 'direction' | 'message'>[],
) => relayed.findLast(addedTo(message))?.message;

const WAS_URGENT = ':urgent';

/**
 * What an adviser has seen when they close the request: the practitioner's latest message, and whether the
 * request was urgent. After that, an edit or the message reader may show danger in a message that seemed
 * ordinary.
 */
export const latestSeen = (
  escalation: Pick<Escalation, 'id' | 'message' | 'urgent'>,
  relayed: readonly Pick<RelayedMessage, 'direction' | 'message'>[],
) =>
  `${latestWritten(escalation, relayed) ?? escalation.message ?? escalation.id}${escalation.urgent ? WAS_URGENT : ''}`;

/** Reads what `latestSeen` wrote. */
export const readSeen = (seen: string) => ({
  message: seen.replace(WAS_URGENT, ''),
  wasUrgent: seen.endsWith(WAS_URGENT),
});

async function firstToReplyTo(
  messages: Records['messages'],
  relayed: readonly RelayedMessage[],
): Promise<StoredMessage | undefined> {
  for (const { message } of relayed) {
    const written = await messages.find(message);
    if (written && needsReply(written)) return written;
  }
  return undefined;
}

/** Leaves out “understood”, because “yes” and “no” may answer a question that the adviser asked. */
const ENDS: readonly Talk[] = ['thanks', 'goodbye', 'sorry', 'never-mind'];

/** Returns false if the message was deleted, or only thanks the adviser or ends the conversation. */
export function needsReply({ deletedAt, urgent, attachments, text }: StoredMessage): boolean {
  if (deletedAt !== undefined) return false;
  const command = urgent || attachments ? undefined : parseRequest(text ?? '');
  return command?.do !== 'talk' || !ENDS.includes(command.about);
}

const LEAVES_HOLDER: readonly EscalationTransition['transition'][] = [
  'hand-back',
  'redirect',
  'expire',
  'reassign',
];

/**
 * When the adviser who replied lost the request. An adviser who reopens a request has nothing to reply to, so
 * this leaves out what happened before.
 */
export function changedHands(moves: readonly EscalationTransition[], repliedAt: string): string | undefined {
  const reopened = moves.findLastIndex(({ transition }) => transition === 'reopen');
  const later = moves.slice(reopened + 1);
  return later.find(({ at, transition }) => at > repliedAt && LEAVES_HOLDER.includes(transition))?.at;
}

/** Leaves out replies that the writer has deleted or turned into notes, because no one can read those. */
export async function latestReceived(
  { messages, outgoing }: Pick<Records, 'messages' | 'outgoing'>,
  relayed: readonly RelayedMessage[],
): Promise<StoredMessage | undefined> {
  for (const one of relayed.filter(({ direction }) => direction === 'to-practitioner').reverse()) {
    if (!(await isReceived(outgoing, one))) continue;
    const reply = await readable(messages, one);
    if (reply) return reply;
  }
  return undefined;
}

/** True if the last thing that was written is a reply, and the practitioner has not received it. */
export async function isReplyKept(
  { messages, outgoing }: Pick<Records, 'messages' | 'outgoing'>,
  relayed: readonly RelayedMessage[],
): Promise<boolean> {
  for (const one of relayed.toReversed()) {
    if (one.direction === 'to-adviser') return false;
    if (one.direction === 'to-practitioner' && (await readable(messages, one)))
      return !(await isReceived(outgoing, one));
  }
  return false;
}

async function readable(
  messages: Records['messages'],
  { message }: RelayedMessage,
): Promise<StoredMessage | undefined> {
  const reply = await messages.find(message);
  if (!reply || reply.deletedAt !== undefined) return undefined;
  if (reply.editedAt === undefined) return reply;
  // The queue must open even if the key is missing, so this uses the redacted text, which still shows
  // whether a message is a note.
  const words = (await messages.words(message).catch(withoutKey)) ?? reply.text ?? '';
  return hasOnlyNotes(words) ? undefined : reply;
}
