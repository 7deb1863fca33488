// The set-up page: what has been done and what is left, from the settings, what is live and the latest test request.
import { randomUUID } from 'node:crypto';
import { TEST_PLACE } from '../../../../bot/model/handoff/test-request.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import {
  ADD_SOURCE_PATH,
  SET_UP_PATH,
  CHANGES_PATH,
  DESK_PATH,
  escalationPath,
  SOURCES_PATH,
} from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  csrfFormFor,
  done,
  receiveForm,
  reviewPageReply,
  saidIn,
  type Notice,
  type CsrfFormFields,
} from '../frame/editor-frame.js';
import { setUpWording as words } from '../wording/set-up-wording.js';
import { counted } from '../wording/labels.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import type { EscalationFile } from '../../../../bot/model/queries.js';
import type { SetUpState } from '../../ports/set-up.js';

interface Step {
  id: string;
  title: string;
  isDone: boolean;
  content: Content;
}

const WHERE: Record<SetUpFacts['advisers'], string> = {
  desk: 'Requests go to the desk.',
  teams: 'Requests go to a channel in Teams.',
  slack: 'Requests go to a channel in Slack.',
};
const SIGN_IN: Record<SetUpFacts['signIn'], string> = {
  provider: 'People sign in with your organisation’s accounts.',
  'name-only':
    'Anyone using this computer can sign in with only a name. Before anyone else uses the service, your service administrator needs to connect your organisation’s sign-in.',
  closed:
    'No one can sign in from another computer. Your service administrator needs to connect your organisation’s sign-in.',
};
const TEST_STATES: Record<TestState, string> = {
  waiting: 'Sent. The request is waiting for an adviser to claim it.',
  claimed: 'An adviser has claimed the request. They now need to reply and close it.',
  replied: 'An adviser has claimed the request and replied. They now need to close it.',
  resolved: 'An adviser claimed the request, replied and closed it. The test worked.',
  closedUnanswered: 'The request was closed without a reply. Send another one to test replying.',
  withdrawn: 'The request was cancelled. Send another one.',
};

const SAID = { sent: 'Test request sent. Ask an adviser to claim it.' };

export function mountSetUp(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(SET_UP_PATH, (exchange) => showSetUp(library, exchange, saidIn(exchange, SAID)));
  routes.post(SET_UP_PATH, (exchange) => receiveSetUp(library, exchange));
}

async function showSetUp(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice,
): Promise<HttpReply> {
  return reviewPageReply(library, exchange, {
    title: 'Set up',
    current: SET_UP_PATH,
    notice,
    main: setUpMain(await readSetUp(library), csrfFormFor(library, exchange)),
  });
}

async function receiveSetUp(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, refusal } = await receiveForm(library, exchange);
  if (refusal) return showSetUp(library, exchange, refusal);
  if (posted.field('do') !== 'test') return showSetUp(library, exchange, UNREADABLE);
  await sendTest(library);
  return done(SET_UP_PATH, 'sent');
}

/**
 * Does what a practitioner would do. Sends the request first, so that the message goes to the adviser and not to a
 * search.
 */
async function sendTest({ options: { inbox }, now }: EditingLibrary): Promise<void> {
  const id = TEST_PLACE + randomUUID();
  const base = (name: string) => ({
    id: `${id}:${name}`,
    place: { platform: 'web' as const, id, kind: 'personal' as const, address: null },
    from: { platform: 'web' as const, id, name: 'Set-up test' },
    sentAt: now().toISOString(),
  });
  await inbox.receive({ ...base('ask'), kind: 'action', action: { do: 'talk-to-adviser' } });
  await inbox.receive({
    ...base('words'),
    kind: 'message',
    text: 'This is a test of the service. Please claim it, reply and close it.',
    attachments: [],
    mentionsBot: true,
  });
}

function setUpMain(facts: SetUpFacts, form: CsrfFormFields): Html {
  const steps = [sources(facts), advisers(facts), signIn(facts), test(facts, form)];
  const done = steps.filter(({ isDone }) => isDone).length;
  return markup`<h1>Set up</h1>
<p>Do these steps in order. Each step shows what has been done. You can leave and come back at any time. <strong>${done} of ${steps.length} steps done.</strong></p>
<ol class="set-up">${steps.map(showStep)}</ol>`;
}

function showStep({ id, title, isDone, content }: Step): Html {
  return markup`<li class="item"><section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="tag ${isDone ? 'state-tag' : 'trouble-tag'}">${isDone ? 'Done' : 'To do'}</span></h2>
${content}</section></li>`;
}

function sources({ followed, checked, real, bySchedule }: SetUpFacts): Step {
  return {
    id: 'sources',
    title: 'Follow real sources',
    isDone: real > 0 && checked > 0,
    content: markup`<p>${real > 0 ? `${counted(real, 'document')} from real sources ${real === 1 ? 'is' : 'are'} live.` : words.sampleOnly} ${counted(followed, 'source')} ${followed === 1 ? 'is' : 'are'} followed. ${checked === 0 && markup`<strong>${words.notChecked}</strong> `}${!bySchedule && 'Sources are only checked when an editor asks.'}</p>
<p class="links-row"><a href="${SOURCES_PATH}">${words.goToSources}</a> <a href="${ADD_SOURCE_PATH}">${words.follow}</a> <a href="${CHANGES_PATH}">${words.review}</a></p>`,
  };
}

/**
 * If no advisers are listed and requests go to the desk, anyone with an account can advise. If there is no sign-in
 * provider, anyone on this machine can.
 */
function advisers({ advisers: where, listed, signIn: state }: SetUpFacts): Step {
  return {
    id: 'advisers',
    title: 'Set up your advisers',
    isDone: listed > 0 || where !== 'desk' || state === 'provider',
    content: markup`<p>${WHERE[where]} ${listed > 0 ? `${counted(listed, 'adviser')} ${listed === 1 ? 'is' : 'are'} listed, with hours and specialisms.` : 'No advisers are listed. Anyone with access to the desk or the channel can claim a request. To list advisers with their hours, ask your service administrator.'}</p>
<p><a href="${DESK_PATH}">Go to the desk</a></p>`,
  };
}

function signIn({ signIn: state }: SetUpFacts): Step {
  return {
    id: 'sign-in',
    title: 'Connect your organisation’s sign-in',
    isDone: state === 'provider',
    content: markup`<p>${SIGN_IN[state]}</p>`,
  };
}

function test({ test: latest }: SetUpFacts, form: CsrfFormFields): Step {
  const send = markup`<button type="submit" class="button ${latest ? 'plain' : 'primary'}" name="do" value="test">${latest ? 'Send another test request' : 'Send a test request'}</button>`;
  return {
    id: 'test-request',
    title: 'Send a test request',
    isDone: latest?.state === 'resolved',
    content: markup`<p>This sends a request for an adviser, as a practitioner would. Claim it, reply and close it, to check that everyone involved gets the messages. It is marked as a test, and the figures do not count it.</p>
${latest && markup`<p><strong>${TEST_STATES[latest.state]}</strong> <a href="${escalationPath(latest.escalation)}">See the request at the desk</a></p>`}
${form(SET_UP_PATH, send, 'buttons')}`,
  };
}

const CLOSED_LOOKED_AT = 50;

type TestState = 'waiting' | 'claimed' | 'replied' | 'resolved' | 'closedUnanswered' | 'withdrawn';

interface SetUpFacts extends SetUpState {
  followed: number;
  /** How many of them were checked at least once. */
  checked: number;
  /** The number of live documents from real sources. */
  real: number;
  bySchedule: boolean;
  /** The number of advisers in the file. */
  listed: number;
  test?: { escalation: string; state: TestState };
}

async function readSetUp(library: EditingLibrary): Promise<SetUpFacts> {
  const { editing, options } = library;
  const { sources } = await editing.review.registry();
  const live = await options.guidance.documents();
  const test = await latestTest(library);
  return {
    ...editing.setUp,
    followed: sources.length,
    checked: (await editing.review.records.sources()).filter(({ slug }) =>
      sources.some((one) => one.slug === slug),
    ).length,
    real: live?.documents.filter(({ sample }) => !sample).length ?? 0,
    bySchedule: editing.review.bySchedule,
    listed: (await options.queries.advisers()).length,
    test: test && { escalation: test.escalation.id, state: testState(test) },
  };
}

async function latestTest({ options: { queries } }: EditingLibrary): Promise<EscalationFile | undefined> {
  const all = [
    ...(await queries.queue()),
    ...(await queries.closed({}, { limit: CLOSED_LOOKED_AT, offset: 0 })),
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
