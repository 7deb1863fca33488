// Lets editors handle a report that an answer is unsafe: see who was given the answer, start a recall, or
// dismiss the report.
import { editorWording } from '../wording/staff/editor-wording.js';
import type { Citation } from '../../knowledge/model/answer.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { hasWords, recalledBy } from '../../knowledge/model/recalled.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import { splitUnits } from '../../knowledge/text/sentences.js';
import type { Records, Store } from '../model/store.js';
import type { ReadUnsafeReport, ReportedQuote, ReportRound } from '../model/recalls/unsafe-report.js';
import { recipientsOf } from './recipients.js';
import { countGiven } from './count-recipients.js';
import { liveDocument, type LiveDocumentStore } from './live-document.js';
import { alreadyOpen, reportWrongPassages, type WrongPassagePorts } from './report-wrong-passage.js';

/** Returns undefined if no one has reported the answer. */
export async function readUnsafeReport(
  store: Store,
  guidance: LiveDocumentStore,
  id: string,
): Promise<ReadUnsafeReport | undefined> {
  const { records } = store;
  const report = await records.reports.find(id);
  const answer = report && (await records.answers.find(id));
  if (!report || !answer) return undefined;
  const question = await textOf(records, answer.message);
  const said = async ({ messages }: ReportRound) =>
    (await Promise.all(messages.map((message) => textOf(records, message)))).filter(
      (text) => text !== undefined,
    );
  const passages = answer.answer.citations.map(({ passage }) => passage.id);
  return {
    report,
    answer,
    ...(question !== undefined && { question }),
    words: await said(report),
    isUrgent: await isUrgent(records, report),
    quotes: await Promise.all(
      answer.answer.citations.map((citation) => reportedQuote(records, guidance, citation)),
    ),
    earlier: await Promise.all(
      report.earlier.map(async (round) => ({ handled: round.handled, words: await said(round) })),
    ),
    given: countGiven(await recipientsOf(store, passages)),
  };
}

/** True if the person also has an urgent request, because danger in a report does not always open one. */
async function isUrgent({ messages, escalations }: Records, report: ReportRound): Promise<boolean> {
  for (const id of report.messages) {
    const message = await messages.find(id);
    if (!message?.urgent || message.deletedAt !== undefined) continue;
    if ((await escalations.waitedForBy(message.from)).some(({ urgent }) => urgent)) return true;
  }
  return false;
}

async function reportedQuote(
  { recalls }: Records,
  guidance: LiveDocumentStore,
  citation: Citation,
): Promise<ReportedQuote> {
  const { passage, document } = citation;
  const held = await liveDocument(guidance, document);
  const stopped = recalledBy(await recalls.recalled(), passage, document);
  return {
    // A passage of a renamed document has another id.
    isLive: held?.passages.some(({ id, text }) => id === passage.id || text === passage.text) ?? false,
    ...(stopped && { stoppedBy: stopped.recall }),
    alsoStopped: stopped ? [] : statementsBeside(citation, held?.passages ?? []),
  };
}

/** Search finds whole passages, so a recall of some words stops the whole passage from being quoted. */
function statementsBeside({ passage, quote, spans }: Citation, live: readonly Passage[]): string[] {
  const quoted = spans.map(([start, end]) => passage.text.slice(start, end));
  return live
    .filter(({ id, text }) => id === passage.id || hasWords(text, quote))
    .flatMap(({ text }) =>
      splitUnits(text)
        .filter(({ kind }) => kind !== 'lead-in' && kind !== 'column-heads')
        .map(({ start, end }) => text.slice(start, end)),
    )
    .filter((statement) => !quoted.some((part) => hasWords(part, statement)));
}

/** Returns undefined if the message has been deleted. */
async function textOf({ messages }: Records, id: string): Promise<RedactedText | undefined> {
  const message = await messages.find(id);
  return message?.deletedAt === undefined ? message?.text : undefined;
}

export interface RecallStart {
  answer: string;
  /** Numbers of the wrong quotes, starting at 1. */
  quotes: readonly number[];
  editor: string;
  comment: string;
}

/**
 * Opens a recall for each quote that does not have one, and returns the lowest ID. Throws `InputFailure` if
 * no quote was chosen, or if all the recalls are already open with a different comment, because people would
 * get that comment instead of this one.
 */
export async function startRecall(ports: WrongPassagePorts, start: RecallStart): Promise<number> {
  const { records } = ports.store;
  const answer = await records.answers.find(start.answer);
  const found = start.quotes.flatMap((number) => answer?.answer.citations[number - 1] ?? []);
  if (!found.length) throw new InputFailure(...editorWording.recalls.noQuote);
  const { recalls, isNew } = await reportWrongPassages(ports, {
    found: found.map(({ passage, document, quote }) => ({ passage, document, words: quote })),
    comment: start.comment,
  });
  if (!isNew && !(await saysSo(records, recalls, start.comment))) throw alreadyOpen();
  const handled = { by: start.editor, outcome: 'recalled' as const, comment: start.comment };
  await records.reports.handle(start.answer, handled, ports.clock().toISOString());
  return Math.min(...recalls);
}

async function saysSo({ recalls }: Records, ids: readonly number[], comment: string): Promise<boolean> {
  const open = await Promise.all(ids.map((id) => recalls.find(id)));
  return open.some((recall) => recall?.comment === comment);
}
