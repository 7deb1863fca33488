import { shownQuote } from '../../../knowledge/model/marked-quote.js';
import { cautionsFor } from '../../../knowledge/model/words/citation.js';
import { withAnswerMarked } from '../../answers/mark-recalled.js';
import type { StoredAnswer, StoredMessage } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import type { MovedTo } from '../../model/queries.js';
import type { Records } from '../../model/store.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { wordsIn } from '../../wording/words-in.js';
import { questionOf } from '../messages/question-of.js';
import { answerAbout, saidBeforeQuotes } from '../messages/answer-about.js';
import { writerOf } from '../messages/deliver-relay.js';
import { hasWholeCopy } from '../messages/relayed-message.js';
import { dangerIn } from '../cards/danger-sign.js';
import { urgentMessages } from '../messages/urgent-messages.js';
import { warnings } from './warnings.js';
import { withReceivers } from './with-receivers.js';
import { hasJoined, type Escalation, type RelayedMessage } from '../../model/handoff/escalation.js';
import { withoutNotes } from '../messages/internal-notes.js';
import { sameAdviser } from '../../model/people/roster.js';
import type { HandoffTranscript, TranscriptLine, TranscriptQuote } from '../../model/handoff/transcript.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';

/**
 * Returns undefined if there is no such handoff. `opened` means that the reader gave a reason to see the
 * original messages.
 */
export async function readTranscript(
  ports: Pick<BotPorts, 'policy' | 'roster'>,
  records: Records,
  id: string,
  reader: Person | undefined,
  { opened = false }: { opened?: boolean } = {},
): Promise<HandoffTranscript | undefined> {
  const escalation = await records.escalations.find(id);
  if (!escalation) return undefined;
  // A closed escalation still has its last holder.
  const holds = sameAdviser(ports.roster(), escalation.holder, reader);
  const redacted = !opened && !(ports.policy.transcript === 'as-received' && holds);
  const question = await questionOf(records, escalation);
  const danger = await dangerIn(records, await urgentMessages(records, escalation, question));
  const asker = danger?.isOwn ? adviserWording.childOrVictim : adviserWording.practitioner;
  const relayed = (await records.escalations.relayed(id)).filter(
    ({ direction }) => direction === 'to-adviser' || direction === 'to-practitioner',
  );
  const said = await Promise.all(
    relayed.map((one) => saidLine(records, escalation, one, { redacted, asker })),
  );
  const moves = await withReceivers(records, id, await records.escalations.transitions(id));
  const warned = await warnings(records, [question?.id, ...relayed.map(({ message }) => message)]);
  const rating = await records.answers.rating(id);
  return {
    escalation: id,
    openedAt: escalation.openedAt,
    ...(escalation.closedAt !== undefined && { closedAt: escalation.closedAt }),
    ...(escalation.outcome !== undefined && { outcome: escalation.outcome }),
    ...(rating && { rating }),
    redacted,
    asker,
    about: await subject(records, escalation, question, { opened, hasWarned: warned.length > 0 }),
    lines: inOrder(
      said.filter((line) => line !== undefined),
      [...moves.map(movedLine), ...warned].sort((one, other) => one.at.localeCompare(other.at)),
    ),
  };
}

function movedLine({ transition, by, receiver, at }: MovedTo): TranscriptLine {
  return {
    kind: 'moved',
    transition,
    at,
    ...(by?.name && { by: by.name }),
    ...(receiver !== undefined && { to: receiver }),
  };
}

/**
 * Keeps messages in their stored order, even if their times disagree. Puts each change before the first
 * message with the same or a later time.
 */
function inOrder(said: TranscriptLine[], moves: TranscriptLine[]): TranscriptLine[] {
  const lines: TranscriptLine[] = [];
  const waiting = [...moves];
  for (const line of said) {
    while (waiting[0] && waiting[0].at <= line.at) lines.push(waiting.shift()!);
    lines.push(line);
  }
  return [...lines, ...waiting];
}

async function subject(
  records: Records,
  escalation: Escalation,
  question: StoredMessage | undefined,
  { opened, hasWarned }: { opened: boolean; hasWarned: boolean },
): Promise<HandoffTranscript['about']> {
  const given = await answerAbout(records, escalation);
  const answer = given && (await withAnswerMarked(records, given));
  const erased = question?.deletedAt === undefined ? undefined : adviserWording.questionErased;
  const { botSaidNothing, botGaveNumbers } = adviserWording;
  const original = opened && question ? await records.messages.words(question.id) : undefined;
  return {
    question: erased ?? original ?? question?.text ?? adviserWording.noQuestion,
    said: answer ? saidIn(answer) : [hasWarned ? botGaveNumbers : botSaidNothing],
    quotes: answer ? quotesOf(answer) : [],
  };
}

function saidIn(stored: Pick<StoredAnswer, 'answer' | 'asked' | 'urgent'>): string[] {
  const claims = stored.answer.claims.map(({ text }) => text);
  const said = saidBeforeQuotes(stored);
  return claims.length ? [...said, wordsIn('en').page.message.writtenByModel, ...claims] : said;
}

function quotesOf({ answer, asked }: Pick<StoredAnswer, 'answer' | 'asked'>): TranscriptQuote[] {
  const ofDay = asked?.day === undefined ? [] : [wordsIn('en').asOf.quoteFrom(asked.day)];
  return answer.citations.map((citation) => {
    const cautions = [...ofDay, ...cautionsFor(citation, guidanceWords('en'))].join(' ');
    return {
      title: [citation.document.title, cautions].filter(Boolean).join('. '),
      quote: shownQuote(citation),
    };
  });
}

async function saidLine(
  records: Records,
  escalation: Escalation,
  relayed: RelayedMessage,
  { redacted, asker }: { redacted: boolean; asker: string },
): Promise<TranscriptLine | undefined> {
  const message = await records.messages.find(relayed.message);
  if (!message) return undefined;
  const byAdviser = message.role === 'adviser';
  const words =
    redacted || hasJoined(escalation, message)
      ? message.text
      : ((await records.messages.words(message.id)) ?? message.text);
  const text = byAdviser ? withoutNotes(words ?? '') : (words ?? '');
  const given = relayed.answer === undefined ? undefined : await records.answers.find(relayed.answer);
  const answer = given && (await withAnswerMarked(records, given));
  return {
    kind: 'said',
    by: message.role,
    name: byAdviser || hasJoined(escalation, message) ? writerOf(escalation, message) : asker,
    at: message.receivedAt,
    text,
    changed: message.editedAt !== undefined,
    deleted: message.deletedAt !== undefined,
    delivered: relayed.deliveredAt !== undefined && (await isDelivered(records, escalation, message)),
    quotes: answer ? quotesOf(answer) : [],
  };
}

/**
 * Returns true if the message reached the practitioner or, if the practitioner wrote it, at least one of the
 * request's holders. Holders also get copies of what an earlier holder wrote.
 */
export async function isDelivered(
  records: Records,
  { id, conversation: theirs }: Escalation,
  { id: message, role }: StoredMessage,
): Promise<boolean> {
  const carried = (await records.outgoing.showing(message)).filter(
    ({ purpose, escalation, conversation }) =>
      purpose === 'relay' && escalation === id && (role === 'practitioner' || conversation === theirs),
  );
  return hasWholeCopy(carried, ['sent']);
}
