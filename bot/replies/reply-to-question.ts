// Checks a stored question for danger, redacts it, searches the guidance, then stores and sends the reply.
import { emptyAnswer, type Answer } from '../../knowledge/model/answer.js';
import { IndexFailure } from '../../knowledge/model/errors.js';
import { sectionName } from '../../knowledge/model/passage.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import type {
  AskedBeside,
  Conversation,
  StoredAnswer,
  StoredMessage,
} from '../model/messages/conversation.js';
import { mayTalkOf } from '../model/handoff/is-known-to-wait.js';
import { insertButtons } from '../handoff/relay/insert-answer.js';
import { refreshCardsAbout } from '../handoff/cards/cards-about.js';
import { adviserTimes, partsAfterAnswer } from './parts-after-answer.js';
import { inTransaction, newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import { asModelCallFor } from '../jobs/model-call-conversation.js';
import { queueMessage, type Composed } from '../jobs/outbox.js';
import { answerAsOf } from '../as-of/answer-as-of.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { readBothWays } from '../answers/answer-both-ways.js';
import { suggestedOf } from '../answers/suggest-passages.js';
import { quotesRecalled } from '../answers/mark-recalled.js';
import { presentAnswer, type AnswerSetting } from '../answers/present-answer.js';
import { readMessage } from '../message-reading/read-message.js';
import { fixedPseudonyms } from '../safeguards/restorable-words.js';
import { speaksOfOneChild } from '../answers/one-child.js';
import { tellsHelpWasCalled } from '../safeguards/plainly-said/help-called.js';
import { speaksOfOneAdult } from '../safeguards/one-adult.js';
import { replyToTalk } from './reply-to-talk.js';
import { hear, type Heard, type HeardTalk } from './recognise-talk.js';
import { wordsIn } from '../wording/words-in.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { beforeAnswerDeadline } from '../answers/answer-deadline.js';
import { nationUsed, nationOfEveryQuote } from '../answers/nation-used.js';
import { earlierQuestion } from '../answers/earlier-question.js';
import { unlessRecalled, type OnProgress } from '../answers/unless-recalled.js';
import { giveWay, type PlaceInQueue } from './answer-earlier-first.js';
import type { QuestionOptions } from '../answers/queue-question.js';
import { prepare, askedInPrivateBy, type PreparedQuestion, type Underway } from './prepare-question.js';
import { operatorWording } from '../wording/staff/operator-wording.js';

/** Safe to run again after a crash, because each revision of a message is answered only once. */
export async function replyToQuestion(ports: BotPorts, payload: Payload, more: PlaceInQueue): Promise<void> {
  const { enqueuedAt, gaveWayTo = [] } = more;
  const giveWayTo = (earlier: Payload) =>
    giveWay(ports, { earlier, payload }, more, (asked, turn) => replyToQuestion(ports, asked, turn));
  await readMessage(ports, payload.message, payload.sender);
  const prepared = await inTransaction(ports, (unit) => prepare(unit, payload));
  if (!prepared) return;
  const { message, conversation } = prepared;
  const earlier = await earlierQuestion(ports, ports.store.records, message, gaveWayTo);
  if (earlier) return giveWayTo(earlier);
  const reply = await beforeAnswerDeadline(ports, enqueuedAt, (isOver) =>
    asModelCallFor(conversation.id, () => compose(ports, { ...prepared, isOver }, payload.as)),
  );
  if (reply && 'talk' in reply) return talk(ports, prepared, reply.talk);
  const answered = reply ?? { answer: { ...emptyAnswer('failed'), late: true as const } };
  const outcome = await inTransaction(ports, (unit) =>
    record(unit, message, conversation, { ...answered, gaveWayTo }),
  );
  if (typeof outcome === 'object') return giveWayTo(outcome);
  if (outcome !== 'recalled') return;
  if (more.isAgain) throw new IndexFailure(...operatorWording.quotedRecalled);
  await replyToQuestion(ports, payload, { ...more, isAgain: true });
}

type Payload = JobPayloads['answer-question'];
type Reply = { talk: HeardTalk } | Answered;

interface Answered extends Pick<StoredAnswer, 'suggested' | 'asFollowUp'> {
  answer: Answer;
  beside?: AskedBeside;
  offered?: true;
}

/** Composes the reply. Must not change the store, because it may be abandoned halfway. */
async function compose(ports: BotPorts, prepared: Underway, as: QuestionOptions['as']): Promise<Reply> {
  const heard = prepared.several || prepared.noSuchDay ? {} : await hear(ports, { ...prepared, as });
  if (heard.talk) return { talk: heard.talk };
  const asked = withFollowUp(prepared, heard);
  const asNew = await answerOf(ports, asked);
  nameThread(ports, asked, asNew);
  const read = heard.both ? await readBothWays(ports, asked, asNew) : { answer: asNew };
  return { beside: asked.beside, ...read, suggested: suggestedOf(read.answer, asked.question) };
}

async function talk(
  ports: BotPorts,
  { message: asked, conversation }: PreparedQuestion,
  heard: HeardTalk,
): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const message = await current(unit, asked, conversation);
    if (message?.kind !== 'question') return;
    await unit.records.messages.setKind(message.id, 'command');
    const { platformMessageId: id, revision, from: person, text = publicText('') } = message;
    const event = revision > 1 ? `${id}:${revision}` : id;
    await replyToTalk(unit, { person, conversation, event }, heard, { text, message: message.id });
  });
}

function withFollowUp(asked: Underway, { followUp }: Heard): Underway {
  if (followUp === undefined) return asked;
  const { question, beside } = asked;
  return { ...asked, question: { ...question, followUp }, beside: { ...beside, followUp } };
}

/** Names the thread after the first quote. A title from the question would outlive the question's erasure. */
function nameThread(
  { platforms }: BotPorts,
  { conversation: { place }, beside }: PreparedQuestion,
  { citations: [first] }: Answer,
): void {
  if (beside.context.length || !first) return;
  const title = sectionName(first.passage) ?? first.document.title;
  void platforms.get(place.platform)?.nameThread?.(place, publicText(title));
}

const answerKey = ({ id, revision }: StoredMessage) => `answer:${id}:${revision}`;

async function answerOf(
  ports: BotPorts,
  { message, conversation, question, beside, several, noSuchDay, isOver }: Underway,
): Promise<Answer> {
  const say = wordsIn(question.language);
  const unclear = noSuchDay ? say.asOf.noSuchDay : several && say.severalQuestions;
  if (unclear && !message.urgent)
    return {
      ...emptyAnswer('needs-clarification'),
      clarification: { question: unclear, choices: [] },
    };
  const platform = ports.platforms.get(conversation.place.platform);
  const show: OnProgress = (stage, verified = []) => {
    if (isOver()) return;
    void platform?.showProgress(conversation.place, stage, verified, question.language, answerKey(message));
  };
  if (ports.askAsOf && beside.day !== undefined) {
    show('searching');
    return answerAsOf(ports.askAsOf, beside.day, question);
  }
  const progress = unlessRecalled(ports.store.records, show);
  const answer = await ports.answerQuestion(question, progress.show);
  await progress.isShown();
  return answer;
}

/** After the last attempt, says and records that we could not answer, unless the question has been edited. */
export async function giveUpQuestion(
  ports: BotPorts,
  payload: JobPayloads['answer-question'],
): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const message = await unit.records.messages.find(payload.message);
    if (payload.revision !== undefined && payload.revision !== message?.revision) return;
    const place = payload.conversation ?? message?.conversation;
    const conversation = place && (await unit.records.conversations.find(place));
    if (message && conversation) await record(unit, message, conversation, { answer: emptyAnswer('failed') });
  });
}

/** Returns undefined if the question has since been edited or deleted. An edited question has its own job. */
async function current(
  { records, now }: UnitOfWork,
  asked: StoredMessage,
  { place }: Conversation,
): Promise<StoredMessage | undefined> {
  // Lock the conversation's row first, as everywhere else, so that an edit now either waits or is seen here.
  await records.conversations.open(place, undefined, now);
  const message = await records.messages.find(asked.id);
  return message?.deletedAt === undefined && message?.revision === asked.revision ? message : undefined;
}

/**
 * Stores the answer. If an editor recalled one of its quotes while we were answering, returns 'recalled' and
 * stores nothing. If an earlier question arrived while we were answering, returns that question and stores
 * nothing.
 */
async function record(
  unit: UnitOfWork,
  asked: StoredMessage,
  conversation: Conversation,
  answered: Answered & Pick<PlaceInQueue, 'gaveWayTo'>,
): Promise<'recalled' | Payload | undefined> {
  const { records, ports, now } = unit;
  const message = await current(unit, asked, conversation);
  if (!message) return undefined;
  if (await quotesRecalled(records, answered.answer)) return 'recalled';
  const earlier = answered.gaveWayTo && (await earlierQuestion(ports, records, message, answered.gaveWayTo));
  if (earlier) return earlier;
  const latest = await records.answers.latestIn(conversation.id);
  const stored = toStored(message, conversation, answered, now);
  if (!(await records.answers.add(stored))) return undefined;
  // The check for recalls may have run before this answer was stored, so run it again.
  if (answered.beside?.day === undefined) await records.recalls.checkAgainSince(stored.answer.release);
  await refreshCardsAbout(unit, message);
  const fixed = await fixedPseudonyms(unit, message);
  const escalation = message.role === 'adviser' ? await askedInPrivateBy(records, message.id) : undefined;
  const adviser = await whyNoneOffered(unit, message, conversation);
  const times = adviser ? undefined : await adviserTimes(unit, { message, place: conversation.place });
  const isEarlier = await hasWrittenSince(unit, message, conversation);
  const shown = (say: PractitionerWords) =>
    presentAnswer(stored, {
      say,
      redactedTypes: message.redactedTypes,
      // Only the practitioner, not an adviser asking for them, can correct what was removed from the message.
      ...(message.role === 'practitioner' && { question: message }),
      shared: message.conversation !== conversation.id,
      onPage: conversation.place.platform === 'web',
      fixed,
      isEarlier,
      citationLink: ports.citationLink,
      after: partsAfterAnswer(say, ports, { message, conversation, stored, times }),
      ...(answered.offered && { followUpOf: message.id }),
      isAboutOneChild: speaksOfOneChild(message.text ?? ''),
      isHelpCalled: tellsHelpWasCalled(message.text ?? ''),
      isAboutOneAdult: speaksOfOneAdult(message.text ?? ''),
      ...(adviser && { adviser }),
      nation: nationUsed(stored, message, latest),
      onlyNation: nationOfEveryQuote(stored, message, latest),
    });
  const composed: Composed = escalation
    ? { ...shown(wordsIn('en')), buttons: insertButtons(stored, escalation) }
    : shown;
  await queueMessage(unit, conversation.id, composed, {
    key: answerKey(message),
    purpose: 'answer',
    answer: stored.id,
  });
  return undefined;
}

function toStored(
  { id: message, revision, urgent }: StoredMessage,
  conversation: Conversation,
  { answer, suggested, asFollowUp, beside }: Answered,
  now: string,
): StoredAnswer {
  return {
    id: newId(),
    message,
    revision,
    conversation: conversation.id,
    answer: {
      ...answer,
      passages: answer.passages.map(({ passage, score }) => ({
        id: passage.id,
        document: passage.document,
        score,
      })),
    },
    ...(suggested && { suggested }),
    ...(beside && { asked: beside }),
    ...(asFollowUp && { asFollowUp }),
    urgent,
    createdAt: now,
  };
}

/** True if the person wrote again in a private chat. Elsewhere, an answer is in the question's thread. */
async function hasWrittenSince(
  { records }: UnitOfWork,
  { id, from, conversation: asked }: StoredMessage,
  { id: conversation, place }: Conversation,
): Promise<boolean> {
  if (place.kind !== 'personal' || asked !== conversation) return false;
  return (await records.messages.of(from, conversation)).at(-1)?.id !== id;
}

/**
 * Returns the reason not to offer an adviser with the answer, if there is one. In a shared place, an open
 * request is only a reason if it could not move to a private chat, because other people there must not find
 * out about any other request.
 */
async function whyNoneOffered(
  { records }: UnitOfWork,
  { role, from }: StoredMessage,
  conversation: Conversation,
): Promise<AnswerSetting['adviser']> {
  if (role === 'adviser') return 'asking';
  const [open] = await records.escalations.waitedForBy(from);
  return open && mayTalkOf(open, conversation) ? 'asked' : undefined;
}
