// Checks an old answer: whether each quote is in the release it came from, and whether asking again gives the
// same answer.
import { adminWording } from '../wording/staff/admin-wording.js';
import { IndexFailure, describeFailure } from '../../knowledge/model/errors.js';
import { quoteText } from '../../knowledge/model/quote-text.js';
import type { Answer, Citation, Question } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { GuidanceStore } from '../../ingest/model/ports.js';
import { dayInBritain } from '../../ingest/model/day-in-britain.js';
import { answerBothWays, passagesOfLast } from '../answers/answer-both-ways.js';
import { englishTwin } from '../answers/english-starter-question.js';
import { contextOfAnswers } from './earlier-conversation.js';
import type { AskedBeside, StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import type { Records } from '../model/store.js';
import { parseQuestion } from './parse-question.js';

const { answersRepeated: said } = adminWording;

export interface CheckPorts {
  records: Pick<Records, 'answers' | 'messages'>;
  guidance: Pick<GuidanceStore, 'documentOf'>;
  /**
   * Prepares to ask a question with the recorded settings. Returns undefined if the settings are not in the
   * store, and throws `IndexFailure` if the stored vectors came from different models.
   */
  askRecorded(
    release: number,
    settings: string,
  ): Promise<((question: Question) => Promise<Answer>) | undefined>;
}

export interface CheckedQuote {
  /** The number shown beside the quote, starting at 1. */
  number: number;
  quote: string;
  document: string;
  /**
   * Whether the passage contains the quote word for word, and the document contained the passage in that
   * release.
   */
  stands: boolean;
}

/**
 * `same` and `different` say whether the new answer has the same outcome and quotes. `impossible` means that
 * the question can't be asked again.
 */
export type Recomputed =
  | { outcome: 'same' }
  | { outcome: 'different'; quotes: string[]; given: StoredAnswer['answer']['outcome'] }
  | { outcome: 'impossible'; why: string };

export interface CheckedAnswer {
  answer: StoredAnswer;
  /** The redacted question. Absent if it has been edited or erased since. */
  question?: RedactedText;
  quotes: CheckedQuote[];
  recomputed: Recomputed;
}

export async function checkAnswer(ports: CheckPorts, answer: StoredAnswer): Promise<CheckedAnswer> {
  const quotes: CheckedQuote[] = [];
  for (const [n, citation] of answer.answer.citations.entries())
    quotes.push({
      number: n + 1,
      quote: citation.quote,
      document: citation.document.slug,
      stands: await stands(ports.guidance, answer.answer.release, citation),
    });
  const asked = await messageOf(ports, answer);
  const question = asked?.text || undefined;
  return {
    answer,
    ...(question !== undefined && { question }),
    quotes,
    recomputed: await recompute(ports, answer, asked),
  };
}

async function stands(
  guidance: CheckPorts['guidance'],
  release: number,
  { passage, document, quote, spans }: Citation,
): Promise<boolean> {
  const held = await guidance.documentOf(release, document.slug);
  const found = held?.passages.find(({ id }) => id === passage.id);
  return found !== undefined && quote === quoteText(found.text, spans);
}

async function messageOf(
  { records }: CheckPorts,
  { message: id, revision }: StoredAnswer,
): Promise<StoredMessage | undefined> {
  const message = await records.messages.find(id);
  const isKept = message?.deletedAt === undefined && message?.revision === revision;
  return isKept ? message : undefined;
}

async function recompute(
  ports: CheckPorts,
  { answer, asked, asFollowUp }: StoredAnswer,
  message: StoredMessage | undefined,
): Promise<Recomputed> {
  const impossible = (why: string): Recomputed => ({ outcome: 'impossible', why });
  if (answer.writtenBy !== 'quotes') return impossible(said.byModel);
  if (!asked || answer.settings === undefined) return impossible(said.notRecorded);
  const context = await contextOfAnswers(ports.records, asked.context);
  if (!message?.text || !context) return impossible(said.changed);
  const { question, several, noSuchDay } = parseQuestion(
    englishTwin(message.text),
    context,
    asked.jurisdiction,
    dayAsked({ answer, asked }, message),
  );
  // We did not search when the question was asked, because we asked for one question at a time or for a
  // different date.
  if ((several || noSuchDay) && answer.outcome === 'needs-clarification') return { outcome: 'same' };
  try {
    const ask = await ports.askRecorded(answer.release, answer.settings);
    if (!ask) return impossible(said.noSettings);
    const read = { ...question, ...asReadThen(asked) };
    if (!asFollowUp) return compare(answer, await ask(read));
    const last = await passagesOfLast(ports.records, asked.context);
    return compare(answer, await askBothWays(ask, read, { answer, from: asFollowUp.from, last }));
  } catch (error) {
    if (!(error instanceof IndexFailure)) throw error;
    return impossible(describeFailure(error));
  }
}

/** The day from which words such as “last week” are counted, if the answer was for a past day or might have been. */
const dayAsked = (
  { answer, asked }: Pick<StoredAnswer, 'answer' | 'asked'>,
  { receivedAt }: StoredMessage,
): string | undefined =>
  asked?.day !== undefined || answer.outcome === 'needs-clarification' ? dayInBritain(receivedAt) : undefined;

/**
 * Asks the question both as a new one and as a follow-up. Answers from before 30 November 2026 could repeat
 * quotes from the last answer, so this allows them if the old answer did so.
 */
async function askBothWays(
  ask: (question: Question) => Promise<Answer>,
  question: Question,
  { answer, from, last }: { answer: StoredAnswer['answer']; from: number; last: ReadonlySet<string> },
): Promise<Answer> {
  const isRepeated = answer.citations.slice(from).some(({ passage }) => last.has(passage.id));
  const [asNew, followUp] = [await ask(question), await ask({ ...question, followUp: true })];
  return answerBothWays(asNew, followUp, isRepeated ? new Set() : last).answer;
}

/**
 * Reads the question as it was read at the time, as a follow-up or not, even if it would be read differently
 * now.
 */
const asReadThen = ({ followUp, ownNationOnly }: AskedBeside) => ({
  ...(followUp !== undefined && { followUp }),
  ...(ownNationOnly && { ownNationOnly }),
});

function compare(given: StoredAnswer['answer'], now: Answer): Recomputed {
  const quotesOf = (citations: readonly Citation[]) =>
    citations.map(({ passage, quote }) => `${passage.id} ${quote}`);
  const isSame =
    given.outcome === now.outcome &&
    JSON.stringify(quotesOf(given.citations)) === JSON.stringify(quotesOf(now.citations));
  if (isSame) return { outcome: 'same' };
  return { outcome: 'different', quotes: now.citations.map(({ quote }) => quote), given: now.outcome };
}
