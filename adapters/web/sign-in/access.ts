// Who may use each address of the pages: one table, checked before any handler. An address without a line is not
// served.
import type { Right } from '../../../bot/model/people/roles.js';
import { may } from '../../../bot/model/people/roles.js';
import type { HttpExchange, HttpHandler, HttpReply, HttpRoutes } from '../../http/http.js';
import { jsonReply, textReply } from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { isBackground } from '../server/background.js';
import { seeOther } from '../design/page.js';
import { readPost } from '../security/post-guard.js';
import { signedOutMeanwhileReply, wrongRoleReply } from './pages.js';
import type { SignedIn } from '../model/signed-in.js';
import { startAddress } from './sign-in.js';

/** `anyone` needs no sign-in; the rest are rights. */
type Access = 'anyone' | Right;

export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /assets/:version/:file': 'anyone',
  'GET /favicon.ico': 'anyone',
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
  'GET /sign-in/callback': 'anyone',
  'POST /sign-out': 'anyone',
  'GET /signed-out': 'anyone',
  'GET /': 'ask',
  'GET /chat/events': 'ask',
  'GET /chat/session': 'ask',
  'POST /chat/messages': 'ask',
  'POST /chat/actions': 'ask',
  'POST /chat/leave': 'ask',
  'POST /chat/new': 'ask',
  'GET /chat/earlier': 'ask',
  'POST /chat/earlier': 'ask',
  'GET /chat/save': 'ask',
  'GET /chat/save/conversation.html': 'ask',
  'GET /chat/save/conversation.txt': 'ask',
  'GET /chat/link': 'ask',
  'POST /chat/link': 'ask',
  'GET /chat/return': 'ask',
  'POST /chat/return': 'ask',
  'GET /library/find': 'ask',
  'POST /library/find': 'ask',
  'GET /privacy': 'anyone',
  'GET /accessibility': 'anyone',
  'GET /contact': 'anyone',
  'POST /language': 'anyone',
  'GET /library': 'ask',
  'GET /library/citation/:answer/:number': 'ask',
  'GET /library/document/:slug': 'ask',
  'GET /library/changes': 'edit',
  'GET /library/changes/:change': 'edit',
  'POST /library/changes/:change': 'edit',
  'GET /library/changes/:change/meeting': 'edit',
  'GET /library/changes/:change/meeting/change.html': 'edit',
  'GET /library/sources': 'edit',
  'POST /library/sources': 'edit',
  'GET /library/sources/:source': 'edit',
  'POST /library/sources/:source': 'edit',
  'GET /library/add-source': 'edit',
  'POST /library/add-source': 'edit',
  'GET /library/releases': 'edit',
  'POST /library/releases': 'edit',
  'GET /library/releases/:release': 'edit',
  'GET /library/past': 'edit',
  'POST /library/past': 'edit',
  'GET /library/golden-questions': 'edit',
  'POST /library/golden-questions': 'edit',
  'GET /library/recalls': 'edit',
  'POST /library/recalls': 'edit',
  'GET /library/recalls/:recall': 'edit',
  'POST /library/recalls/:recall': 'edit',
  'GET /library/unsafe/:answer': 'edit',
  'POST /library/unsafe/:answer': 'edit',
  'GET /library/editing-work/check/events': 'edit',
  'GET /library/editing-work/release/events': 'edit',
  'GET /library/document/:slug/edition/:edition': 'ask',
  'GET /library/notes': 'edit',
  'POST /library/notes': 'edit',
  'GET /library/new-note': 'edit',
  'POST /library/new-note': 'edit',
  'GET /library/notes/:slug': 'edit',
  'POST /library/notes/:slug': 'edit',
  'GET /library/uploads': 'edit',
  'POST /library/uploads': 'edit',
  'GET /library/search': 'edit',
  'POST /library/search': 'edit',
  'GET /library/questions': 'edit',
  'POST /library/questions': 'edit',
  'GET /library/words': 'edit',
  'GET /library/coverage': 'edit',
  'GET /library/set-up': 'edit',
  'POST /library/set-up': 'edit',
  'GET /desk': 'advise',
  'GET /desk/events': 'advise',
  'GET /desk/escalation/:escalation': 'advise',
  'GET /desk/escalation/:escalation/events': 'advise',
  'POST /desk/escalation/:escalation': 'advise',
  'GET /desk/escalation/:escalation/transcript': 'advise',
  'GET /desk/escalation/:escalation/transcript.md': 'advise',
  'GET /desk/closed': 'advise',
  'GET /desk/saved-replies': 'keep-replies',
  'POST /desk/saved-replies': 'keep-replies',
  'GET /desk/advisers': 'see-advisers',
  'POST /desk/advisers': 'advise',
  // Whose they may set is decided there, by who it is.
  'GET /desk/advisers/:adviser': 'see-advisers',
  'POST /desk/advisers/:adviser': 'see-advisers',
  'GET /desk/people': 'end-sessions',
  'POST /desk/people': 'end-sessions',
  'GET /desk/figures': 'see-figures',
  'GET /desk/retention': 'govern',
  'POST /desk/retention': 'govern',
  'GET /desk/holds': 'govern',
  'POST /desk/holds': 'govern',
  'GET /desk/switches': 'govern',
  'POST /desk/switches': 'govern',
};

const SIGNED_OUT = 'You have been signed out. Sign in again in another tab, then send this again.';
const WRONG_ROLE = 'You do not have permission to do this.';

export interface Guard {
  /** The permission that a signed-in person, or anyone, needs. Checked for each request. */
  signedIn(exchange: HttpExchange): Promise<SignedIn | undefined>;
  assets: Assets;
  /** The chat and the library are open to everyone who can reach them. */
  openToAnyone: boolean;
}

export interface GuardedRoutes extends HttpRoutes {
  /** Who is asking: only within a request that the table let through for a signed-in person. */
  visitorOf(exchange: HttpExchange): SignedIn;
  /** Who is signed in, on a page that is open to anyone; undefined if no one is. */
  readerOf(exchange: HttpExchange): Promise<SignedIn | undefined>;
}

type Known = WeakMap<HttpExchange, SignedIn>;

/** Routes that ask the table first. Registering one that has no line there is an error at the start. */
export function guardRoutes(routes: HttpRoutes, guard: Guard): GuardedRoutes {
  const known: Known = new WeakMap();
  const guarded = (method: 'GET' | 'POST', path: string, handler: HttpHandler): HttpHandler => {
    const access = ACCESS[`${method} ${path}`];
    if (access === undefined)
      throw new Error(
        `${method} ${path} has no line in the table of adapters/web/sign-in/access.ts: say who may use it.`,
      );
    if (access === 'anyone' || (access === 'ask' && guard.openToAnyone)) return handler;
    return (exchange) => serveTo({ right: access, guard, known, handler }, exchange);
  };
  return {
    visitorOf(exchange) {
      const visitor = known.get(exchange);
      if (!visitor) throw new Error('No one was asked to sign in for this request.');
      return visitor;
    },
    readerOf: async (exchange) => known.get(exchange) ?? guard.signedIn(exchange),
    get: (path, handler, options) => routes.get(path, guarded('GET', path, handler), options),
    post: (path, handler, options) => routes.post(path, guarded('POST', path, handler), options),
    showErrors: (page) => routes.showErrors(page),
    beforeRouting() {
      throw new Error('No page reads its request by itself.');
    },
  };
}

interface Guarded {
  right: Right;
  guard: Guard;
  known: Known;
  handler: HttpHandler;
}

async function serveTo(guarded: Guarded, exchange: HttpExchange): Promise<HttpReply> {
  const { right, guard, known, handler } = guarded;
  const visitor = await guard.signedIn(exchange);
  if (!visitor) return askToSignIn(guard.assets, exchange);
  if (!may(visitor.roles, right)) return refuseRole(guard.assets, visitor, exchange);
  known.set(exchange, visitor);
  const reply = await handler(exchange);
  const { body } = reply;
  if (typeof body !== 'object' || body instanceof Uint8Array) return reply;
  return { ...reply, body: whileAllowed(body, right, guard, exchange) };
}

/** A stream lives for hours, so it ends with the session, or when the role is removed. */
async function* whileAllowed(
  pieces: AsyncIterable<string | Uint8Array>,
  right: Right,
  guard: Guard,
  exchange: HttpExchange,
): AsyncGenerator<string | Uint8Array> {
  for await (const piece of pieces) {
    const visitor = await guard.signedIn(exchange);
    if (!visitor || !may(visitor.roles, right)) return;
    yield piece;
  }
}

function askToSignIn(assets: Assets, exchange: HttpExchange): HttpReply {
  if (exchange.method === 'POST') {
    const posted = readPost(exchange);
    return posted.wantsJson
      ? jsonReply(403, { problem: SIGNED_OUT })
      : signedOutMeanwhileReply(assets, posted.field('text')?.trim());
  }
  if (isBackground(exchange)) return textReply(403, 'You are not signed in.\n');
  const query = exchange.query.toString();
  return seeOther(startAddress(exchange.path + (query && `?${query}`)));
}

function refuseRole(assets: Assets, visitor: SignedIn, exchange: HttpExchange): HttpReply {
  if (exchange.method === 'POST' && readPost(exchange).wantsJson)
    return jsonReply(403, { problem: WRONG_ROLE });
  if (isBackground(exchange)) return textReply(403, `${WRONG_ROLE}\n`);
  return wrongRoleReply(assets, visitor);
}
