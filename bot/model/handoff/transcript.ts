// Writes the transcript of a handoff: what both sides saw, in order, with each change of adviser.
import { formatTimeForRecord as formatTime } from '../messages/format-time.js';
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

const MOVES: Record<EscalationTransition['transition'], (by: string, asker: string) => string> = said.moves;

export function transitionText(
  { transition, by }: Pick<Moved, 'transition' | 'by'>,
  asker = said.practitioner,
): string {
  return MOVES[transition](by ?? said.assistant, asker);
}

type Moved = Extract<TranscriptLine, { kind: 'moved' }>;

/**
 * Returns Markdown. What people wrote is indented as code, so that none of it becomes a heading or a link.
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
  return [...head, ...transcript.lines.flatMap(lineMarkdown), ''].join('\n');
}

function lineMarkdown(line: TranscriptLine): string[] {
  if (line.kind === 'moved')
    return [
      '',
      `*${formatTime(line.at)}: ${transitionText({ ...line, by: oneLine(line.by ?? said.assistant) })}*`,
    ];
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
