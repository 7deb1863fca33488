// Shows which steps of the set-up are done, and sends a test request.
import { platformTitle } from '../../../../bot/wording/staff/platform-title.js';
import { TEST_PLACE } from '../../../../bot/model/handoff/test-request.js';
import { may, type UserRole } from '../../../../bot/model/people/roles.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import {
  ADD_SOURCE_PATH,
  ADVISERS_PATH,
  SET_UP_PATH,
  CHANGES_PATH,
  DESK_PATH,
  escalationPath,
  SOURCES_PATH,
} from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  csrfFormFor,
  done,
  reviewPageReply,
  saidIn,
  type Notice,
  type CsrfFormFields,
  type EditorsForm,
} from '../frame/editor-frame.js';
import { setUpWording as said } from '../wording/set-up-wording.js';
import { sourceWording } from '../wording/source-wording.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import type { EscalationFile } from '../../../../bot/model/queries.js';
import type { SetUpState } from '../../ports/web-options.js';

interface Step {
  id: string;
  title: string;
  isDone: boolean;
  content: Content;
}

export async function showSetUp(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, said.test.said),
): Promise<HttpReply> {
  return reviewPageReply(library, exchange, {
    title: said.title,
    current: SET_UP_PATH,
    notice,
    main: setUpMain(await readSetUp(library), {
      form: csrfFormFor(library, exchange),
      roles: library.editorOf(exchange).roles,
    }),
  });
}

export async function receiveSetUp({ library, posted, refuse }: EditorsForm): Promise<HttpReply> {
  if (posted.field('do') !== 'test') return refuse(UNREADABLE);
  await sendTest(library, posted.field('press')!);
  return done(SET_UP_PATH, 'sent');
}

/**
 * Tests the service in the same way as a practitioner would use it. Asks for an adviser before sending the message.
 * Otherwise, the service would answer the message from the guidance. If the button is pressed twice, only sends one
 * request.
 */
async function sendTest({ options: { inbox }, now }: EditingLibrary, press: string): Promise<void> {
  const id = TEST_PLACE + press;
  const base = (name: string) => ({
    id: `${id}:${name}`,
    place: { platform: 'web' as const, id, kind: 'personal' as const, address: null },
    from: { platform: 'web' as const, id, name: said.test.request.from },
    sentAt: now().toISOString(),
  });
  await inbox.receive({ ...base('ask'), kind: 'action', action: { do: 'talk-to-adviser' } });
  await inbox.receive({
    ...base('words'),
    kind: 'message',
    text: said.test.request.text,
    attachments: [],
    mentionsBot: true,
  });
}

/** The pages of the desk are closed to most editors, so each link is only shown to people who may open it. */
interface Reader {
  form: CsrfFormFields;
  roles: readonly UserRole[];
}

function setUpMain(facts: SetUpFacts, reader: Reader): Html {
  const steps = [sources(facts), advisers(facts, reader), signIn(facts), test(facts, reader)];
  const done = steps.filter(({ isDone }) => isDone).length;
  return markup`<h1>${said.title}</h1>
<p>${said.intro} <strong>${said.progress(done, steps.length)}</strong></p>
<ol class="set-up">${steps.map(showStep)}</ol>`;
}

function showStep({ id, title, isDone, content }: Step, index: number): Html {
  return markup`<li class="item"><section aria-labelledby="${id}"><h2 id="${id}">${index + 1}. ${title} <span class="tag ${isDone ? 'state-tag' : 'trouble-tag'}">${isDone ? said.done : said.toDo}</span></h2>
${content}</section></li>`;
}

function sources({ followed, checked, real, bySchedule }: SetUpFacts): Step {
  const words = said.sources;
  return {
    id: 'sources',
    title: words.title,
    isDone: real > 0 && checked > 0,
    content: markup`<p>${real > 0 ? words.live(real) : words.sampleOnly} ${sourceWording.followed(followed)} ${checked === 0 && markup`<strong>${words.notChecked}</strong> `}${!bySchedule && words.onlyWhenAsked}</p>
<p class="links-row"><a href="${SOURCES_PATH}">${words.goToSources}</a> <a href="${ADD_SOURCE_PATH}">${sourceWording.followAnother}</a> <a href="${CHANGES_PATH}">${words.review}</a></p>`,
  };
}

/**
 * If requests go to the desk and no advisers are listed, anyone with an account can advise. Without a sign-in
 * provider, anyone on this machine can.
 */
function advisers({ advisers: where, signIn: state, ...details }: SetUpFacts, { roles }: Reader): Step {
  const { listed, withHours, withSpecialisms } = details;
  const words = said.advisers;
  const seesAdvisers = may(roles, 'see-advisers');
  const whoSetsDetails =
    !seesAdvisers && Math.min(withHours, withSpecialisms) < listed && words.whoSetsDetails;
  const links = [
    may(roles, 'advise') && markup`<a href="${DESK_PATH}">${words.goToDesk}</a>`,
    seesAdvisers && listed > 0 && markup` <a href="${ADVISERS_PATH}">${words.goToAdvisers}</a>`,
  ].filter((link) => link !== false);
  return {
    id: 'advisers',
    title: words.title,
    isDone: listed > 0 || where !== 'desk' || state === 'provider',
    content: markup`<p>${where === 'desk' ? words.atDesk : words.inChannel(platformTitle(where))} ${listed > 0 ? words.listed(details) : words.noneListed} ${whoSetsDetails}</p>
${links.length > 0 && markup`<p class="links-row">${links}</p>`}`,
  };
}

function signIn({ signIn: state }: SetUpFacts): Step {
  return {
    id: 'sign-in',
    title: said.signIn.title,
    isDone: state === 'provider',
    content: markup`<p>${said.signIn.states[state]}</p>`,
  };
}

function test({ test: latest }: SetUpFacts, { form, roles }: Reader): Step {
  const words = said.test;
  const advises = may(roles, 'advise');
  const send = markup`<button type="submit" class="button ${latest ? 'plain' : 'primary'}" name="do" value="test">${latest ? words.sendAnother : words.title}</button>`;
  return {
    id: 'test-request',
    title: words.title,
    isDone: latest?.state === 'resolved',
    content: markup`<p>${words.intro} ${advises ? words.claimIt : words.askAnAdviser} ${words.isMarked}</p>
${latest && markup`<p><strong>${words.states[latest.state]}</strong> ${advises && markup`<a href="${escalationPath(latest.escalation)}">${words.see}</a>`}</p>`}
${form(SET_UP_PATH, send, 'buttons')}`,
  };
}

type TestState = keyof typeof said.test.states;

interface SetUpFacts extends SetUpState {
  followed: number;
  /** The number of sources that have been checked at least once. */
  checked: number;
  /** The number of live documents that are not samples. */
  real: number;
  bySchedule: boolean;
  listed: number;
  withHours: number;
  withSpecialisms: number;
  test?: { escalation: string; state: TestState };
}

async function readSetUp(library: EditingLibrary): Promise<SetUpFacts> {
  const { editing, options } = library;
  const { sources } = await editing.review.registry();
  const live = await options.guidance.documents();
  const test = await latestTest(library);
  const advisers = (await options.queries.advisers()).map(({ adviser }) => adviser);
  return {
    ...editing.setUp,
    followed: sources.length,
    checked: (await editing.review.ports.editing.sources()).filter(({ slug }) =>
      sources.some((one) => one.slug === slug),
    ).length,
    real: live?.documents.filter(({ sample }) => !sample).length ?? 0,
    bySchedule: editing.review.bySchedule,
    listed: advisers.length,
    withHours: advisers.filter(({ hours }) => hours.length > 0).length,
    withSpecialisms: advisers.filter(({ specialisms }) => specialisms.length > 0).length,
    test: test && { escalation: test.escalation.id, state: testState(test) },
  };
}

async function latestTest({ options: { queries } }: EditingLibrary): Promise<EscalationFile | undefined> {
  const all = [
    ...(await queries.queue()),
    ...(await queries.closed({ test: true }, { limit: 1, offset: 0 })),
  ];
  const tests = all
    .filter(({ escalation }) => escalation.practitioner.id.startsWith(TEST_PLACE))
    .sort((one, other) => other.escalation.openedAt.localeCompare(one.escalation.openedAt));
  return tests[0] && queries.escalation(tests[0].escalation.id);
}

function testState({ escalation, relayed }: EscalationFile): TestState {
  const isReplied = relayed.some(({ direction }) => direction === 'to-practitioner');
  if (escalation.state === 'claimed') return isReplied ? 'replied' : 'claimed';
  if (escalation.state === 'resolved') return isReplied ? 'resolved' : 'closedUnanswered';
  return escalation.state;
}
