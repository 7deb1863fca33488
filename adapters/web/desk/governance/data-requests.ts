// The page of data requests: what an admin can do with each one, and the downloads.
import {
  type Subject,
  dueAt,
  isPaused,
  type SubjectRequest,
} from '../../../../bot/model/governance/subject-request.js';
import { actorOf } from '../../../../bot/model/people/actor.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { DATA_REQUESTS_PATH, COMPLAINTS_PATH, dataExportPath } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import {
  showFormPage,
  takeStep,
  trimmed,
  typedIn,
  type FormPage,
  cards,
  pastCards,
  radio,
  type FormView,
} from '../frame/form-page.js';
import { fileReply } from './file-reply.js';
import { platformOptions, platformLabel } from './platform-label.js';
import { longDate, timeElement } from '../../design/format-time.js';
import { optionList, type Options } from '../../design/fields.js';
import { DOT } from '../../design/fact-list.js';
import { markup, type Html } from '../../design/markup.js';
import { hiddenFields } from '../../security/csrf-form.js';

const REQUEST_FIELDS = ['kind', 'by', 'platform', 'person', 'sought', 'received'] as const;

type TypedRequest = Partial<Record<(typeof REQUEST_FIELDS)[number], string>>;

interface DataRequestsView extends FormView<TypedRequest> {
  requests: readonly SubjectRequest[];
  platforms: Options;
}

const KINDS = { access: 'Copy of their data', erasure: 'Erasure' } as const;

const SAID = new Map([
  ['open', 'The request has been added.'],
  ['approve', 'The search has been approved.'],
  ['pause', 'The time limit is paused.'],
  ['resume', 'The time limit is running again.'],
  ['own', 'Saved. The next download will show these details.'],
  ['close', 'The request has been closed.'],
  ['erase', 'Their data has been erased.'],
]);

export const dataRequestsPage = ({ options }: Desk): FormPage<TypedRequest> => ({
  path: DATA_REQUESTS_PATH,
  title: 'Data requests',
  styles: ['governance.css'],
  said: SAID,
  main: async (view) =>
    dataRequestsMain({
      ...view,
      requests: await options.dataRequests.list(),
      platforms: platformOptions(options.platforms),
    }),
  typedIn: (posted) => typedIn(posted, REQUEST_FIELDS),
  submit(form) {
    const { dataRequests } = options;
    const { posted, typed } = form;
    const acting = { id: posted.field('request') ?? '', by: actorOf(form.by) };
    const text = (name: string) => trimmed(posted, name, 500);
    return takeStep(form, {
      open: () => dataRequests.open({ ...acting, id: posted.field('press')!, ...requestIn(typed) }),
      approve: () => dataRequests.approve(acting),
      resume: () => dataRequests.resume(acting),
      erase: () => dataRequests.erase(acting),
      pause: () => dataRequests.pause({ ...acting, why: text('why') }),
      own: () => dataRequests.setOwn({ ...acting, own: text('own').split(',') }),
      close: () => dataRequests.close({ ...acting, outcome: text('outcome') }),
    });
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
  const made = await desk.options.dataRequests.export({
    id,
    by: actorOf(visitor.person),
    withReadings: exchange.query.get('readings') === 'yes',
  });
  if ('problem' in made)
    return showFormPage(desk, exchange, dataRequestsPage(desk), { problem: made.problem, status: 400 });
  return fileReply('data-request', format, made[format]);
}

function dataRequestsMain(view: DataRequestsView): Html {
  const { requests } = view;
  const open = requests.filter(({ closed }) => !closed);
  const closed = requests.filter((one) => one.closed);
  return markup`<p>Use this page when someone asks what data we hold about them, or asks us to erase it. In chat, they can also type “my data” and “forget me” themselves. Complaints are on <a href="${COMPLAINTS_PATH}">a separate page</a>.</p>
${cards(
  open.map((one) => showRequest(one, view)),
  'There are no open requests.',
)}
<section aria-labelledby="new-title"><h2 id="new-title">Add a request</h2>${newForm(view)}</section>
${pastCards(
  'closed',
  'Closed',
  closed.map((one) => showClosed(one, view.now)),
)}`;
}

function whose({ subject }: SubjectRequest): Html {
  if (!subject) return markup`Someone whose data was erased`;
  if (subject.by === 'name') return markup`Someone named <bdi>${subject.sought}</bdi>`;
  return markup`Person <code>${subject.person.id}</code> in ${platformLabel(subject.person.platform)}`;
}

function showRequest(request: SubjectRequest, view: DataRequestsView): Html {
  const { id, kind, openedBy, openedAt, pauses } = request;
  const { now } = view;
  const due = dueAt(request, now.toISOString());
  const pause = pauses.find(({ to }) => to === undefined);
  const isLate = !pause && due < now.toISOString();
  return markup`<li class="adviser hold"><h2>${KINDS[kind]}: ${whose(request)}</h2>
<p>${pause ? markup`<strong>Paused</strong>: <span dir="auto">${pause.why}</span>` : markup`<strong class="${isLate ? 'failed' : ''}">${isLate ? 'Overdue since' : 'Answer by'} ${longDate(due)}</strong>`}</p>
<p class="hint">Received ${longDate(openedAt)}, added by <bdi>${openedBy}</bdi>. ${approval(request)}</p>
${actions(request, view)}
<details><summary>Request history</summary><ol class="runs">${request.log.map(({ at, by, what }) => markup`<li><p>${timeElement(at, now)}: ${what} <bdi>${by}</bdi></p></li>`)}</ol><p class="hint">Request number: <code>${id}</code></p></details></li>`;
}

function approval({ subject, approved }: SubjectRequest): Html | string {
  if (subject?.by !== 'name') return '';
  if (!approved)
    return 'A search by name looks through everyone’s conversations, so a second admin must approve it.';
  return markup`<bdi>${approved.by}</bdi> approved this search by name.`;
}

function actions(request: SubjectRequest, view: DataRequestsView): Html {
  const { id, subject, approved, openedByAccount } = request;
  // An admin cannot approve their own request.
  const isOwn = openedByAccount === actorOf(view.reader).account;
  const mayLook = subject?.by === 'identity' || approved;
  const button = (what: string, text: string, style = '') =>
    markup`<button type="submit" class="button ${style}" name="do" value="${what}">${text}</button>`;
  const form = (content: Html) =>
    markup`<form method="post" action="${DATA_REQUESTS_PATH}" class="stack">${hiddenFields(view.forms)}<input type="hidden" name="request" value="${id}">${content}</form>`;
  const typed = (name: string, label: string, hint?: string) =>
    markup`<label for="${name}-${id}">${label}</label><input type="text" id="${name}-${id}" name="${name}" maxlength="500" autocomplete="off"${hint !== undefined && markup` aria-describedby="${name}-hint-${id}"`}>${hint !== undefined && markup`<p class="hint" id="${name}-hint-${id}">${hint}</p>`}`;
  return markup`${!mayLook && (isOwn ? markup`<p>Ask another admin to approve it here.</p>` : form(button('approve', 'Approve the search', 'primary')))}
${
  mayLook &&
  markup`${downloads(id)}
${
  subject?.by === 'identity' &&
  markup`<details><summary>Include the dates their requests were read</summary><p>This adds the date each request was read and the reason, but not staff names.</p>${downloads(id, true)}</details>
<details><summary>Show their own details in the download</summary>${form(markup`${typed('own', 'The person’s own details', 'Names, phone numbers and so on were removed from messages. Enter those of the person who asked, separated by commas. Everyone else’s details will stay removed.')}${button('own', 'Save')}`)}</details>`
}`
}
<details><summary>${isPaused(request) ? 'Continue' : 'Pause while you wait for the person'}</summary>${
    isPaused(request)
      ? form(button('resume', 'The person has answered: continue'))
      : form(markup`${typed('why', 'What did you ask them?')}${button('pause', 'Pause')}`)
  }</details>
<details><summary>Close without erasing</summary>${form(markup`${typed('outcome', 'What was the outcome?')}${button('close', 'Close')}`)}</details>
${mayLook && markup`<details><summary>Erase</summary>${form(markup`<p>This cannot be undone. If a backup is restored, we erase the data again. Download a copy first if they want one.</p>${button('erase', 'Erase their data', 'danger')}`)}</details>`}`;
}

function downloads(id: string, withReadings = false): Html {
  const path = (format: 'html' | 'json') => dataExportPath(id, format, { withReadings });
  return markup`<p><a href="${path('html')}" download>Download as a page</a>${DOT}<a href="${path('json')}" download>Download as JSON</a></p>`;
}

function showClosed({ kind, closed, ...rest }: SubjectRequest, now: Date): Html {
  return markup`<li class="adviser hold"><h3>${KINDS[kind]}: ${whose({ kind, ...rest })}</h3>
<p class="hint">${closed && markup`${timeElement(closed.at, now)}, <bdi>${closed.by}</bdi>: <span dir="auto">${closed.outcome}</span>`}</p></li>`;
}

function newForm({ forms, platforms, typed = {} }: DataRequestsView): Html {
  return markup`<form method="post" action="${DATA_REQUESTS_PATH}" class="stack hold-form">${hiddenFields(forms)}
<fieldset><legend>What do they want?</legend>${radio('kind', 'access', 'A copy of their data', typed.kind !== 'erasure')}${radio('kind', 'erasure', 'Erasure', typed.kind === 'erasure')}</fieldset>
<fieldset><legend>How can we find them?</legend>${radio('by', 'identity', 'By their ID on a platform, if they have messaged us', typed.by !== 'name')}${radio('by', 'name', 'By name or reference, to find what other people wrote about them', typed.by === 'name')}</fieldset>
<div data-for="identity"><label for="platform">Platform</label><select id="platform" name="platform">${optionList(platforms, typed.platform)}</select>
<label for="person">ID on the platform</label><input type="text" id="person" name="person" value="${typed.person}" autocomplete="off" spellcheck="false"></div>
<div data-for="name"><label for="sought">Name or reference</label><input type="text" id="sought" name="sought" value="${typed.sought}" autocomplete="off" aria-describedby="sought-hint">
<p class="hint" id="sought-hint">A second admin must approve a search by name.</p></div>
<label for="received">Received on (optional)</label><input type="date" id="received" name="received" value="${typed.received}">
<button type="submit" class="button primary" name="do" value="open">Add this request</button></form>`;
}
