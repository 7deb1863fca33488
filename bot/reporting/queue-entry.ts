import { nationsNamed } from '../../knowledge/question/find-nations.js';
import { isNationSet, specialismNeeded } from '../handoff/cards/describe-nation-and-specialism.js';
import { dangerIn } from '../handoff/cards/danger-sign.js';
import { urgentMessages } from '../handoff/messages/urgent-messages.js';
import { awaitedReply, earlierReply } from '../handoff/messages/awaited-reply.js';
import { withoutDeleted } from '../handoff/messages/without-deleted.js';
import { cameBack } from '../handoff/record/came-back.js';
import { questionOf } from '../handoff/messages/question-of.js';
import { urgencyChange } from '../model/handoff/request-changes.js';
import { keptBelow } from '../handoff/messages/kept-below.js';
import type { ClosedFilter } from '../model/handoff/closed-requests.js';
import type { Escalation, RelayedMessage } from '../model/handoff/escalation.js';
import type { QueueEntry } from '../model/queries.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import type { Records } from '../model/store.js';

export async function queueEntry(records: Records, escalation: Escalation): Promise<QueueEntry> {
  const question = await questionOf(records, escalation);
  const relayed = await records.escalations.relayed(escalation.id);
  const urgent = await urgentMessages(records, escalation, question);
  const { sign: danger, message: alarming, sentences } = (await dangerIn(records, urgent)) ?? {};
  const shown = alarming && textApartFrom(question, alarming);
  const replied = await earlierReply(records, escalation, relayed);
  const awaited = await awaitedReply(records, escalation, relayed);
  return {
    escalation,
    question: question?.deletedAt ? undefined : question?.text,
    ...(shown !== undefined && { alarming: shown }),
    kept: await countKept(records, escalation, { relayed, question }),
    ...(await whereAndWho(records, escalation)),
    ...(danger !== undefined && { danger }),
    ...(sentences !== undefined && { dangerSentences: sentences }),
    ...(await changesOf(records, escalation)),
    ...(replied && { replied }),
    ...(awaited && { awaitsReplySince: awaited.since }),
    ...(awaited?.wasAnswered && { wasAnswered: true as const }),
  };
}

/** Also finds requests by a nation that only the question names, as these are listed with “Perhaps”. */
export async function closedRequests(
  records: Records,
  filter: ClosedFilter,
  page: { limit: number; offset: number },
): Promise<QueueEntry[]> {
  const { nation } = filter;
  const found = await records.escalations.closed(filter, page, async (escalation, asked) => {
    const words = escalation.message === undefined ? (await questionOf(records, escalation))?.text : asked;
    return nation !== undefined && nationsNamed(words ?? '').includes(nation);
  });
  return Promise.all(found.map((escalation) => queueEntry(records, escalation)));
}

async function whereAndWho(
  records: Records,
  escalation: Escalation,
): Promise<Pick<QueueEntry, 'jurisdiction' | 'isNationSet' | 'agency'>> {
  const conversation = await records.conversations.find(escalation.conversation);
  return {
    jurisdiction: conversation?.jurisdiction,
    ...((await isNationSet(records, escalation)) && { isNationSet: true }),
    ...(conversation?.agency !== undefined && { agency: conversation.agency }),
  };
}

/** The same number as on the card. */
async function countKept(
  records: Records,
  { state }: Escalation,
  { relayed, question }: { relayed: readonly RelayedMessage[]; question: StoredMessage | undefined },
): Promise<number> {
  if (state !== 'waiting') return 0;
  return (await withoutDeleted(records, await keptBelow(records, relayed, question?.id))).length;
}

async function changesOf(
  records: Records,
  escalation: Escalation,
): Promise<Pick<QueueEntry, 'urgencyChange' | 'cameBack' | 'specialism'>> {
  const moves = await records.escalations.transitions(escalation.id);
  const changed = urgencyChange(moves);
  const back = await cameBack(records, escalation);
  const specialism = specialismNeeded(escalation, moves);
  return {
    ...(changed && { urgencyChange: changed }),
    ...(back && { cameBack: back }),
    ...(specialism !== undefined && { specialism }),
  };
}

type Said = Pick<StoredMessage, 'id' | 'text'>;

/**
 * The text of the urgent message. Undefined if that message is the question, because the question is shown
 * anyway.
 */
const textApartFrom = (question: Said | undefined, urgent: Said) =>
  urgent.id === question?.id ? undefined : urgent.text;
