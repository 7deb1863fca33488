// Writes the transcript of a handoff: what both sides saw, in order, with each change of adviser.
import { formatTimeForRecord as formatTime } from '../messages/format-time.js';
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
  | { kind: 'moved'; transition: EscalationTransition['transition']; by?: string; at: string };

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
  lines: TranscriptLine[];
}

const ASKER = 'The practitioner';

const MOVES: Record<EscalationTransition['transition'], (by: string, asker: string) => string> = {
  // The assistant asks by itself if a message sounds like danger.
  open: () => 'An adviser was asked for.',
  claim: (by) => `${by} claimed this.`,
  'hand-back': (by) => `${by} handed this back.`,
  reassign: (by) => `${by} transferred this to another adviser.`,
  redirect: (by) => `${by} transferred this to another specialism.`,
  resolve: (by) => `${by} closed this.`,
  withdraw: (_, asker) => `${asker} cancelled the request.`,
  reopen: (by) => `${by} reopened this.`,
  expire: () => 'The adviser did not reply in time, so this was offered to other advisers again.',
  'make-urgent': () => 'The request became urgent.',
  'not-urgent': (by) => `${by} marked this as not urgent.`,
  'no-danger': (_, asker) => `${asker} said that no one is in danger now.`,
  'move-place': () => 'The conversation moved to a private chat.',
};

export function transitionText({ transition, by }: Pick<Moved, 'transition' | 'by'>, asker = ASKER): string {
  return MOVES[transition](by ?? 'The assistant', asker);
}

type Moved = Extract<TranscriptLine, { kind: 'moved' }>;

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
  return [...head, ...transcript.lines.flatMap(lineMarkdown), ''].join('\n');
}

function lineMarkdown(line: TranscriptLine): string[] {
  if (line.kind === 'moved')
    return [
      '',
      `*${formatTime(line.at)}: ${MOVES[line.transition](oneLine(line.by ?? 'The assistant'), ASKER)}*`,
    ];
  const marks = [
    ...(line.changed ? ['changed'] : []),
    ...(line.deleted ? ['deleted'] : []),
    ...(line.delivered ? [] : ['not delivered']),
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
