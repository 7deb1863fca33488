// The transcript of a handoff for the record: a page made for printing, and the same as a Markdown file.
import type {
  HandoffTranscript,
  TranscriptLine,
  TranscriptQuote,
} from '../../../bot/model/handoff/transcript.js';
import { wording } from '../../../bot/copy/wording.js';
import { transitionText, transcriptMarkdown } from '../../../bot/model/handoff/transcript.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { Content, Html } from '../design/markup.js';
import { markup } from '../design/markup.js';
import { escalationPath, transcriptPath } from '../model/paths.js';
import { longDate, timeElement } from '../design/format-time.js';
import type { Desk } from './frame/context.js';
import { deskPageReply } from './frame/desk-page.js';
import { notFoundReply } from './frame/not-found.js';

export async function showTranscript(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.escalation ?? '';
  const transcript = await desk.options.queries.transcript(id, visitor.person);
  if (!transcript) return notFoundReply(desk, visitor);
  return deskPageReply(desk, visitor, {
    title: `Transcript of ${longDate(transcript.openedAt)}`,
    styles: ['record.css'],
    main: transcriptMain(transcript),
  });
}

export async function downloadTranscript(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.escalation ?? '';
  const transcript = await desk.options.queries.transcript(id, visitor.person);
  if (!transcript) return notFoundReply(desk, visitor);
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      // Ids are of our own making and hold letters, digits, hyphens and underscores.
      'Content-Disposition': `attachment; filename="handoff-${transcript.escalation}.md"`,
    },
    body: transcriptMarkdown(transcript),
  };
}

/** Every time with its day: a printed page has no “today”. */
const LONG_AGO = new Date(0);

function transcriptMain(transcript: HandoffTranscript): Html {
  const { escalation, openedAt, closedAt, outcome, rating, redacted, about, lines } = transcript;
  const facts: [string, Content][] = [
    ['Number', escalation],
    ['Asked for', timeElement(openedAt, LONG_AGO)],
    ['Closed', closedAt && timeElement(closedAt, LONG_AGO)],
    ['Outcome', outcome],
    ['Rating', rating && (rating === 'up' ? 'Helpful' : 'Not helpful')],
    ['Personal data', redacted ? 'Removed' : 'Included'],
  ];
  return markup`<p class="kicker no-print"><a href="${escalationPath(escalation)}">Back to the request</a></p>
<h1>Transcript of a conversation with an adviser</h1>
<dl class="facts record-facts">${facts.map(
    ([label, value]) => value !== undefined && markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>
<p class="no-print record-links"><a href="${transcriptPath(escalation)}.md" download>Download as Markdown</a> <span class="hint">To print it, or to save it as a PDF, use your browser’s print option.</span></p>
<ol class="record">${showSubject(about)}${lines.map(showLine)}</ol>`;
}

function showSubject({ question, said, quotes }: HandoffTranscript['about']): Html {
  return markup`<li class="record-said"><p class="turn-head">Question</p><blockquote dir="auto">${question}</blockquote></li>
<li class="record-said"><p class="turn-head">${wording.adviser.botSaid}</p>${said.map((sentence) => markup`<p>${sentence}</p>`)}${quotes.map(showQuote)}</li>`;
}

function showQuote({ title, quote }: TranscriptQuote): Html {
  return markup`<p class="record-quote">“${quote}” <cite>${title}</cite></p>`;
}

function showLine(line: TranscriptLine): Html {
  if (line.kind === 'moved')
    return markup`<li class="record-move">${timeElement(line.at, LONG_AGO)}: ${transitionText(line)}</li>`;
  const marks = [
    line.changed && 'edited later',
    line.deleted && 'deleted by the person who wrote it',
    !line.delivered && 'not delivered',
  ].filter((mark) => mark !== false);
  return markup`<li class="record-said record-${line.by}"><p class="turn-head"><bdi>${line.name}</bdi> <span class="entry-time">${timeElement(line.at, LONG_AGO)}${marks.length > 0 && `, ${marks.join(', ')}`}</span></p>
${!line.deleted && markup`<blockquote dir="auto">${line.text}</blockquote>`}${line.quotes.map(showQuote)}</li>`;
}
