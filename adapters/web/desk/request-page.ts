// Shows one request at the desk: the question, the bot's answer, the messages so far and the forms.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { listedAs, sameAdviser } from '../../../bot/model/people/roster.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { CLOSED_PATH, DESK_PATH, escalationPath, RESULTS, transcriptPath } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import type { Desk } from './frame/context.js';
import { csrfFormOf, type CsrfForm } from '../security/csrf-form.js';
import { deskPageReply } from './frame/desk-page.js';
import { notFoundReply } from './frame/not-found.js';
import { isOpen, type Escalation } from '../../../bot/model/handoff/escalation.js';
import type { SavedReply } from '../../../bot/model/handoff/saved-reply.js';
import type { Person } from '../../../bot/model/people/person.js';
import type {
  AdviserAvailability,
  EscalationFile,
  MovedTo,
  DeskNotice,
  RelayedEntry,
} from '../../../bot/model/queries.js';
import { latestSeen } from '../../../bot/handoff/messages/awaited-reply.js';
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { adviserWording, askerCalled } from '../../../bot/wording/english/adviser-wording.js';
import { deskScriptWording } from '../../../bot/wording/staff/desk-script-wording.js';
import { isFromAdviser, pseudonymsShown } from '../chat/entries.js';
import { filled } from '../design/filled.js';
import { markup, type Html } from '../design/markup.js';
import { refusedBox, renderMessage, saidLine } from '../design/render.js';
import { timeElement } from '../design/format-time.js';
import { requestThread, mayChange, seesOriginals, type ThreadView } from './request-thread.js';
import { requestHead } from './request/request-head.js';
import { handoverBox } from './request/handover.js';
import { assistantAnswer } from './request/assistant-answer.js';
import { canReply, replyForm, type RequestFormsView } from './request/claim-and-reply-forms.js';
import { transferAndCloseForms } from './request/transfer-and-close-forms.js';
import { urgencyForm, nationForm } from './request/request-head-forms.js';
import { claimOrReopenForms } from './request/claim-or-reopen-forms.js';
import { requestTitle } from './frame/request-title.js';
import { unfoldedSearch } from './request/private-search-results.js';
import { replyTyped, wordsTyped, type RefusedForm } from './request/refused-form.js';
import { personPanel } from './person-panel.js';
import { liveRegions, showRegion } from '../delivery/region.js';

const { request: said, moves: movesSaid, movedBy, movedTo } = deskWording;

export async function showRequest(
  desk: Desk,
  exchange: HttpExchange,
  outcome: Pick<RequestView, 'problem' | 'said' | 'startsWriting' | 'draft' | 'unsent'> & {
    status?: number;
  } = {},
): Promise<HttpReply> {
  const adviser = desk.visitorOf(exchange);
  const escalation = exchange.params.escalation ?? '';
  const view = await readRequest(desk, adviser, escalation);
  if (view) markOriginals(desk, exchange, view);
  if (!view) return notFoundReply(desk, adviser);
  const { status, ...shown } = outcome;
  const { problem } = shown;
  return deskPageReply(desk, adviser, {
    title: problem ? said.notSent(problem.text) : view.file.escalation.urgent ? said.urgentTitle : said.title,
    current: isOpen(view.file.escalation) ? DESK_PATH : CLOSED_PATH,
    styles: ['chat.css', 'request.css'],
    on: escalationPath(escalation),
    stream: `${escalationPath(escalation)}/events`,
    main: requestMain({ ...view, ...shown }, exchange.query.get(RESULTS)),
    status,
  });
}

/**
 * Records which messages the adviser sees: the original ones if they have claimed the request, otherwise the
 * redacted ones. A live stream keeps the last value, so both cases must set it.
 */
export function markOriginals(
  desk: Pick<Desk, 'mark'>,
  exchange: HttpExchange,
  { file, isTheirs }: Pick<RequestView, 'isTheirs'> & { file: { escalation: Pick<Escalation, 'state'> } },
): void {
  desk.mark(exchange, { what: seesOriginals(file.escalation, { isTheirs }) ? 'original' : 'request' });
}

/** Returns undefined if there is no such request. */
export async function readRequest(
  desk: Desk,
  adviser: SignedIn,
  id: string,
): Promise<RequestView | undefined> {
  const { queries } = desk.options;
  const { person } = adviser;
  const file = await queries.escalation(id, person);
  if (!file) return undefined;
  const roster = (await queries.advisers()).map(({ adviser: listed }) => listed);
  const notices = await queries.noticesOf(personalPlaceOf(person)!, id);
  return {
    file,
    adviser: person,
    isTheirs: sameAdviser(roster, file.escalation.holder, person),
    isLead: listedAs(roster, person)?.lead ?? false,
    colleagues: await queries.colleagues(),
    savedReplies: await desk.options.savedReplies.list(),
    forms: csrfFormOf(adviser),
    now: desk.now(),
    notices,
  };
}

export interface RequestView {
  file: EscalationFile;
  adviser: Person;
  isLead: boolean;
  isTheirs: boolean;
  colleagues: readonly AdviserAvailability[];
  savedReplies: readonly SavedReply[];
  forms: CsrfForm;
  now: Date;
  /** The bot's notices to this adviser about the request, oldest first. */
  notices: readonly DeskNotice[];
  said?: string;
  startsWriting?: boolean;
  draft?: string;
  /** What was in the reply box when the adviser gave up the request. */
  unsent?: string;
  problem?: RefusedForm & { text: string };
}

/** The parts of the page that can change while it is open. The keys are the ids of their elements. */
export function requestRegions(view: RequestView): Record<string, Html> {
  const { file, now } = view;
  const { escalation, relayed: entries } = file;
  const asker = askerCalled(file.danger);
  const forms: RequestFormsView = {
    ...view,
    escalation,
    cameBack: file.cameBack,
    claimTells: file.claimTells,
    isHandedOver: file.handover !== undefined,
    isAnswered: isAnswered(file),
    hasReplied: entries.some(isReply),
    isCancelledUnseen: file.isCancelledUnseen,
    seen: latestSeen(escalation, entries),
    search: unfoldedSearch(entries, view),
    language: file.language,
    hasNote: file.note !== undefined,
    unsentNote: file.unsentNote,
    draft: view.draft ?? replyTyped(view.problem),
    refused: view.problem,
  };
  return {
    'case-head': requestHead(file, now, {
      setUrgency: urgencyForm(forms),
      setNation: nationForm(forms, file.jurisdiction),
    }),
    'case-handover': view.isTheirs || escalation.state === 'waiting' ? handoverBox(file, now) : markup``,
    'case-thread': requestThread({
      ...forms,
      ...view,
      asker,
      entries,
      first: firstMessage(file),
    }),
    'case-reply': replyForm(forms),
    'case-next': claimOrReopenForms(forms),
    'case-forms': transferAndCloseForms(forms),
    'case-answer': assistantAnswer(file, canReply(forms)),
    'case-transcript': transcript(file, asker, now),
    'case-moves': moves(file.transitions, now),
  };
}

/**
 * True if the practitioner has received a reply since they last asked, and is not waiting for a reply to anything
 * urgent.
 */
export function isAnswered({
  escalation,
  awaitsReplySince,
  hasReply,
}: Pick<EscalationFile, 'escalation' | 'awaitsReplySince' | 'hasReply'>): boolean {
  return hasReply && !(escalation.urgent && awaitsReplySince !== undefined);
}

const isReply = ({ direction, deleted }: RelayedEntry) => direction === 'to-practitioner' && !deleted;

function requestMain(view: RequestView, results: string | null): Html {
  const regions = requestRegions(view);
  const region = (id: string) => showRegion(id, regions[id]!);
  const { escalation } = view.file;
  return markup`<p class="kicker">${backLink(escalation, results)}</p>
<h1 dir="auto">${pseudonymsShown(requestTitle(view.file), true)}</h1>
${liveRegions()}
${view.said ? saidLine(view.said) : claimedLine(view)}
${view.problem && !isAtField(view, view.problem) && refusedBox(view.problem.text, wordsIn('en'))}
${view.problem && !hasForm(view, view.problem) && keptWords(said.notSentWords, wordsTyped(view.problem))}
${keptWords(deskScriptWording.unsentMessage, view.unsent)}
${region('case-head')}
${region('case-handover')}
${region('case-next')}
<div class="case-columns">
<div class="case-work">
<section aria-labelledby="thread-title"><h2 id="thread-title">${said.messages}</h2>${region('case-thread')}</section>
${region('case-reply')}
</div>
<div class="case-ground">
${region('case-forms')}
<section aria-labelledby="answer-title"><h2 id="answer-title">${adviserWording.botSaid}</h2>${region('case-answer')}</section>
${personPanel(view.file, view.now)}
<details class="transcript"><summary>${said.wholeConversation}</summary>${region('case-transcript')}</details>
<details class="moves"><summary>${said.history}</summary>${region('case-moves')}</details>
<p class="record-links"><a href="${transcriptPath(escalation.id)}">${said.transcript}</a></p>
</div>
</div>`;
}

/** A script opens the page further down. It shows this line at the top of the window instead. */
function claimedLine({ startsWriting, file: { toldOfClaim } }: RequestView): Html | false {
  if (!startsWriting || !toldOfClaim) return false;
  return markup`<div id="claimed" class="without-script"><p class="said" role="status">${deskWording.forms.claimed[toldOfClaim]}</p></div>`;
}

/** A closed request leads back to the results in which it was found. */
function backLink(escalation: Escalation, results: string | null): Html {
  if (isOpen(escalation)) return markup`<a href="${DESK_PATH}">${said.all}</a>`;
  const query = new URLSearchParams(results ?? '').toString();
  return markup`<a href="${CLOSED_PATH}${query && `?${query}`}">${said.allClosed}</a>`;
}

/** True if the page still has the form that was refused, so that the text can go back into it. */
function hasForm(view: RequestView, { pressed, typed }: RefusedForm): boolean {
  const { escalation, relayed } = view.file;
  if (pressed === 'change')
    return relayed.some(
      (entry) => entry.calledThere === typed('message') && mayChange(entry, { ...view, escalation }),
    );
  return canReply({ ...view, escalation }) || (pressed === 'reassign' && view.isLead && isOpen(escalation));
}

/** True if the form says next to the field what is wrong. */
function isAtField(view: RequestView, problem: RefusedForm): boolean {
  return problem.field !== undefined && hasForm(view, problem);
}

/** Shows text that could not be sent, because an adviser who no longer has the request has no reply box. */
function keptWords(intro: string, words = ''): Html | false {
  return (
    words !== '' &&
    markup`<p class="muted">${intro}</p><blockquote class="kept-words" dir="auto">${words}</blockquote>`
  );
}

function firstMessage({ question, transcript, escalation }: EscalationFile): ThreadView['first'] {
  if (question === undefined || escalation.message === undefined) return undefined;
  const asked = transcript.find(({ id }) => id === escalation.message);
  return { text: question, at: asked?.at ?? escalation.openedAt };
}

function transcript(
  { transcript: entries, escalation: { id: request } }: EscalationFile,
  asker: string,
  now: Date,
): Html {
  if (!entries.length) return markup`<p class="empty">${deskWording.thread.nothing}</p>`;
  return markup`<p class="hint">${said.transcriptHolds}</p><ol class="entries">${entries.map((entry) => {
    const id = `said-${entry.position}`;
    if (entry.direction === 'out')
      return markup`<li class="entry entry-out"><h3 class="entry-head">${isFromAdviser(entry.message) ? said.adviser : said.assistant} <span class="entry-time">${timeElement(entry.at, now)}${entry.state === 'undeliverable' && `, ${said.notDelivered}`}</span></h3>${renderMessage(
        entry.message,
        { idPrefix: id, headingLevel: 4, answer: entry.answer, request },
      )}</li>`;
    const text = entry.deleted
      ? adviserWording.deleted
      : pseudonymsShown(entry.text, entry.redactedTypes.length > 0);
    return markup`<li class="entry entry-in"><h3 class="entry-head">${asker} <span class="entry-time">${timeElement(entry.at, now)}</span></h3><p class="text" dir="auto">${text}</p></li>`;
  })}</ol>`;
}

function moves(log: readonly MovedTo[], now: Date): Html {
  return markup`<ol class="activity">${log.map(({ transition, receiver, by, at }) => {
    const said = transition === 'make-urgent' && !by ? deskWording.becameUrgent : movesSaid[transition];
    const move =
      receiver === undefined ? said : filled(movedTo, { move: said, to: markup`<bdi>${receiver}</bdi>` });
    return markup`<li>${timeElement(at, now)} ${by?.name ? filled(movedBy, { move, name: markup`<bdi>${by.name}</bdi>` }) : move}</li>`;
  })}</ol>`;
}
