// Serves the set-up page, and sends the test request.
import { randomUUID } from 'node:crypto';
import { TEST_PLACE } from '../../../../bot/model/handoff/test-request.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { SET_UP_PATH } from '../../model/paths.js';
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
} from '../frame/editor-frame.js';
import { setUpWording as words } from '../wording/set-up-wording.js';
import { readSetUp } from './read-set-up.js';
import { setUpMain } from './set-up-page.js';

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
