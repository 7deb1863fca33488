// The complaints page, where an admin adds, acknowledges and closes complaints.
import { actorOf } from '../../../../bot/model/people/actor.js';
import { COMPLAINTS_PATH, DATA_REQUESTS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { takeStep, typedIn, type FormPage, cards, pastCards, type FormView } from '../frame/form-page.js';
import { platformOptions, platformLabel } from './platform-label.js';
import {
  ACKNOWLEDGE_WITHIN_DAYS,
  clockOf,
  COMPLAINT_OUTCOMES,
  type Complaint,
} from '../../../../bot/model/governance/complaint.js';
import { capitalised } from '../../design/capitalised.js';
import { longDate, timeElement } from '../../design/format-time.js';
import { optionList, type Options } from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import { hiddenFields } from '../../security/csrf-form.js';

const COMPLAINT_FIELDS = ['about', 'from', 'platform', 'person', 'received'] as const;

type TypedComplaint = Partial<Record<(typeof COMPLAINT_FIELDS)[number], string>>;

interface ComplaintsView extends FormView<TypedComplaint> {
  complaints: readonly Complaint[];
  platforms: Options;
}

const SAID = new Map([
  ['add', 'The complaint has been added.'],
  ['acknowledge', 'Acknowledged. If the complaint was made in chat, we’re telling the person there.'],
  ['close', 'The complaint has been closed.'],
]);

const LONGEST = 2_000;

const OUTCOMES: Options = COMPLAINT_OUTCOMES.map((one) => [one, capitalised(one)]);

export const complaintsPage = ({ options }: Desk): FormPage<TypedComplaint> => ({
  path: COMPLAINTS_PATH,
  title: 'Complaints',
  styles: ['governance.css'],
  said: SAID,
  main: async (view) =>
    complaintsMain({
      ...view,
      complaints: await options.complaints.list(),
      platforms: platformOptions(options.platforms),
    }),
  typedIn: (posted) => typedIn(posted, COMPLAINT_FIELDS, LONGEST),
  submit(form) {
    const { complaints } = options;
    const { posted, typed } = form;
    const acting = { id: posted.field('complaint') ?? '', by: actorOf(form.by) };
    return takeStep(form, {
      add: () =>
        complaints.add({ ...acting, id: posted.field('press')!, via: 'desk', ...complaintIn(typed) }),
      acknowledge: () => complaints.acknowledge(acting),
      close: () => complaints.close({ ...acting, ...typedIn(posted, ['outcome', 'answer'], LONGEST) }),
    });
  },
});

function complaintIn({ about = '', from = '', platform = '', person = '', received = '' }: TypedComplaint) {
  return {
    words: about,
    from,
    ...(person !== '' && { person: { platform, id: person } }),
    received,
  };
}

function complaintsMain(view: ComplaintsView): Html {
  const { complaints, now } = view;
  const open = complaints.filter(({ closed }) => !closed);
  const closed = complaints.filter((one) => one.closed);
  return markup`${dueSoon(open, now)}
<p>This page lists complaints about the service, or about how someone’s data is used. In chat, people can type “complaint”. You must tell them within ${ACKNOWLEDGE_WITHIN_DAYS} days that you have received it. If they also want a copy of their data or want it erased, add a <a href="${DATA_REQUESTS_PATH}">data request</a>.</p>
${cards(
  open.map((one) => showComplaint(one, view)),
  'There are no open complaints.',
)}
<section aria-labelledby="new-title"><h2 id="new-title">Add a complaint</h2>${newForm(view)}</section>
${pastCards(
  'closed',
  'Closed',
  closed.map((one) => showClosed(one, now)),
)}`;
}

function dueSoon(open: readonly Complaint[], now: Date): Html | false {
  const urgent = open.filter((one) =>
    ['due soon', 'overdue'].includes(clockOf(one, now.toISOString()).state),
  );
  if (!urgent.length) return false;
  return warning(
    urgent.length === 1
      ? '1 complaint must be acknowledged now.'
      : `${urgent.length} complaints must be acknowledged now.`,
  );
}

function whose({ from, person }: Complaint): Html {
  if (from !== undefined) return markup`<bdi>${from}</bdi>`;
  if (!person) return markup`someone unnamed`;
  return markup`person <code>${person.id}</code> in ${platformLabel(person.platform)}`;
}

function clockLine(complaint: Complaint, now: Date): Html {
  const clock = clockOf(complaint, now.toISOString());
  const days = 'days' in clock && `${clock.days} ${clock.days === 1 ? 'day' : 'days'}`;
  switch (clock.state) {
    case 'overdue':
      return markup`<strong class="failed">Should have been acknowledged by ${longDate(clock.by)}</strong>`;
    case 'due soon':
      return markup`<strong class="failed">Acknowledge by ${longDate(clock.by)}: ${days} left</strong>`;
    case 'waiting':
      return markup`<strong>Acknowledge by ${longDate(clock.by)}</strong>: ${days} left`;
    case 'acknowledged':
    case 'closed':
      return markup`Acknowledged ${complaint.acknowledged && longDate(complaint.acknowledged.at)}`;
  }
}

function showComplaint(complaint: Complaint, view: ComplaintsView): Html {
  const { id, receivedAt, addedBy, words, acknowledged } = complaint;
  const button = (what: string, text: string, style = '') =>
    markup`<button type="submit" class="button ${style}" name="do" value="${what}">${text}<span class="hidden">: complaint received ${longDate(receivedAt)}</span></button>`;
  const form = (content: Html) =>
    markup`<form method="post" action="${COMPLAINTS_PATH}" class="stack">${hiddenFields(view.forms)}<input type="hidden" name="complaint" value="${id}">${content}</form>`;
  return markup`<li class="adviser hold"><h2>From ${whose(complaint)}</h2>
<p>${clockLine(complaint, view.now)}</p>
${words === undefined ? markup`<p class="hint">They did not say what the complaint is about, or the details have been erased.</p>` : markup`<blockquote dir="auto">${words}</blockquote>`}
<p class="hint">Received ${longDate(receivedAt)}, ${complaint.via === 'chat' ? 'in chat' : markup`added by <bdi>${addedBy}</bdi>`}. Complaint number: <code>${id}</code></p>
${!acknowledged && form(button('acknowledge', 'Acknowledge', 'primary'))}
<details><summary>Close</summary>${form(markup`<label for="outcome-${id}">What was the outcome?</label><select id="outcome-${id}" name="outcome">${optionList(OUTCOMES, undefined)}</select>
<label for="answer-${id}">What did you decide, and what did you tell them? (optional)</label><textarea id="answer-${id}" name="answer" rows="3" maxlength="2000"></textarea>
${button('close', 'Close')}`)}</details></li>`;
}

function showClosed({ closed, words, ...rest }: Complaint, now: Date): Html {
  return markup`<li class="adviser hold"><h3>From ${whose(rest)}</h3>
${words !== undefined && markup`<blockquote dir="auto">${words}</blockquote>`}
<p class="hint">Received ${longDate(rest.receivedAt)}. ${closed && markup`Closed ${timeElement(closed.at, now)}, <bdi>${closed.by}</bdi>: ${capitalised(closed.outcome)}. ${closed.answer !== undefined && markup`<span dir="auto">${closed.answer}</span>`}`}</p></li>`;
}

function newForm({ forms, platforms, typed = {} }: ComplaintsView): Html {
  return markup`<form method="post" action="${COMPLAINTS_PATH}" class="stack hold-form">${hiddenFields(forms)}
<label for="about">What is it about?</label><textarea id="about" name="about" rows="4" maxlength="2000" aria-describedby="about-hint">\n${typed.about}</textarea>
<p class="hint" id="about-hint">Leave out names of children and families.</p>
<label for="from">Who is it from, and how can you reach them? (optional)</label><input type="text" id="from" name="from" value="${typed.from}" maxlength="500" autocomplete="off">
<label for="platform">Platform, if they use the service</label><select id="platform" name="platform">${optionList(platforms, typed.platform)}</select>
<label for="person">Their id on that platform (optional)</label><input type="text" id="person" name="person" value="${typed.person}" autocomplete="off" spellcheck="false" aria-describedby="person-hint">
<p class="hint" id="person-hint">If you add their id, we will include the complaint in any copy of their data, and erase it when we erase their data.</p>
<label for="received">Received on (optional)</label><input type="date" id="received" name="received" value="${typed.received}">
<button type="submit" class="button primary" name="do" value="add">Add this complaint</button></form>`;
}
