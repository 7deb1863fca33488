// Checks who may use an address before its handler runs, and records who reads personal data.
import { may, type Right } from '../../../bot/model/people/roles.js';
import {
  jsonReply,
  textReply,
  type HttpExchange,
  type HttpHandler,
  type HttpReply,
  type PageRoutes,
  type RouteOptions,
} from '../../http/http.js';
import type { Assets } from '../design/assets.js';
import { homeOf } from '../model/desk-pages.js';
import { DESK_PATH } from '../model/paths.js';
import { isBackground, isEventStream } from '../server/background-requests.js';
import { seeOther } from '../design/page.js';
import { readPost } from '../security/post-guard.js';
import { stoppedEvent, stoppedReply } from '../delivery/event-stream.js';
import { signedOutLine, signedOutMeanwhileReply, wordsFor, wrongRoleReply } from './sign-in-notices.js';
import type { SignedIn } from '../model/signed-in.js';
import { startAddress } from './sign-in.js';
import { ACCESS, type Showing } from './access-table.js';
import { recordAccess, recordWhileRead, type Reader, type ReadMark } from './record-access.js';

export interface Guard {
  /** The person who is signed in. Checked again for each request. */
  signedIn(exchange: HttpExchange): Promise<SignedIn | undefined>;
  assets: Assets;
  /** The address people use, which a proxy may not pass on. */
  publicUrl?: string | undefined;
  openToAnyone: boolean;
  /** Who to contact about the service. */
  contact?: string | undefined;
  /** Records who read what. If recording fails, the data is not shown. */
  addToAccessLog: Reader;
}

export interface GuardedRoutes extends PageRoutes {
  /** `signedOut` replies to people who are not signed in. By default, they are asked to sign in. */
  post(path: string, handler: HttpHandler, options?: RouteOptions & { signedOut?: HttpHandler }): void;
  /** The person who sent this request. Only for addresses that the table restricts to signed-in people. */
  visitorOf(exchange: HttpExchange): SignedIn;
  /** The person who is signed in, on a page that anyone can open. Undefined if no one is. */
  readerOf(exchange: HttpExchange): Promise<SignedIn | undefined>;
  /** Records exactly which personal data the reply shows. */
  mark(exchange: HttpExchange, mark: ReadMark): void;
}

type Known = WeakMap<HttpExchange, SignedIn>;
type Marks = WeakMap<HttpExchange, ReadMark>;

/** Creates routes that check the access table first. Throws at start-up if a route is not in the table. */
export function guardRoutes(routes: PageRoutes, guard: Guard): GuardedRoutes {
  const known: Known = new WeakMap();
  const marks: Marks = new WeakMap();
  const guarded = (
    method: 'GET' | 'POST',
    path: string,
    handler: HttpHandler,
    signedOut: HttpHandler = (exchange) => Promise.resolve(askToSignIn(guard, exchange)),
  ): HttpHandler => {
    const access = ACCESS[`${method} ${path}`];
    if (access === undefined)
      throw new Error(
        `${method} ${path} has no line in adapters/web/sign-in/access-table.ts: add a line that says who may use this route, and what personal data it shows.`,
      );
    if (access === 'anyone' || (access === 'ask' && guard.openToAnyone)) return handler;
    const right = access === 'ask' ? access : access.right;
    const showing = access !== 'ask' && access.shows !== 'nothing' ? access : undefined;
    return (exchange) => serveTo({ right, showing, guard, known, marks, handler, signedOut }, exchange);
  };
  return {
    visitorOf(exchange) {
      const visitor = known.get(exchange);
      if (!visitor)
        throw new Error('This route does not require a sign-in, so we do not know who sent the request.');
      return visitor;
    },
    readerOf: async (exchange) => known.get(exchange) ?? guard.signedIn(exchange),
    mark: (exchange, mark) => void marks.set(exchange, mark),
    get: (path, handler, options) => routes.get(path, guarded('GET', path, handler), options),
    post: (path, handler, { signedOut, ...options } = {}) =>
      routes.post(path, guarded('POST', path, handler, signedOut), options),
  };
}

interface Guarded {
  right: Right;
  showing: Showing | undefined;
  guard: Guard;
  known: Known;
  marks: Marks;
  handler: HttpHandler;
  signedOut: HttpHandler;
}

async function serveTo(guarded: Guarded, exchange: HttpExchange): Promise<HttpReply> {
  const { right, showing, guard, known, marks, handler, signedOut } = guarded;
  const visitor = await guard.signedIn(exchange);
  if (!visitor) return signedOut(exchange);
  if (!may(visitor.roles, right)) return refuseRole(guarded, visitor, exchange);
  known.set(exchange, visitor);
  const reply = await handler(exchange);
  const reading = showing && { ...showing, visitor, exchange, mark: () => marks.get(exchange) };
  const { body } = reply;
  if (typeof body !== 'object' || body instanceof Uint8Array) {
    if (reading) await recordAccess(guard.addToAccessLog, reading, reply);
    return reply;
  }
  const pieces = reading ? recordWhileRead(guard.addToAccessLog, reading, body) : body;
  return { ...reply, body: whileAllowed(pieces, right, guard, exchange) };
}

/**
 * A stream lasts for hours, so the person is checked again before each piece is sent. The stream ends if they
 * lose the role or their session ends. If their session has ended, the stream first tells the page so.
 */
async function* whileAllowed(
  pieces: AsyncIterable<string | Uint8Array>,
  right: Right,
  guard: Guard,
  exchange: HttpExchange,
): AsyncGenerator<string | Uint8Array> {
  for await (const piece of pieces) {
    const visitor = await guard.signedIn(exchange);
    if (!visitor && isEventStream(exchange)) yield stoppedEvent(signedOutLine(exchange));
    if (!visitor || !may(visitor.roles, right)) return;
    yield piece;
  }
}

function askToSignIn({ assets, publicUrl }: Guard, exchange: HttpExchange): HttpReply {
  if (exchange.method === 'POST') {
    const posted = readPost(exchange);
    return posted.wantsJson
      ? jsonReply(403, { problem: wordsFor(exchange).signIn.signedOutBefore.short })
      : signedOutMeanwhileReply(assets, exchange, posted, publicUrl);
  }
  if (isEventStream(exchange)) return stoppedReply(signedOutLine(exchange));
  if (isBackground(exchange)) return textReply(403, 'You are not signed in.\n');
  const query = exchange.query.toString();
  return seeOther(startAddress(exchange.path + (query && `?${query}`)));
}

function refuseRole({ guard, right }: Guarded, visitor: SignedIn, exchange: HttpExchange): HttpReply {
  const { short: problem } = wordsFor(exchange).signIn.noPermission;
  if (exchange.method === 'POST' && readPost(exchange).wantsJson) return jsonReply(403, { problem });
  if (isBackground(exchange)) return textReply(403, `${problem}\n`);
  const home = exchange.path === DESK_PATH && homeOf(visitor.roles);
  if (home) return seeOther(home);
  return wrongRoleReply(guard.assets, exchange, { right, visitor, contact: guard.contact });
}
