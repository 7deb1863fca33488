// Who is at the desk. This one trusts a name typed on this very machine; an identity provider takes its place elsewhere.
import { createHash } from 'node:crypto';
import type { Person } from '../../bot/person.js';
import type { HttpExchange, HttpRoutes } from '../http.js';
import type { Assets } from './assets.js';
import { readCookie, writeCookie } from './cookies.js';
import { markup } from './markup.js';
import { pageReply, seeOther } from './page.js';
import { DESK_PATH } from './paths.js';
import { deskPerson } from './places.js';
import { FOREIGN, isFromOurPages, readPost } from './post-guard.js';
import type { Seal } from './seal.js';

export interface SignIn {
  /** Undefined for nobody, and for somebody who may not be at the desk. */
  signedIn(request: HttpExchange): Promise<Person | undefined>;
  /** Where somebody who is not signed in is sent; it may be any address of this site. */
  readonly startPath: string;
  /** Registers its own pages, once. */
  register(
    routes: HttpRoutes,
    shared: { assets: Assets; seal: Seal; https: boolean; publicUrl?: string },
  ): void;
}

const COOKIE = 'desk';
const START_PATH = '/desk/sign-in';
/** A working day. */
const LONGEST_SECONDS = 12 * 60 * 60;
const LONGEST_NAME = 60;

/**
 * `allowed` only where the server listens on a loopback address and NODE_ENV is not production: there is no password.
 * Where it is not allowed nobody is signed in, and the page says what is missing.
 */
export function createLocalSignIn({
  allowed,
  clock = () => new Date(),
}: {
  allowed: boolean;
  clock?: () => Date;
}): SignIn {
  let read: (request: HttpExchange) => Person | undefined = () => undefined;
  return {
    startPath: START_PATH,
    signedIn: (request) => Promise.resolve(allowed && isLocal(request) ? read(request) : undefined),
    register(routes, { assets, seal, https, publicUrl }) {
      read = (request) => {
        const opened = seal.open('desk', readCookie(request, COOKIE, https) ?? '');
        return opened === undefined ? undefined : readBadge(opened, clock());
      };
      routes.get(START_PATH, (request) =>
        Promise.resolve(allowed && isLocal(request) ? formReply(assets) : closedReply(assets)),
      );
      routes.post(START_PATH, (request) => {
        if (!allowed || !isLocal(request) || !isFromOurPages(request, publicUrl))
          return Promise.resolve(closedReply(assets, FOREIGN.problem));
        const name = (readPost(request).field('name') ?? '').trim().replace(/\s+/g, ' ');
        if (name === '' || name.length > LONGEST_NAME)
          return Promise.resolve(
            formReply(assets, `Write your name, in at most ${LONGEST_NAME} characters.`),
          );
        const badge = makeBadge(name, clock());
        const cookie = writeCookie(COOKIE, seal.close('desk', badge), {
          https,
          maxAgeSeconds: LONGEST_SECONDS,
        });
        return Promise.resolve(seeOther(DESK_PATH, [cookie]));
      });
      routes.post('/desk/sign-out', (request) =>
        Promise.resolve(
          isFromOurPages(request, publicUrl)
            ? seeOther(START_PATH, [writeCookie(COOKIE, '', { https, maxAgeSeconds: 0 })])
            : closedReply(assets, FOREIGN.problem),
        ),
      );
    },
  };
}

/** A page elsewhere can point a name of its own at this machine; the browser then still says that name. */
function isLocal({ headers }: HttpExchange): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(headers.host ?? '');
}

function makeBadge(name: string, now: Date): string {
  return Buffer.from(JSON.stringify({ name, until: now.getTime() + LONGEST_SECONDS * 1000 })).toString(
    'base64url',
  );
}

/** Signed by us, so that its shape is known. */
function readBadge(badge: string, now: Date): Person | undefined {
  const { name, until } = JSON.parse(Buffer.from(badge, 'base64url').toString('utf8')) as {
    name: string;
    until: number;
  };
  return until > now.getTime() ? deskPerson(subjectOf(name), name) : undefined;
}

/** The same person for the same name, however it is spaced or capitalised. */
function subjectOf(name: string): string {
  return createHash('sha256').update(name.normalize('NFKC').toLowerCase()).digest('base64url').slice(0, 16);
}

function formReply(assets: Assets, problem?: string) {
  return pageReply(
    assets,
    {
      title: problem ? `Not signed in: ${problem}` : 'Sign in to the desk',
      section: 'desk',
      styles: ['desk.css'],
      main: markup`<div class="narrow"><h1>Sign in to the desk</h1>
<p>This desk runs on your own computer, for trying things out. Anybody at this computer can sign in, without a password.</p>
<form method="post" action="${START_PATH}" class="stack" novalidate>
<label for="name">Your name, as practitioners will see it</label>
${problem && markup`<p class="problem" id="name-problem"><span class="hidden">Error: </span>${problem}</p>`}
<input id="name" name="name" autocomplete="name" ${problem && markup`aria-invalid="true" aria-describedby="name-problem" autofocus`}>
<button type="submit" class="button primary">Sign in</button>
</form></div>`,
    },
    problem ? 400 : 200,
  );
}

function closedReply(assets: Assets, problem?: string) {
  return pageReply(
    assets,
    {
      title: 'The desk is closed',
      section: 'desk',
      styles: ['desk.css'],
      main: markup`<div class="narrow"><h1>The desk is closed</h1>
<p>${problem ?? 'Nobody can sign in here: no identity provider is connected.'}</p>
<p><a href="/">Ask the guidance</a></p></div>`,
    },
    403,
  );
}
