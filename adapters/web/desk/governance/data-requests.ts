import { wordsIn } from '../../../../bot/wording/words-in.js';
import {
  type Subject,
  requestClock,
  isPaused,
  type SubjectRequest,
} from '../../../../bot/model/governance/subject-request.js';
import { exportPage } from '../../../../bot/data-subject/copy/export-page.js';
import {
  approveRequest,
  closeRequest,
  eraseData,
  exportData,
  openRequest,
  pauseRequest,
  resumeRequest,
  setLeftOut,
  setOwnDetails,
} from '../../../../bot/data-subject/data-requests.js';
import { actorOf } from '../../../../bot/model/people/actor.js';
import { adminWording } from '../../../../bot/wording/staff/admin-wording.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { DATA_REQUESTS_PATH, COMPLAINTS_PATH, dataExportPath } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import {
  showFormPage,
  takePressedStep,
  typedIn,
  type FormPage,
  cardsAndForm,
  radio,
  type FormView,
} from '../frame/form-page.js';
import { dataRequestWording as said } from '../wording/data-request-wording.js';
import { frameWording } from '../wording/frame-wording.js';
import { governanceWording } from '../wording/governance-wording.js';
import { fileReply } from './file-reply.js';
import { leaveOutForm, type RefusedList } from './leave-out-form.js';
import { notSaved } from './not-saved.js';
import { personIn, platformOptions } from './platform-label.js';
import { longDate, timeElement } from '../../design/format-time.js';
import { optionList, type Options } from '../../design/fields.js';
import { DOT } from '../../design/fact-list.js';
import { filled, withLink } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { describedByNotice, warning } from '../../design/render.js';
import { hiddenFields } from '../../security/csrf-form.js';

const REQUEST_FIELDS = ['kind', 'by', 'platform', 'person', 'sought', 'received'] as const;
/** The fields of every form about a request. If a form is refused, their values are kept. */
const STEP_FIELDS = ['do', 'request', 'leave', 'shown'] as const;
const LINE_FIELDS = ['own', 'why', 'outcome'] as const;
const LONGEST_LINE = 500;
/** The text field in the form for each step of a request. */
const WRITTEN_FOR = new Map<string, Field>([
  ['own', 'own'],
  ['leave', 'leave'],
  ['pause', 'why'],
  ['close', 'outcome'],
]);

const { requests: refusedSaid } = adminWording;
const FIELD_OF = new Map<string, Field>([
  [refusedSaid.shortName, 'sought'],
  [refusedSaid.account, 'person'],
  [refusedSaid.noQuestion, 'why'],
  [refusedSaid.noOutcome, 'outcome'],
  ...Object.values(adminWording.received).map((problem) => [problem, 'received'] as const),
]);

type Field = (typeof REQUEST_FIELDS | typeof STEP_FIELDS | typeof LINE_FIELDS)[number];
type TypedRequest = Partial<Record<Field, string>>;

interface DataRequestsView extends FormView<TypedRequest> {
  requests: readonly SubjectRequest[];
  platforms: Options;
}

export const dataRequestsPage = (desk: Desk): FormPage<TypedRequest> => ({
  path: DATA_REQUESTS_PATH,
  title: said.title,
  styles: ['governance.css'],
  said: new Map(Object.entries(said.done)),
  main: async (view) =>
    dataRequestsMain({
      ...view,
      requests: await desk.options.store.records.subjects.list(),
      platforms: platformOptions(desk.options.platforms),
    }),
  typedIn: (posted) => ({
    ...typedIn(posted, [...REQUEST_FIELDS, ...STEP_FIELDS]),
    ...typedIn(posted, LINE_FIELDS, LONGEST_LINE),
  }),
  submit(form) {
    const { posted, typed } = form;
    const acting = { id: posted.field('request') ?? '', by: actorOf(form.by) };
    const steps: Parameters<typeof takePressedStep>[2] = {
      open: (ports) => openRequest(ports, { ...acting, id: posted.field('press')!, ...requestIn(typed) }),
      approve: (ports) => approveRequest(ports, acting),
      resume: (ports) => resumeRequest(ports, acting),
      erase: (ports) => eraseData(ports, acting),
      pause: (ports) => pauseRequest(ports, { ...acting, why: typed.why! }),
      own: (ports) => setOwnDetails(ports, { ...acting, own: typed.own!.split(',') }),
      leave: (ports) =>
        setLeftOut(ports, { ...acting, words: typed.leave!.split('\n'), shown: typed.shown! }),
      close: (ports) => closeRequest(ports, { ...acting, outcome: typed.outcome! }),
    };
    return takePressedStep(desk, form, steps, FIELD_OF);
  },
});

function requestIn(typed: TypedRequest) {
  return {
    kind: typed.kind === 'erasure' ? ('erasure' as const) : ('access' as const),
    subject: subjectIn(typed),
    received: typed.received ?? '',
  };
}

function subjectIn({ by, platform = '', person = '', sought = '' }: TypedRequest): Subject {
  return by === 'name' ? { by: 'name', sought } : { by: 'identity', person: { platform, id: person } };
}

export async function downloadData(
  desk: Desk,
  exchange: HttpExchange,
  format: 'html' | 'json',
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const id = exchange.params.request ?? '';
  const acting = { id, by: actorOf(visitor.person) };
  const withReadings = exchange.query.get('readings') === 'yes';
  const made = await desk.options.takeStep((ports) => exportData(ports, acting, { withReadings }));
  if (made.outcome === 'refused')
    return showFormPage(desk, exchange, dataRequestsPage(desk), { problem: made.problem, status: 400 });
  const content = format === 'json' ? JSON.stringify(made.value, null, 2) : exportPage(made.value);
  return fileReply('data-request', format, content);
}

function dataRequestsMain(view: DataRequestsView): Html {
  const { requests } = view;
  const open = requests.filter(({ closed }) => !closed);
  const closed = requests.filter((one) => one.closed);
  return markup`${notSaved(wordsWithoutForm(open, view))}${dueSoon(open, view.now)}
<p>${withLink(said.intro, COMPLAINTS_PATH)}</p>
${cardsAndForm(
  open.map((one) => showRequest(one, view)),
  said,
  newForm(view),
  ['closed', governanceWording.closed, closed.map((one) => showClosed(one, view.now))],
)}`;
}

/**
 * Returns the text from a refused form that is no longer on the page, because the request has since been
 * closed or paused.
 */
function wordsWithoutForm(open: readonly SubjectRequest[], { typed = {} }: DataRequestsView) {
  const field = WRITTEN_FOR.get(typed.do ?? '');
  const request = open.find(({ id }) => id === typed.request);
  const isShown = request && !(typed.do === 'pause' && isPaused(request));
  return field === undefined || isShown ? undefined : typed[field];
}

function dueSoon(open: readonly SubjectRequest[], now: Date): Html | false {
  const urgent = open.filter((one) =>
    ['due soon', 'overdue'].includes(requestClock(one, now.toISOString()).state),
  );
  return urgent.length > 0 && warning(said.dueSoon(urgent.length), wordsIn('en').page.message);
}

function clockLine(request: SubjectRequest, now: Date): Html {
  const clock = requestClock(request, now.toISOString());
  if (clock.state === 'paused') {
    const pause = request.pauses.find(({ to }) => to === undefined);
    return markup`<strong>${said.paused}</strong>: <span dir="auto">${pause?.why}</span>`;
  }
  const { state, by, days } = clock;
  if (state === 'overdue') return markup`<strong class="failed">${said.overdue(longDate(by))}</strong>`;
  return markup`<strong${state === 'due soon' && markup` class="failed"`}>${said.answerBy(longDate(by))}</strong>: ${said.left(days)}`;
}

function whose({ subject }: SubjectRequest): Html | string {
  if (!subject) return adminWording.someoneErased;
  if (subject.by === 'name') return filled(said.someoneNamed, { name: markup`<bdi>${subject.sought}</bdi>` });
  return personIn(subject.person);
}

function showRequest(request: SubjectRequest, view: DataRequestsView): Html {
  const { id, kind, openedBy, openedAt } = request;
  const { now } = view;
  const received = { date: longDate(openedAt), name: markup`<bdi>${openedBy}</bdi>` };
  return markup`<li class="adviser hold"><h2>${said.kinds[kind]}: ${whose(request)}</h2>
<p>${clockLine(request, now)}</p>
<p class="hint">${filled(governanceWording.receivedFrom, received)} ${approval(request)}</p>
${actions(request, view)}
<details><summary>${said.history}</summary><ol class="runs">${request.log.map(({ at, by, what }) => markup`<li><p>${timeElement(at, now)}: ${what} <bdi>${by}</bdi></p></li>`)}</ol><p class="hint">${filled(said.number, { id: markup`<code>${id}</code>` })}</p></details></li>`;
}

function approval({ subject, approved }: SubjectRequest): Html | string {
  if (subject?.by !== 'name') return '';
  if (!approved) return said.notApproved;
  return filled(said.approvedBy, { name: markup`<bdi>${approved.by}</bdi>` });
}

function actions(request: SubjectRequest, view: DataRequestsView): Html {
  const { id, kind, subject, approved, openedByAccount } = request;
  const { own, pause, erase } = said;
  // Admins cannot approve their own requests.
  const isOwn = openedByAccount === actorOf(view.reader).account;
  const mayLook = subject?.by === 'identity' || approved;
  const button = (what: string, text: string, style = '') =>
    markup`<button type="submit" class="button ${style}" name="do" value="${what}">${text}</button>`;
  const form = (content: Html) =>
    markup`<form method="post" action="${DATA_REQUESTS_PATH}" class="stack">${hiddenFields(view.forms)}<input type="hidden" name="request" value="${id}">${content}</form>`;
  const refused = view.typed?.request === id ? view.typed : {};
  const details = (step: string, title: string, content: Html) =>
    markup`<details${flag('open', refused.do === step)}><summary>${title}</summary>${form(content)}</details>`;
  const line = (name: (typeof LINE_FIELDS)[number], label: string, hint?: string) =>
    markup`<label for="${name}-${id}">${label}</label><input type="text" id="${name}-${id}" name="${name}" value="${refused[name]}" maxlength="${LONGEST_LINE}" autocomplete="off"${describedByNotice(refused.do !== undefined && view.field === name, hint && `${name}-hint-${id}`)}>${hint !== undefined && markup`<p class="hint" id="${name}-hint-${id}">${hint}</p>`}`;
  return markup`${!mayLook && (isOwn ? markup`<p>${said.askAnother}</p>` : form(button('approve', said.approve, 'primary')))}
${
  mayLook &&
  markup`<p class="hint">${said.readFirst}</p>${downloads(id)}
${
  subject?.by === 'identity' &&
  markup`<details><summary>${said.readings.title}</summary><p>${said.readings.adds}</p>${downloads(id, true)}</details>
${details('own', own.title, markup`${line('own', own.label, own.hint)}${button('own', frameWording.save)}`)}`
}
${leaveOutForm(request, form, refusedList(id, view))}`
}
${
  isPaused(request)
    ? details('resume', pause.resumeTitle, button('resume', pause.resume))
    : details('pause', pause.title, markup`${line('why', pause.why)}${button('pause', pause.button)}`)
}
${details('close', said.closeTitle[kind], markup`${line('outcome', governanceWording.outcome)}${button('close', governanceWording.close)}`)}
${mayLook && details('erase', erase.title, markup`<p>${erase.warning}</p>${button('erase', erase.button, 'danger')}`)}`;
}

function refusedList(id: string, { typed = {}, problem }: DataRequestsView): RefusedList | undefined {
  if (problem === undefined || typed.do !== 'leave' || typed.request !== id) return undefined;
  return { words: typed.leave ?? '', shown: typed.shown ?? '', problem };
}

function downloads(id: string, withReadings = false): Html {
  const path = (format: 'html' | 'json') => dataExportPath(id, format, { withReadings });
  const { html, json } = governanceWording.download;
  return markup`<p><a href="${path('html')}" download>${html}</a>${DOT}<a href="${path('json')}" download>${json}</a></p>`;
}

function showClosed({ kind, closed, ...rest }: SubjectRequest, now: Date): Html {
  return markup`<li class="adviser hold"><h3>${said.kinds[kind]}: ${whose({ kind, ...rest })}</h3>
<p class="hint">${closed && markup`${timeElement(closed.at, now)}, <bdi>${closed.by}</bdi>: <span dir="auto">${closed.outcome}</span>`}</p></li>`;
}

function newForm({ forms, platforms, field, typed = {} }: DataRequestsView): Html {
  const { form } = said;
  return markup`<form method="post" action="${DATA_REQUESTS_PATH}" class="stack hold-form">${hiddenFields(forms)}
<fieldset><legend>${form.kind}</legend>${radio('kind', 'access', form.kinds.access, typed.kind !== 'erasure')}${radio('kind', 'erasure', form.kinds.erasure, typed.kind === 'erasure')}</fieldset>
<fieldset><legend>${form.by}</legend>${radio('by', 'identity', form.ways.identity, typed.by !== 'name')}${radio('by', 'name', form.ways.name, typed.by === 'name')}</fieldset>
<div data-for="identity"><label for="platform">${form.platform}</label><select id="platform" name="platform">${optionList(platforms, typed.platform)}</select>
<label for="person">${form.person}</label><input type="text" id="person" name="person" value="${typed.person}" autocomplete="off" spellcheck="false"${describedByNotice(field === 'person', 'person-hint')}>
<p class="hint" id="person-hint">${form.personHint}</p></div>
<div data-for="name"><label for="sought">${form.sought}</label><input type="text" id="sought" name="sought" value="${typed.sought}" autocomplete="off"${describedByNotice(field === 'sought', 'sought-hint')}>
<p class="hint" id="sought-hint">${form.soughtHint}</p></div>
<label for="received">${governanceWording.receivedOn}</label><input type="date" id="received" name="received" value="${typed.received}"${describedByNotice(field === 'received')}>
<button type="submit" class="button primary" name="do" value="open">${form.button}</button></form>`;
}
