// Serves the complaints page, where an admin adds, acknowledges and closes complaints.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import {
  acknowledgeComplaint,
  addComplaint,
  closeComplaint,
} from '../../../../bot/data-subject/complaints.js';
import { adminWording } from '../../../../bot/wording/staff/admin-wording.js';
import { actorOf } from '../../../../bot/model/people/actor.js';
import { COMPLAINTS_PATH, DATA_REQUESTS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { takePressedStep, typedIn, type FormPage, cardsAndForm, type FormView } from '../frame/form-page.js';
import { complaintWording as said } from '../wording/complaint-wording.js';
import { governanceWording } from '../wording/governance-wording.js';
import { notSaved } from './not-saved.js';
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
import { filled, withLink } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { describedByNotice, warning } from '../../design/render.js';
import { hiddenFields } from '../../security/csrf-form.js';

const COMPLAINT_FIELDS = ['about', 'from', 'platform', 'person', 'received'] as const;

/** The fields of the form that closes a complaint. If the form is refused, their values are kept. */
const CLOSING_FIELDS = ['do', 'complaint', 'outcome', 'answer'] as const;

type TypedComplaint = Partial<Record<(typeof COMPLAINT_FIELDS | typeof CLOSING_FIELDS)[number], string>>;

interface ComplaintsView extends FormView<TypedComplaint> {
  complaints: readonly Complaint[];
  platforms: Options;
}

const LONGEST = 2_000;

const FIELD_OF = new Map<string, string>([
  [adminWording.complaints.empty, 'about'],
  [adminWording.complaints.account, 'person'],
  ...Object.values(adminWording.received).map((problem) => [problem, 'received'] as const),
]);

const OUTCOMES: Options = COMPLAINT_OUTCOMES.map((one) => [one, capitalised(one)]);

export const complaintsPage = (desk: Desk): FormPage<TypedComplaint> => ({
  path: COMPLAINTS_PATH,
  title: said.title,
  styles: ['governance.css'],
  said: new Map(Object.entries(said.done)),
  main: async (view) =>
    complaintsMain({
      ...view,
      complaints: await desk.options.store.records.complaints.list(),
      platforms: platformOptions(desk.options.platforms),
    }),
  typedIn: (posted) => typedIn(posted, [...COMPLAINT_FIELDS, ...CLOSING_FIELDS], LONGEST),
  submit(form) {
    const { posted, typed } = form;
    const acting = { id: posted.field('complaint') ?? '', by: actorOf(form.by) };
    const steps: Parameters<typeof takePressedStep>[2] = {
      add: (ports) =>
        addComplaint(ports, { ...acting, id: posted.field('press')!, via: 'desk', ...complaintIn(typed) }),
      acknowledge: (ports) => acknowledgeComplaint(ports, acting),
      close: (ports) => closeComplaint(ports, { ...acting, outcome: typed.outcome!, answer: typed.answer! }),
    };
    return takePressedStep(desk, form, steps, FIELD_OF);
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
  const isShown = open.some(({ id }) => typedFor(id, view));
  return markup`${!isShown && notSaved(view.typed?.answer)}
${dueSoon(open, now)}
<p>${withLink(said.intro(ACKNOWLEDGE_WITHIN_DAYS), DATA_REQUESTS_PATH)}</p>
${cardsAndForm(
  open.map((one) => showComplaint(one, view)),
  said,
  newForm(view),
  ['closed', governanceWording.closed, closed.map((one) => showClosed(one, now))],
)}`;
}

/** Returns what was typed to close this complaint, if that form was refused. */
function typedFor(id: string, { typed }: ComplaintsView): TypedComplaint | undefined {
  return typed?.do === 'close' && typed.complaint === id ? typed : undefined;
}

function dueSoon(open: readonly Complaint[], now: Date): Html | false {
  const urgent = open.filter((one) =>
    ['due soon', 'overdue'].includes(clockOf(one, now.toISOString()).state),
  );
  return urgent.length > 0 && warning(said.dueSoon(urgent.length), wordsIn('en').page.message);
}

function fromWhom({ from, person }: Complaint): Html | string {
  if (from !== undefined) return filled(said.from.name, { name: markup`<bdi>${from}</bdi>` });
  if (!person) return said.from.unnamed;
  const { id, platform } = person;
  return filled(said.from.person, { id: markup`<code>${id}</code>`, platform: platformLabel(platform) });
}

function clockLine(complaint: Complaint, now: Date): Html {
  const clock = clockOf(complaint, now.toISOString());
  switch (clock.state) {
    case 'overdue':
      return markup`<strong class="failed">${said.overdue(longDate(clock.by))}</strong>`;
    case 'due soon':
      return markup`<strong class="failed">${said.acknowledgeBy(longDate(clock.by))}: ${said.left(clock.days)}</strong>`;
    case 'waiting':
      return markup`<strong>${said.acknowledgeBy(longDate(clock.by))}</strong>: ${said.left(clock.days)}`;
    case 'acknowledged':
    case 'closed':
      return markup`${complaint.acknowledged && said.acknowledged(longDate(complaint.acknowledged.at))}`;
  }
}

function showComplaint(complaint: Complaint, view: ComplaintsView): Html {
  const { id, via, receivedAt, addedBy, words, acknowledged } = complaint;
  const received = longDate(receivedAt);
  const typed = typedFor(id, view);
  const how =
    via === 'chat'
      ? said.receivedInChat(received)
      : filled(governanceWording.receivedFrom, { date: received, name: markup`<bdi>${addedBy}</bdi>` });
  const button = (what: string, text: string, style = '') =>
    markup`<button type="submit" class="button ${style}" name="do" value="${what}">${text}<span class="hidden">. ${said.ofComplaint(received)}</span></button>`;
  const form = (content: Html) =>
    markup`<form method="post" action="${COMPLAINTS_PATH}" class="stack">${hiddenFields(view.forms)}<input type="hidden" name="complaint" value="${id}">${content}</form>`;
  return markup`<li class="adviser hold"><h2>${fromWhom(complaint)}</h2>
<p>${clockLine(complaint, view.now)}</p>
${words === undefined ? markup`<p class="hint">${said.noWords}</p>` : markup`<blockquote dir="auto">${words}</blockquote>`}
<p class="hint">${how} ${filled(said.number, { id: markup`<code>${id}</code>` })}</p>
${!acknowledged && form(button('acknowledge', said.acknowledge, 'primary'))}
<details${flag('open', typed !== undefined)}><summary>${governanceWording.close}</summary>${form(markup`<label for="outcome-${id}">${governanceWording.outcome}</label><select id="outcome-${id}" name="outcome">${optionList(OUTCOMES, typed?.outcome)}</select>
<label for="answer-${id}">${said.answer}</label><textarea id="answer-${id}" name="answer" rows="3" maxlength="2000">\n${typed?.answer}</textarea>
${button('close', governanceWording.close)}`)}</details></li>`;
}

function showClosed({ closed, words, ...rest }: Complaint, now: Date): Html {
  return markup`<li class="adviser hold"><h3>${fromWhom(rest)}</h3>
${words !== undefined && markup`<blockquote dir="auto">${words}</blockquote>`}
<p class="hint">${said.received(longDate(rest.receivedAt))} ${closed && markup`${filled(said.closed, { when: timeElement(closed.at, now), name: markup`<bdi>${closed.by}</bdi>`, outcome: capitalised(closed.outcome) })} ${closed.answer !== undefined && markup`<span dir="auto">${closed.answer}</span>`}`}</p></li>`;
}

function newForm({ forms, platforms, field, typed = {} }: ComplaintsView): Html {
  const { form } = said;
  return markup`<form method="post" action="${COMPLAINTS_PATH}" class="stack hold-form">${hiddenFields(forms)}
<label for="about">${form.about}</label><textarea id="about" name="about" rows="4" maxlength="2000"${describedByNotice(field === 'about', 'about-hint')}>\n${typed.about}</textarea>
<p class="hint" id="about-hint">${form.aboutHint}</p>
<label for="from">${form.from}</label><input type="text" id="from" name="from" value="${typed.from}" maxlength="500" autocomplete="off">
<label for="platform">${form.platform}</label><select id="platform" name="platform">${optionList(platforms, typed.platform)}</select>
<label for="person">${form.person}</label><input type="text" id="person" name="person" value="${typed.person}" autocomplete="off" spellcheck="false"${describedByNotice(field === 'person', 'person-hint')}>
<p class="hint" id="person-hint">${form.personHint}</p>
<label for="received">${governanceWording.receivedOn}</label><input type="date" id="received" name="received" value="${typed.received}"${describedByNotice(field === 'received')}>
<button type="submit" class="button primary" name="do" value="add">${form.button}</button></form>`;
}
