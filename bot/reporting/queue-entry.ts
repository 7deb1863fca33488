// Describes a request for the lists at the desk: what it is about, and who is waiting.
import { withRecalledMarked } from '../answers/mark-recalled.js';
import { dangerIn, urgentMessages } from '../handoff/cards/danger-sign.js';
import { answerAbout } from '../handoff/messages/answer-about.js';
import { questionOf } from '../handoff/messages/question-of.js';
import { keptFor, type Escalation, type RelayedMessage } from '../model/handoff/escalation.js';
import type { BotPorts } from '../model/ports.js';
import type { QueueEntry } from '../model/queries.js';
import type { Records } from '../model/store.js';

export async function queueEntry(
  ports: Pick<BotPorts, 'read'>,
  records: Records,
  escalation: Escalation,
): Promise<QueueEntry> {
  const question = await questionOf(records, escalation);
  const relayed = await records.escalations.relayed(escalation.id);
  const conversation = await records.conversations.find(escalation.conversation);
  const urgent = await urgentMessages(records, escalation, question);
  const { sign: danger, message: alarming } = (await dangerIn({ records, ports }, urgent)) ?? {};
  const answer = await answerAbout(records, escalation);
  const awaitsReplySince = await unansweredSince(records, escalation, relayed);
  return {
    escalation,
    question: question?.deletedAt ? undefined : question?.text,
    ...(alarming?.text !== undefined && alarming.id !== question?.id && { alarming: alarming.text }),
    answer: answer && (await withRecalledMarked(records, answer)),
    kept: keptFor('adviser', relayed).length,
    jurisdiction: conversation?.jurisdiction,
    ...(conversation?.agency !== undefined && { agency: conversation.agency }),
    ...(danger !== undefined && { danger }),
    ...(awaitsReplySince !== undefined && { awaitsReplySince }),
  };
}

/**
 * When the practitioner started waiting for a reply from any adviser. A transfer does not restart this wait,
 * unlike the time that the holder has to reply.
 */
async function unansweredSince(
  { messages, escalations }: Records,
  { id, state, message, openedAt }: Escalation,
  relayed: readonly RelayedMessage[],
): Promise<string | undefined> {
  if (state !== 'claimed') return undefined;
  const moves = await escalations.transitions(id);
  const asked = moves.findLast(({ transition }) => transition === 'reopen')?.at ?? openedAt;
  const reply = relayed.findLastIndex(({ direction }) => direction === 'to-practitioner');
  const replied = reply < 0 ? undefined : await messages.find(relayed[reply]!.message);
  if (!replied || replied.receivedAt < asked) return asked;
  const next = relayed.slice(reply).find((one) => one.direction === 'to-adviser' && one.message !== message);
  return next && (await messages.find(next.message))?.receivedAt;
}
