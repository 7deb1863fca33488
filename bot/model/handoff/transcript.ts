// Writes the transcript of a handoff: what both sides saw, in order, with each change of adviser.
import { formatTimeForRecord as formatTime } from '../messages/format-time.js';
import type { ShownContact } from '../messages/message.js';
import type { EscalationTransition } from './escalation.js';
import { requestNumber } from './request-number.js';
import { transcriptWording as said } from '../wording/transcript-wording.js';

export type TranscriptLine =
  | {
      kind: 'said';
      by: 'practitioner' | 'adviser';
      name: string;
      at: string;
      text: string;
      changed: boolean;
      deleted: boolean;
      /** False if the message is waiting to be delivered or could not be delivered. */
      delivered: boolean;
      quotes: TranscriptQuote[];
    }
  /** `to`: the adviser or specialism that the request was transferred to. */
  | { kind: 'moved'; transition: EscalationTransition['transition']; by?: string; to?: string; at: string }
  /** A message from the bot that gave the numbers to call, or said again when to call. */
  | { kind: 'warned'; at: string; texts: string[]; contacts: TranscriptContact[]; delivered: boolean };

export type TranscriptContact = Pick<ShownContact, 'name' | 'phone'>;

export interface TranscriptQuote {
  title: string;
  quote: string;
}

export interface HandoffTranscript {
  escalation: string;
  openedAt: string;
  closedAt?: string;
  outcome?: string;
  rating?: 'up' | 'down';
  redacted: boolean;
  /** The question, always redacted, and what the bot showed in reply. */
  about: { question: string; said: string[]; quotes: TranscriptQuote[] };
  /** The name to show for the practitioner. */
  asker: string;
  lines: TranscriptLine[];
}

type Mover = Parameters<(typeof said.moves)['reassign']>[0];

const MOVES: Record<EscalationTransition['transition'], (mover: Mover) => string> = said.moves;

export function transitionText(
  { transition, by, to }: Pick<Moved, 'transition' | 'by' | 'to'>,
  asker: string,
): string {
  return MOVES[transition]({ by: by ?? said.assistant, isByAssistant: by === undefined, asker, to });
}

type Moved = Extract<TranscriptLine, { kind: 'moved' }>;
type Warned = Extract<TranscriptLine, { kind: 'warned' }>;

/**
 * Returns Markdown. What people wrote is indented as code, so that none of it is read as a heading or a link.
 */
export function transcriptMarkdown(transcript: HandoffTranscript): string {
  const { openedAt, closedAt, outcome, rating, redacted, about } = transcript;
  const head = [
    `# ${said.title(requestNumber({ id: transcript.escalation, openedAt }))}`,
    '',
    `- ${said.id(transcript.escalation)}`,
    `- ${said.askedFor(formatTime(openedAt))}`,
    ...(closedAt ? [`- ${said.closed(formatTime(closedAt))}`] : []),
    ...(outcome ? [`- ${said.outcome(oneLine(outcome))}`] : []),
    ...(rating ? [`- ${said.rated[rating]}`] : []),
    `- ${said.personalData(redacted)}`,
    '',
    `## ${said.question}`,
    '',
    ...indented(about.question),
    '',
    `## ${said.answered}`,
    ...about.said.flatMap((sentence) => ['', oneLine(sentence)]),
    ...about.quotes.flatMap(quoteMarkdown),
    '',
    `## ${said.said}`,
  ];
  return [...head, ...transcript.lines.flatMap((line) => lineMarkdown(line, transcript.asker)), ''].join(
    '\n',
  );
}

function lineMarkdown(line: TranscriptLine, asker: string): string[] {
  if (line.kind === 'warned') return warnedMarkdown(line);
  if (line.kind === 'moved') {
    const { transition, by, to } = line;
    const names = { by: by && oneLine(by), to: to && oneLine(to) };
    return ['', `*${formatTime(line.at)}: ${transitionText({ transition, ...names }, asker)}*`];
  }
  const marks = [
    ...(line.changed ? [said.changed] : []),
    ...(line.deleted ? [said.deleted] : []),
    ...(line.delivered ? [] : [said.notDelivered]),
  ];
  const text = line.deleted ? [] : indented(line.text);
  return [
    '',
    `**${oneLine(line.name)}**, ${formatTime(line.at)}${marks.length ? ` (${marks.join(', ')})` : ''}:`,
    '',
    ...text,
    ...line.quotes.flatMap(quoteMarkdown),
  ];
}

function warnedMarkdown({ at, texts, contacts, delivered }: Warned): string[] {
  return [
    '',
    `**${said.assistant}**, ${formatTime(at)}${delivered ? '' : ` (${said.notDelivered})`}:`,
    ...texts.flatMap((text) => ['', oneLine(text)]),
    ...(contacts.length ? [''] : []),
    ...contacts.map(({ name, phone }) => `- ${oneLine(phone)}: ${oneLine(name)}`),
  ];
}

function indented(text: string): string[] {
  return text.split(/\r\n?|\n/).map((line) => `    ${line}`);
}

function quoteMarkdown({ title, quote }: TranscriptQuote): string[] {
  return ['', `> “${oneLine(quote)}” (${oneLine(title)})`];
}

/** Puts the text on one line and escapes Markdown characters. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|!]/g, '\\$&')
    .trim();
}
