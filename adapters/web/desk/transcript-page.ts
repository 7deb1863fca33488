// Serves the transcript of a request, as a page for printing and as a Markdown file.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../bot/wording/english/adviser-wording.js';
import { requestNumber } from '../../../bot/model/handoff/request-number.js';
import {
  transitionText,
  transcriptMarkdown,
  type HandoffTranscript,
  type TranscriptLine,
  type TranscriptQuote,
} from '../../../bot/model/handoff/transcript.js';
import { transcriptWording as spoken } from '../../../bot/model/wording/transcript-wording.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { factList, type LabelledFacts } from '../design/fact-list.js';
import { flag, markup, type Html } from '../design/markup.js';
import { describedByNotice, refusedBox, saidLine } from '../design/render.js';
import { escalationPath, originalPath, transcriptPath } from '../model/paths.js';
import { longDate, datedTimeElement } from '../design/format-time.js';
import type { SignedIn } from '../model/signed-in.js';
import { checkForm, csrfFormOf, hiddenFields, type CsrfForm } from '../security/csrf-form.js';
import { typedText, readPost, type Refusal } from '../security/post-guard.js';
import type { Desk } from './frame/context.js';
import { deskPageReply } from './frame/desk-page.js';
import { notFoundReply } from './frame/not-found.js';
import { frameWording } from './wording/frame-wording.js';
import { transcriptWording as words } from './wording/transcript-wording.js';

export async function showTranscript(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.escalation ?? '';
  const transcript = await desk.options.queries.transcript(id, visitor.person);
  if (!transcript) return notFoundReply(desk, visitor);
  markTranscript(desk, exchange, transcript);
  return transcriptReply(desk, visitor, transcript);
}

/** Opening a transcript with original messages counts as reading them. */
function markTranscript(desk: Desk, exchange: HttpExchange, { redacted }: HandoffTranscript): void {
  if (!redacted) desk.mark(exchange, { what: 'original' });
}

function transcriptReply(
  desk: Desk,
  visitor: SignedIn,
  transcript: HandoffTranscript,
  notice: { problem?: Pick<Refusal, 'problem' | 'status'>; said?: string } = {},
): Promise<HttpReply> {
  const { problem, said } = notice;
  const day = longDate(transcript.openedAt);
  return deskPageReply(desk, visitor, {
    title: problem ? frameWording.errorTitle(problem.problem) : words.windowTitle(day),
    styles: ['record.css'],
    scripts: ['print.js'],
    main: transcriptMain(transcript, csrfFormOf(visitor), { problem: problem?.problem, said }),
    status: problem?.status,
  });
}

const LONGEST_REASON = 500;

/** Shows the original messages to someone who has not claimed the request, after they have given a reason. */
export async function receiveOriginal(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.escalation ?? '';
  const posted = readPost(exchange);
  const reason = typedText(posted, 'reason', LONGEST_REASON);
  const refusal =
    (await checkForm(desk, visitor, exchange, posted)) ??
    (reason === '' ? { problem: words.originals.noReason, status: 400 } : undefined);
  if (refusal) {
    const transcript = await desk.options.queries.transcript(id, visitor.person);
    if (!transcript) return notFoundReply(desk, visitor);
    desk.mark(exchange, { what: 'transcript' });
    return transcriptReply(desk, visitor, transcript, { problem: refusal });
  }
  desk.mark(exchange, { reason, purpose: words.originals.purpose });
  const opened = await desk.options.openOriginals({ escalation: id, by: visitor.person, reason });
  return opened
    ? transcriptReply(desk, visitor, opened, { said: words.originals.recorded })
    : notFoundReply(desk, visitor);
}

export async function downloadTranscript(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.escalation ?? '';
  const transcript = await desk.options.queries.transcript(id, visitor.person);
  if (!transcript) return notFoundReply(desk, visitor);
  await desk.options.store.records.audit.append({
    kind: 'export',
    at: desk.now().toISOString(),
    by: visitor.person.name,
    record: { kind: 'request', id },
  });
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="request-${requestNumber({ id: transcript.escalation, openedAt: transcript.openedAt })}.md"`,
    },
    body: transcriptMarkdown(transcript),
  };
}

function transcriptMain(
  transcript: HandoffTranscript,
  forms: CsrfForm,
  { problem, said }: { problem?: string; said?: string },
): Html {
  const { escalation, openedAt, closedAt, outcome, rating, redacted, about, lines, asker } = transcript;
  const { facts: label, personalData } = words;
  const facts: LabelledFacts = [
    [label.number, requestNumber({ id: transcript.escalation, openedAt: transcript.openedAt })],
    [label.asked, datedTimeElement(openedAt)],
    [label.closed, closedAt && datedTimeElement(closedAt)],
    [label.outcome, outcome],
    [label.rating, rating && deskWording.request.ratings[rating]],
    [label.personalData, redacted ? personalData.removed : personalData.included],
  ];
  return markup`<p class="kicker no-print"><a href="${escalationPath(escalation)}">${words.back}</a></p>
<h1>${words.title}</h1>
${said !== undefined && saidLine(said)}${problem !== undefined && refusedBox(problem, wordsIn('en'))}
${factList(facts, 'record-facts')}
<p class="no-print record-links buttons"><button type="button" class="button primary with-script" id="print">${words.print}</button> <a class="button plain" href="${transcriptPath(escalation)}.md" download>${words.download}</a></p>
${redacted && originalForm(escalation, forms, problem)}
<ol class="record">${showSubject(about)}${lines.map((line) => showLine(line, asker))}</ol>`;
}

function originalForm(escalation: string, forms: CsrfForm, problem: string | undefined): Html {
  const { originals: said } = words;
  return markup`<details class="no-print"${flag('open', problem !== undefined)}><summary>${said.title}</summary>
<form method="post" action="${originalPath(escalation)}" class="stack">${hiddenFields(forms)}
<p class="hint" id="reason-hint">${said.hint}</p>
<label for="reason">${said.reason}</label><input type="text" id="reason" name="reason" maxlength="${LONGEST_REASON}" autocomplete="off"${describedByNotice(problem === said.noReason, 'reason-hint')}>
<button type="submit" class="button">${said.title}</button></form></details>`;
}

function showSubject({ question, said, quotes }: HandoffTranscript['about']): Html {
  return markup`<li class="record-said"><p class="turn-head">${words.question}</p><blockquote dir="auto">${question}</blockquote></li>
<li class="record-said"><p class="turn-head">${adviserWording.botSaid}</p>${said.map((sentence) => markup`<p>${sentence}</p>`)}${quotes.map(showQuote)}</li>`;
}

function showQuote({ title, quote }: TranscriptQuote): Html {
  return markup`<p class="record-quote">“${quote}” <cite>${title}</cite></p>`;
}

function showLine(line: TranscriptLine, asker: string): Html {
  if (line.kind === 'warned') return showWarning(line);
  if (line.kind === 'moved')
    return markup`<li class="record-move">${datedTimeElement(line.at)}: ${transitionText(line, asker)}</li>`;
  const marks = [
    line.changed && words.marks.changed,
    line.deleted && words.marks.deleted,
    !line.delivered && words.marks.notDelivered,
  ].filter((mark) => mark !== false);
  return markup`<li class="record-said record-${line.by}"><p class="turn-head"><bdi>${line.name}</bdi> <span class="entry-time">${datedTimeElement(line.at)}${marks.length > 0 && `, ${marks.join(', ')}`}</span></p>
${!line.deleted && markup`<blockquote dir="auto">${line.text}</blockquote>`}${line.quotes.map(showQuote)}</li>`;
}

function showWarning({ at, texts, contacts, delivered }: Extract<TranscriptLine, { kind: 'warned' }>): Html {
  return markup`<li class="record-said"><p class="turn-head">${spoken.assistant} <span class="entry-time">${datedTimeElement(at)}${!delivered && `, ${words.marks.notDelivered}`}</span></p>
${texts.map((text) => markup`<p>${text}</p>`)}${contacts.length > 0 && markup`<ul>${contacts.map(({ name, phone }) => markup`<li><strong>${phone}</strong> ${name}</li>`)}</ul>`}</li>`;
}
