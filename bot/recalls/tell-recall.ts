import { changedSentences } from '../../ingest/comparing/changed-words.js';
import {
  formsOf,
  hasWords,
  markRecalled,
  recalledBy,
  type Recalled,
} from '../../knowledge/model/recalled.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import type { JobPayloads } from '../model/jobs/job.js';
import type { Place } from '../model/messages/message.js';
import { enqueuePrivateChat } from '../jobs/enqueue-private-chat.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import { queueMessage, type Composed } from '../jobs/outbox.js';
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import { presentRecall } from './present-recall.js';
import { stillToTell, type Recall } from '../model/recalls/recall.js';

/**
 * Tells each person about all the recalls decided together. It is safe to run this again, because no one is
 * told about the same passage twice in one place.
 */
export async function tellRecall(ports: BotPorts, { recall: id }: JobPayloads['recall']): Promise<void> {
  const { records } = ports.store;
  const recall = await records.recalls.find(id);
  if (recall?.state !== 'told' || recall.liftedAt !== undefined) return;
  const telling = await toTell(records, recall);
  const given: StoredAnswer[][] = [];
  for (const answers of await givenByPerson(records, telling.matter)) {
    const theirs = await askedBefore(records, recall, answers);
    if (theirs.length) given.push(theirs);
  }
  let told = 0;
  for (const answers of given)
    if (await inTransaction(ports, (unit) => tellOne(unit, telling, answers))) told += 1;
  ports.log.info(
    { recall: id, told, notTold: given.length - told },
    'Everyone we can still reach has been told about a changed passage.',
  );
}

interface Telling {
  /**
   * The first of all recalls decided together. The keys of the messages contain its ID, so that no one gets a
   * message twice.
   */
  first: number;
  /** The recalls that people are told about. Empty if all are about text that they were told was wrong. */
  matter: readonly Recall[];
}

async function toTell({ recalls }: Records, recall: Recall): Promise<Telling> {
  const all = await recalls.matter(recall);
  const matter = stillToTell(all, await recalls.list('told'));
  return { first: all[0]!.id, matter: newTextMarked(await recalls.recalled(), matter) };
}

/** The new text can still contain words that were recalled, so warn people who would read it as current. */
export function newTextMarked(recalled: Recalled, matter: readonly Recall[]): Recall[] {
  return matter.map((recall) => {
    const now = recall.now && markRecalled(recalled, recall.now);
    if (!now || now === recall.now) return recall;
    return { ...recall, now: { ...now, addsRecalled: addsRecalled(recalled, recall, now) } };
  });
}

/**
 * If the old text had the recalled words too, they only count as new if a sentence that was added also has
 * them.
 */
function addsRecalled(
  recalled: Recalled,
  { passage: id, document, title, was }: Recall,
  { passage, document: itsDocument, moved }: NonNullable<Recall['now']>,
): boolean {
  const added = changedSentences(was, passage.text, moved).filter(({ kind }) => kind === 'added');
  return recalled.texts.some((wrong) => {
    const only = { texts: [wrong] };
    if (!recalledBy(only, passage, itsDocument)) return false;
    const hadThem = recalledBy(only, { id, document, text: was }, { ...itsDocument, title });
    return !hadThem || added.some(({ text }) => hasWords(text, wrong.words));
  });
}

/**
 * Leaves out answers to later questions. If the change was reversed after the decision, those answers contain
 * correct text again.
 */
async function askedBefore(
  { messages }: Records,
  { reason, decidedAt = '' }: Recall,
  answers: StoredAnswer[],
): Promise<StoredAnswer[]> {
  if (reason === 'wrong') return answers;
  const before: StoredAnswer[] = [];
  for (const answer of answers) {
    const isEarlier = answer.createdAt <= decidedAt;
    if (isEarlier || ((await messages.find(answer.message))?.receivedAt ?? '') <= decidedAt)
      before.push(answer);
  }
  return before;
}

/**
 * Groups the answers that quoted any of these passages by conversation and by the person who asked. Oldest
 * first. An answer that an adviser forwarded also counts for the practitioner.
 */
export async function givenByPerson(records: Records, matter: readonly Recall[]): Promise<StoredAnswer[][]> {
  const passages = matter.map(({ passage }) => passage);
  const sentOn = await records.answers.sentOn(passages);
  const given = new Map<string, StoredAnswer[]>();
  const give = (to: string | undefined, answer: StoredAnswer) => {
    const key = `${answer.conversation} ${to ?? ''}`;
    const before = given.get(key) ?? [];
    if (!before.some(({ id }) => id === answer.id)) given.set(key, [...before, answer]);
  };
  for (const answer of await records.answers.quoting(passages)) {
    give((await records.messages.find(answer.message))?.from.id, answer);
    for (const { conversation, person } of sentOn.filter((sent) => sent.answer === answer.id))
      give(person?.id, { ...answer, conversation });
  }
  return [...given.values()];
}

/**
 * Tells one person about the recall, straight away if they asked in a private chat. If they asked in a shared
 * place, queues a job to find their private chat. Returns false if they cannot be told.
 */
async function tellOne(
  unit: UnitOfWork,
  telling: Telling,
  answers: readonly StoredAnswer[],
): Promise<boolean> {
  const { records } = unit;
  const conversation = await records.conversations.find(answers.at(-1)!.conversation);
  if (!conversation) return false;
  if (conversation.place.kind !== 'personal') return tellInShared(unit, telling, answers);
  // If someone asked to be forgotten, we do not contact them about earlier answers, even if they have used
  // the service since.
  const erasedAt = (await records.erasures.chatErasedAt(conversation.id)) ?? '';
  const since = answers.filter(({ createdAt }) => createdAt > erasedAt);
  if (!conversation.person || !since.length) return false;
  await queueRecall(unit, telling, since, conversation.id);
  return true;
}

/**
 * Once retention has deleted a question, no one knows who asked it, so the message goes to the place itself.
 */
async function tellInShared(
  unit: UnitOfWork,
  telling: Telling,
  answers: readonly StoredAnswer[],
): Promise<boolean> {
  const { records } = unit;
  const theirs: StoredAnswer[] = [];
  for (const answer of answers)
    if (!(await records.erasures.isMessageErased(answer.message))) theirs.push(answer);
  const latest = theirs.at(-1);
  const asked = latest && (await records.messages.find(latest.message));
  if (!asked) return false;
  const { conversation } = latest;
  if (asked.deletedAt !== undefined) {
    await queueRecall(unit, telling, theirs, conversation);
    return true;
  }
  const { first: recall } = telling;
  await enqueuePrivateChat(unit, {
    person: asked.from,
    seenIn: conversation,
    next: { do: 'tell-recall', recall, answer: latest.id },
    lane: `personal:${conversation}`,
    uniqueKey: `recall:${recall}:${latest.id}`,
  });
  return true;
}

/**
 * If there is no private chat, sends the message to the place where the person got the old text. That is
 * safe, because the message contains nothing private.
 */
export async function tellInPrivate(
  unit: UnitOfWork,
  step: { recall: number; answer: string },
  person: Person,
  place: Place | undefined,
): Promise<void> {
  const { records, now } = unit;
  const recall = await records.recalls.find(step.recall);
  const latest = await records.answers.find(step.answer);
  if (!recall || recall.liftedAt !== undefined || !latest) return;
  const telling = await toTell(records, recall);
  if (!telling.matter.length) return;
  const theirs = await records.answers.quoting(
    telling.matter.map(({ passage }) => passage),
    { conversation: latest.conversation, person },
  );
  const answers = theirs.length ? theirs : [latest];
  const personal = place && (await records.conversations.open(place, person, now));
  if (personal) return queueRecall(unit, telling, answers, personal.id);
  // The key includes the answer's ID, because other people may have asked in the same place, and each of them
  // gets a message.
  await queueRecall(unit, telling, answers, latest.conversation, latest.id);
}

/**
 * Leaves out passages that the person has already been told about here. Their answers may be in several shared
 * places, but the messages about all of those go to one private chat.
 */
async function queueRecall(
  unit: UnitOfWork,
  { first, matter }: Telling,
  answers: readonly StoredAnswer[],
  conversation: string,
  to = conversation,
): Promise<void> {
  const key = `recall:${first}:${to}`;
  const told = (await unit.records.outgoing.startingWith(conversation, key)).flatMap(({ message }) =>
    message.parts.map((part) => part.kind === 'quote' && part.citation.passage.id),
  );
  const left = matter.filter((recall) => !formsOf(recall).some((form) => told.includes(form)));
  const about = answers.filter(({ answer }) =>
    answer.citations.some(({ passage }) => left.some((recall) => formsOf(recall).includes(passage.id))),
  );
  const latest = about.at(-1);
  if (!latest) return;
  const message: Composed = (say) => presentRecall(say, left, about, unit.ports.citationLink);
  await queueMessage(unit, conversation, message, {
    key: `${key}:${latest.id}`,
    purpose: 'news',
    answer: latest.id,
  });
}
