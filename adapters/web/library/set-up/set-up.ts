// Serves the set-up page, and sends the test request.
import { randomUUID } from 'node:crypto';
import { TEST_PLACE } from '../../../../bot/model/handoff/test-request.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { SET_UP_PATH, CHANGES_PATH, DESK_PATH, escalationPath, SOURCES_PATH } from '../../model/paths.js';
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
import { readSetUp, type SetUpFacts } from './read-set-up.js';
import { markup, type Content, type Html } from '../../design/markup.js';

interface Step {
  id: string;
  title: string;
  isDone: boolean;
  content: Content;
}

const SAID = { sent: words.test.said };

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
    title: words.title,
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
    from: { platform: 'web' as const, id, name: words.test.name },
    sentAt: now().toISOString(),
  });
  await inbox.receive({ ...base('ask'), kind: 'action', action: { do: 'talk-to-adviser' } });
  await inbox.receive({
    ...base('words'),
    kind: 'message',
    text: words.test.words,
    attachments: [],
    mentionsBot: true,
  });
}

function setUpMain(facts: SetUpFacts, form: CsrfFormFields): Html {
  const steps = [sources(facts), advisers(facts), signIn(facts), test(facts, form)];
  const done = steps.filter(({ isDone }) => isDone).length;
  return markup`<h1>${words.title}</h1>
<p>${words.intro} <strong>${words.progress(done, steps.length)}</strong></p>
<ol class="set-up">${steps.map(showStep)}</ol>`;
}

function showStep({ id, title, isDone, content }: Step): Html {
  return markup`<li class="item"><section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="tag ${isDone ? 'state-tag' : 'trouble-tag'}">${isDone ? words.done : words.toDo}</span></h2>
${content}</section></li>`;
}

function sources({ followed, real, bySchedule }: SetUpFacts): Step {
  const { sources: said } = words;
  return {
    id: 'sources',
    title: said.title,
    isDone: real > 0,
    content: markup`<p>${real > 0 ? said.live(real) : said.onlySamples} ${said.followed(followed)} ${!bySchedule && said.byHand}</p>
<p class="links-row"><a href="${SOURCES_PATH}">${said.link}</a> <a href="${CHANGES_PATH}">${said.review}</a></p>`,
  };
}

/**
 * If no advisers are listed and requests go to the desk, anyone with an account can advise. If there is no sign-in
 * provider, anyone on this machine can.
 */
function advisers({ advisers: where, listed, signIn: state }: SetUpFacts): Step {
  const { advisers: said } = words;
  return {
    id: 'advisers',
    title: said.title,
    isDone: listed > 0 || where !== 'desk' || state === 'provider',
    content: markup`<p>${said.where[where]} ${listed > 0 ? said.listed(listed) : said.unlisted}</p>
<p><a href="${DESK_PATH}">${said.link}</a></p>`,
  };
}

function signIn({ signIn: state }: SetUpFacts): Step {
  const { signIn: said } = words;
  return {
    id: 'sign-in',
    title: said.title,
    isDone: state === 'provider',
    content: markup`<p>${said[state]}</p>`,
  };
}

function test({ test: latest }: SetUpFacts, form: CsrfFormFields): Step {
  const { test: said } = words;
  const send = markup`<button type="submit" class="button ${latest ? 'plain' : 'primary'}" name="do" value="test">${latest ? said.again : said.send}</button>`;
  return {
    id: 'test-request',
    title: said.title,
    isDone: latest?.state === 'resolved',
    content: markup`<p>${said.intro}</p>
${latest && markup`<p><strong>${said.states[latest.state]}</strong> <a href="${escalationPath(latest.escalation)}">${said.open}</a></p>`}
${form(SET_UP_PATH, send, 'buttons')}`,
  };
}
