// Writes the transcript of a handoff: what both sides saw, in order, with each change of adviser.
import { formatTimeForRecord as formatTime } from '../messages/format-time.js';
import type { ShownContact } from '../messages/message.js';
import type { EscalationTransition } from './escalation.js';
import { requestNumber } from './request-number.js';

export type TranscriptLine =
  | {
      kind: 'said';
      by: 'practitioner' | 'adviser';
      name: string;
      at: string;
      text: string;
      changed: boolean;
      deleted: boolean;
      /** False if the message is kept for later or could not be delivered. */
      delivered: boolean;
      quotes: TranscriptQuote[];
    }
  /** `to`: the adviser or the specialism that it was transferred to. */
  | { kind: 'moved'; transition: EscalationTransition['transition']; by?: string; to?: string; at: string }
  /** A message that gave numbers to call, or repeated when to call. */
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
  /** The question, always redacted, and what the assistant showed. */
  about: { question: string; said: string[]; quotes: TranscriptQuote[] };
  /** What the person who asked is called. */
  asker: string;
  lines: TranscriptLine[];
}

interface Mover {
  by: string;
  asker: string;
  to?: string;
}

const MOVES: Record<EscalationTransition['transition'], (mover: Mover) => string> = {
  // The assistant asks by itself if a message sounds like danger.
  open: () => 'An adviser was asked for.',
  claim: ({ by }) => `${by} claimed this.`,
  'hand-back': ({ by }) => `${by} handed this back.`,
  reassign: ({ by, to = 'another adviser' }) => `${by} transferred this to ${to}.`,
  redirect: ({ by, to = 'another specialism' }) => `${by} transferred this to ${to}.`,
  resolve: ({ by }) => `${by} closed this.`,
  withdraw: ({ asker }) => `${asker} cancelled the request.`,
  reopen: ({ by }) => `${by} reopened this.`,
  expire: () => 'The adviser did not reply in time, so this was offered to other advisers again.',
  'make-urgent': () => 'The request became urgent.',
  'not-urgent': ({ by }) => `${by} marked this as not urgent.`,
  'no-danger': ({ asker }) => `${asker} said that no one is in danger now.`,
  'move-place': () => 'The conversation moved to a private chat.',
};

export function transitionText(
  { transition, by, to }: Pick<Moved, 'transition' | 'by' | 'to'>,
  asker: string,
): string {
  return MOVES[transition]({ by: by ?? ASSISTANT, asker, to });
}

export const ASSISTANT = 'The assistant';
const NOT_DELIVERED = 'not delivered';

type Moved = Extract<TranscriptLine, { kind: 'moved' }>;
type Warned = Extract<TranscriptLine, { kind: 'warned' }>;

/**
 * Returns Markdown. What people wrote is indented as code, so that none of it becomes a heading or a link.
 */
export function transcriptMarkdown(transcript: HandoffTranscript): string {
  const { openedAt, closedAt, outcome, rating, redacted, about } = transcript;
  const head = [
    `# Request ${requestNumber({ id: transcript.escalation, openedAt })}`,
    '',
    `- ID: ${transcript.escalation}`,
    `- Asked for: ${formatTime(openedAt)}`,
    ...(closedAt ? [`- Closed: ${formatTime(closedAt)}`] : []),
    ...(outcome ? [`- Outcome: ${oneLine(outcome)}`] : []),
    ...(rating ? [`- Rated: ${rating === 'up' ? 'helpful' : 'not helpful'}`] : []),
    `- Personal data: ${redacted ? 'removed' : 'included'}`,
    '',
    '## The question',
    '',
    ...indented(about.question),
    '',
    '## What the assistant answered',
    ...about.said.flatMap((sentence) => ['', oneLine(sentence)]),
    ...about.quotes.flatMap(quoteMarkdown),
    '',
    '## What was said',
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
    ...(line.changed ? ['changed'] : []),
    ...(line.deleted ? ['deleted'] : []),
    ...(line.delivered ? [] : [NOT_DELIVERED]),
  ];
  const said = line.deleted ? [] : indented(line.text);
  return [
    '',
    `**${oneLine(line.name)}**, ${formatTime(line.at)}${marks.length ? ` (${marks.join(', ')})` : ''}:`,
    '',
    ...said,
    ...line.quotes.flatMap(quoteMarkdown),
  ];
}

function warnedMarkdown({ at, texts, contacts, delivered }: Warned): string[] {
  return [
    '',
    `**${ASSISTANT}**, ${formatTime(at)}${delivered ? '' : ` (${NOT_DELIVERED})`}:`,
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
