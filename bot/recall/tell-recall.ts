// Tells everybody who was given a passage what they were told, what it says now, and since when.
import type { Citation } from '../../knowledge/answer.js';
import type { StoredAnswer } from '../conversation.js';
import type { JobPayloads } from '../jobs/job.js';
import type { OutgoingMessage, Part, Place } from '../message.js';
import { inTransaction } from '../moment.js';
import type { Moment } from '../moment.js';
import { queueMessage } from '../outbox.js';
import type { Person } from '../person.js';
import type { BotPorts } from '../ports.js';
import { adviserButton } from '../present-answer.js';
import { sayDay } from '../say-time.js';
import { recallWording } from './recall-wording.js';
import type { Recall } from './recall.js';

/** One message for each conversation, about the latest answer there. Run again, it sends nothing twice. */
export async function tellRecall(ports: BotPorts, { recall: id }: JobPayloads['recall']): Promise<void> {
  const recall = await ports.store.records.recalls.find(id);
  if (recall?.state !== 'told') return;
  const given = await ports.store.records.answers.quoting([recall.passage]);
  const latest = new Map(given.map((answer) => [answer.conversation, answer]));
  for (const answer of latest.values())
    await inTransaction(ports, (moment) => tellOne(moment, recall, answer));
  ports.log.info(
    { recall: id, conversations: latest.size },
    'Told those who were given a passage that changed.',
  );
}

/** In a private chat at once; from a shared place the private chat has to be found first, by a job. */
async function tellOne(moment: Moment, recall: Recall, answer: StoredAnswer): Promise<void> {
  const { records, now } = moment;
  const conversation = await records.conversations.find(answer.conversation);
  // Whoever asked to be forgotten is not written to.
  if (!conversation || conversation.leftAt !== undefined) return;
  const asked = await records.messages.find(answer.message);
  if (conversation.place.kind === 'personal') {
    if (conversation.person) await queueRecall(moment, recall, answer, conversation.id);
    return;
  }
  if (!asked || asked.deletedAt !== undefined) return;
  await records.jobs.enqueue(
    {
      kind: 'open-personal',
      platform: conversation.place.platform,
      payload: {
        person: asked.from,
        seenIn: conversation.id,
        next: { do: 'tell-recall', recall: recall.id, answer: answer.id },
      },
      lane: `personal:${conversation.id}`,
      uniqueKey: `recall:${recall.id}:${answer.id}`,
    },
    now,
  );
}

/** Where no private chat can be had it is said where the old words were read: nothing in it is private. */
export async function tellInPrivate(
  moment: Moment,
  step: { recall: number; answer: string },
  person: Person,
  place: Place | undefined,
): Promise<void> {
  const recall = await moment.records.recalls.find(step.recall);
  const answer = await moment.records.answers.find(step.answer);
  if (!recall || !answer) return;
  const personal = place && (await moment.records.conversations.open(place, person, moment.now));
  await queueRecall(moment, recall, answer, personal?.id ?? answer.conversation);
}

async function queueRecall(
  moment: Moment,
  recall: Recall,
  answer: StoredAnswer,
  conversation: string,
): Promise<void> {
  const message = presentRecall(recall, answer, moment.ports.citationLink);
  await queueMessage(moment, conversation, message, {
    key: `recall:${recall.id}:${conversation}`,
    purpose: 'notice',
    answer: answer.id,
  });
}

export function presentRecall(
  recall: Recall,
  { id, answer, createdAt }: StoredAnswer,
  citationLink?: BotPorts['citationLink'],
): OutgoingMessage {
  const { reason, now, since } = recall;
  const opening = recallWording.opening[reason];
  const parts: Part[] = [
    { kind: 'text', tone: 'warning', text: opening },
    { kind: 'text', text: recallWording.told(sayDay(createdAt)) },
  ];
  answer.citations.forEach((citation, index) => {
    if (citation.passage.id !== recall.passage) return;
    const link = citationLink?.(id, index + 1);
    parts.push({ kind: 'quote', number: 1, citation, ...(link !== undefined && { link }) });
  });
  if (now) parts.push({ kind: 'text', text: recallWording.now(sayDay(since)) }, newQuote(now));
  else if (reason === 'wrong') parts.push({ kind: 'text', text: recall.comment ?? recallWording.wrongSince });
  else if (reason === 'withdrawn') parts.push({ kind: 'text', text: recallWording.withdrawn(sayDay(since)) });
  else parts.push({ kind: 'text', text: recallWording.nothingNow(sayDay(since)) });
  parts.push({ kind: 'text', text: recallWording.check });
  return {
    parts,
    buttons: [adviserButton(id)],
    summary: `${opening} ${recallWording.check}`,
    writtenByModel: false,
  };
}

/** The whole passage as it is now, word for word. */
function newQuote({ passage, document }: NonNullable<Recall['now']>): Part {
  const citation: Citation = {
    passage,
    document,
    quote: passage.text,
    spans: [[0, passage.text.length]],
    alsoIn: [],
  };
  return { kind: 'quote', number: 2, citation };
}
