// Shows one request at the desk: the question, the bot's answer, the messages so far and the forms.
import { listedAs, sameAdviser } from '../../../bot/model/people/roster.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { DESK_PATH, escalationPath, transcriptPath } from '../model/paths.js';
import { personalPlaceOf } from '../model/places.js';
import type { SignedIn } from '../model/signed-in.js';
import type { Desk } from './frame/context.js';
import { csrfFormOf, type CsrfForm } from '../security/csrf-form.js';
import { deskPageReply } from './frame/desk-page.js';
import { notFoundReply } from './frame/not-found.js';
import { requestNumber } from '../../../bot/model/handoff/request-number.js';
import { isOpen, type Escalation } from '../../../bot/model/handoff/escalation.js';
import { specialismName } from '../../../bot/model/people/specialism.js';
import type { SavedReply } from '../../../bot/model/handoff/saved-reply.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { AdviserAvailability, EscalationFile, MovedTo, Notice } from '../../../bot/model/queries.js';
import { askerCalled, toldToCall } from '../../../bot/copy/english/adviser-wording.js';
import { deskWording } from '../../../bot/copy/english/desk-wording.js';
import { wording } from '../../../bot/copy/english/wording.js';
import { jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';
import { pseudonymsShown } from '../chat/entries.js';
import { capitalised } from '../design/capitalised.js';
import { factList, type Facts } from '../design/fact-list.js';
import { filled } from '../design/filled.js';
import { markup, type Html } from '../design/markup.js';
import { renderMessage, errorLine } from '../design/render.js';
import { timeElement } from '../design/format-time.js';
import { escalationThread, mayChange, type ThreadView } from './escalation-thread.js';
import { handoverBox } from './request/handover.js';
import { assistantAnswer } from './request/assistant-answer.js';
import { canReply, furtherForms, replyForm, type EscalationFormsView } from './request/forms.js';
import { urgencyForm } from './request/urgency-form.js';
import { nationForm } from './request/nation-form.js';
import { nextForms } from './request/next-forms.js';
import { requestTitle, urgentMessage } from './frame/request-title.js';
import { replyTyped, wordsTyped, type RefusedForm } from './request/refused-form.js';
import { stateWords, urgencyWords } from './frame/state-words.js';
import { personPanel } from './person-panel.js';
import { liveRegions, showRegion } from '../delivery/region.js';

const {
  reasons,
  urgent: urgentTag,
  request: said,
  queue: queueSaid,
  moves: movesSaid,
  movedBy,
  movedTo,
} = deskWording;

export async function showEscalation(
  desk: Desk,
  exchange: HttpExchange,
  outcome: Pick<EscalationView, 'problem' | 'said' | 'startsWriting' | 'draft'> & { status?: number } = {},
): Promise<HttpReply> {
  const adviser = desk.visitorOf(exchange);
  const escalation = exchange.params.escalation ?? '';
  const view = await readEscalation(desk, adviser, escalation);
  if (view) markOriginals(desk, exchange, view);
  if (!view) return notFoundReply(desk, adviser);
  const { status, ...shown } = outcome;
  const { problem } = shown;
  return deskPageReply(desk, adviser, {
    title: problem ? said.notSent(problem.text) : view.file.escalation.urgent ? said.urgentTitle : said.title,
    current: DESK_PATH,
    styles: ['chat.css', 'escalation.css'],
    on: escalationPath(escalation),
    stream: `${escalationPath(escalation)}/events`,
    main: escalationMain({ ...view, ...shown }),
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
  { file, isTheirs }: Pick<EscalationView, 'isTheirs'> & { file: { escalation: Pick<Escalation, 'state'> } },
): void {
  const seesOriginals = isTheirs && file.escalation.state === 'claimed';
  desk.mark(exchange, { what: seesOriginals ? 'original' : 'request' });
}

/** Returns undefined if there is no such request. */
export async function readEscalation(
  desk: Desk,
  adviser: SignedIn,
  id: string,
): Promise<EscalationView | undefined> {
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

export interface EscalationView {
  file: EscalationFile;
  adviser: Person;
  isLead: boolean;
  isTheirs: boolean;
  colleagues: readonly AdviserAvailability[];
  savedReplies: readonly SavedReply[];
  forms: CsrfForm;
  now: Date;
  /** The bot's notices to this adviser about the request, oldest first. */
  notices: readonly Notice[];
  said?: string;
  startsWriting?: boolean;
  draft?: string;
  problem?: RefusedForm & { text: string };
}

/** The parts of the page that can change while it is open. The keys are the ids of their elements. */
export function escalationRegions(view: EscalationView): Record<string, Html> {
  const { file, now } = view;
  const { escalation, relayed: entries } = file;
  const asker = askerCalled(file.danger);
  const forms: EscalationFormsView = {
    ...view,
    escalation,
    cameBack: file.cameBack,
    isAnswered: entries.some(({ direction, deleted }) => direction === 'to-practitioner' && !deleted),
    hasNote: file.note !== undefined,
    unsentNote: file.unsentNote,
    draft: view.draft ?? replyTyped(view.problem),
    refused: view.problem,
  };
  return {
    'case-head': escalationHead(file, now, {
      setUrgency: urgencyForm(forms),
      setNation: nationForm(forms, file.jurisdiction),
    }),
    'case-handover': view.isTheirs ? handoverBox(file, now) : markup``,
    'case-thread': escalationThread({ ...forms, ...view, asker, entries, first: firstMessage(file) }),
    'case-reply': replyForm(forms),
    'case-next': nextForms(forms),
    'case-forms': furtherForms(forms),
    'case-answer': assistantAnswer(file, canReply(forms)),
    'case-transcript': transcript(file, asker, now),
    'case-moves': moves(file.transitions, now),
  };
}

function escalationMain(view: EscalationView): Html {
  const regions = escalationRegions(view);
  const region = (id: string) => showRegion(id, regions[id]!);
  const { escalation } = view.file;
  return markup`<p class="kicker"><a href="${DESK_PATH}">${said.all}</a></p>
<h1 dir="auto">${pseudonymsShown(requestTitle(view.file), true)}</h1>
${liveRegions()}
${view.said && markup`<p class="said" tabindex="-1" autofocus>${view.said}</p>`}
${view.problem && !isAtField(view, view.problem) && errorLine(view.problem.text)}
${view.problem && !hasForm(view, view.problem) && keptWords(wordsTyped(view.problem))}
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
<section aria-labelledby="answer-title"><h2 id="answer-title">${wording.adviser.botSaid}</h2>${region('case-answer')}</section>
${personPanel(view.file, view.now)}
<details class="transcript"><summary>${said.wholeConversation}</summary>${region('case-transcript')}</details>
<details class="moves"><summary>${said.history}</summary>${region('case-moves')}</details>
<p class="record-links"><a href="${transcriptPath(escalation.id)}">${said.transcript}</a></p>
</div>
</div>`;
}

/** True if the page still has the form that was refused, so that the text can go back into it. */
function hasForm(view: EscalationView, { pressed, typed }: RefusedForm): boolean {
  const { escalation, relayed } = view.file;
  if (pressed === 'change')
    return relayed.some(
      (entry) => entry.calledThere === typed('message') && mayChange(entry, { ...view, escalation }),
    );
  return canReply({ ...view, escalation }) || (pressed === 'reassign' && view.isLead && isOpen(escalation));
}

/** True if the form says beside the field what is wrong. */
function isAtField(view: EscalationView, problem: RefusedForm): boolean {
  return problem.field !== undefined && hasForm(view, problem);
}

/** Shows text that could not be sent, because an adviser who no longer has the request has no reply box. */
function keptWords(words: string): Html | false {
  return (
    words !== '' &&
    markup`<p class="muted">${said.notSentWords}</p><blockquote class="kept-words" dir="auto">${words}</blockquote>`
  );
}

function firstMessage({ question, transcript, escalation }: EscalationFile): ThreadView['first'] {
  if (question === undefined || escalation.message === undefined) return undefined;
  const asked = transcript.find(({ id }) => id === escalation.message);
  return { text: question, at: asked?.at ?? escalation.openedAt };
}

function escalationHead(
  file: EscalationFile,
  now: Date,
  { setUrgency, setNation }: { setUrgency: Html | false; setNation: Html | false },
): Html {
  const { escalation, jurisdiction, agency, rating, danger, urgencyChange, earlier } = file;
  const { platform } = escalation.practitioner;
  const alarming = urgentMessage(file);
  const { facts: label } = said;
  const facts: Facts = [
    [label.dangerSign, danger],
    [label.status, stateWords(escalation)],
    [label.reason, reasons[escalation.reason]],
    [label.urgency, urgencyChange && urgencyWords(urgencyChange, now)],
    [label.asked, timeElement(escalation.openedAt, now)],
    [label.nation, jurisdiction ? jurisdictionName(jurisdiction) : said.nationNotKnown],
    [label.agency, agency],
    [label.needs, escalation.specialism && specialismName(escalation.specialism)],
    [label.via, platform === 'web' ? said.viaWeb : capitalised(platform)],
    [label.rating, rating && said.ratings[rating]],
    [label.number, requestNumber(escalation)],
    [
      deskWording.earlier.fact,
      earlier.length > 0
        ? markup`<a href="#earlier-title">${deskWording.earlier.count(earlier.length)}</a>`
        : undefined,
    ],
  ];
  const isUrgent = escalation.urgent && isOpen(escalation);
  return markup`${
    isUrgent &&
    markup`<div class="urgent"><p class="urgent-label"><span class="sign" aria-hidden="true">!</span> ${urgentTag}</p><p class="text">${whatTheyWereTold(file)}</p>${setUrgency}${
      alarming !== undefined &&
      markup`<p class="urgent-message">${filled(queueSaid.urgentMessage, { message: markup`<strong dir="auto">${pseudonymsShown(alarming, true)}</strong>` })}</p>`
    }</div>`
  }${factList(facts)}${!isUrgent && setUrgency}${setNation}`;
}

/** An adviser's mark gives the practitioner no warning, so the adviser has to. */
function whatTheyWereTold({ danger, urgencyChange }: EscalationFile): string {
  if (danger !== undefined || urgencyChange?.how !== 'raised') return toldToCall(danger);
  return wording.adviser.cardUrgentMarked(urgencyChange.by?.name ?? wording.adviser.anAdviser);
}

function transcript(
  { transcript: entries, escalation: { id: request } }: EscalationFile,
  asker: string,
  now: Date,
): Html {
  return markup`<ol class="entries">${entries.map((entry) => {
    const id = `said-${entry.position}`;
    if (entry.direction === 'out')
      return markup`<li class="entry entry-out"><h3 class="entry-head">${said.assistant} <span class="entry-time">${timeElement(entry.at, now)}${entry.state === 'undeliverable' && `, ${said.notDelivered}`}</span></h3>${renderMessage(
        entry.message,
        { idPrefix: id, headingLevel: 4, answer: entry.answer, request },
      )}</li>`;
    const text = entry.deleted
      ? wording.adviser.deleted
      : pseudonymsShown(entry.text, entry.redactedTypes.length > 0);
    return markup`<li class="entry entry-in"><h3 class="entry-head">${asker} <span class="entry-time">${timeElement(entry.at, now)}</span></h3><p class="text" dir="auto">${text}</p></li>`;
  })}</ol>`;
}

function moves(log: readonly MovedTo[], now: Date): Html {
  return markup`<ol class="activity">${log.map(({ transition, receiver, by, at }) => {
    const said = movesSaid[transition];
    const move =
      receiver === undefined ? said : filled(movedTo, { move: said, to: markup`<bdi>${receiver}</bdi>` });
    return markup`<li>${timeElement(at, now)} ${by?.name ? filled(movedBy, { move, name: markup`<bdi>${by.name}</bdi>` }) : move}</li>`;
  })}</ol>`;
}
