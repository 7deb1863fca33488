// Signs people in by name only, for trying things out on your own machine.
import { createHash } from 'node:crypto';
import { parseRole, USER_ROLES, type UserRole } from '../../../bot/model/people/roles.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { isFromThisMachine } from '../../http/local-only.js';
import type { Assets } from '../design/assets.js';
import { optionList } from '../design/fields.js';
import { markup } from '../design/markup.js';
import { pageReply, seeOther } from '../design/page.js';
import { FOREIGN, isFromOurPages, readPost } from '../security/post-guard.js';
import { LIBRARY_PATH } from '../model/paths.js';
import { noticeReply } from './sign-in-notices.js';
import { pageToReturnTo, SIGN_IN_PATH, type SignIn } from './sign-in.js';

const LONGEST_NAME = 60;

export const DESK_CLOSED =
  'The desk and editing are not available because sign-in is not set up. To turn them on, set OIDC_ISSUER (docs/connect-sign-in.md).';

/**
 * `allowed` is true only if the settings keep the service on this machine, because there is no password. If it is
 * false, no one can sign in, and the page says what is missing.
 */
export function createLocalSignIn({ allowed }: { allowed: boolean }): SignIn {
  const permits = (exchange: HttpExchange) => allowed && isFromThisMachine(exchange);
  return {
    permits,
    leaveProvider: () => Promise.resolve(undefined),
    check: () =>
      Promise.resolve(allowed ? 'by name alone, on this machine only (OIDC_ISSUER is empty)' : DESK_CLOSED),
    register(routes, { assets, sessions, publicUrl }) {
      routes.get(SIGN_IN_PATH, (exchange) =>
        Promise.resolve(
          permits(exchange)
            ? formReply(assets, { to: pageToReturnTo(exchange.query.get('to')) })
            : closedReply(assets),
        ),
      );
      routes.post(SIGN_IN_PATH, async (exchange) => {
        if (!permits(exchange)) return closedReply(assets);
        if (!isFromOurPages(exchange, publicUrl)) return closedReply(assets, FOREIGN.problem);
        const posted = readPost(exchange);
        const name = (posted.field('name') ?? '').trim().replace(/\s+/g, ' ');
        const to = pageToReturnTo(posted.field('to'));
        const role = parseRole(posted.field('role') ?? 'adviser') ?? 'adviser';
        if (name === '' || name.length > LONGEST_NAME)
          return formReply(assets, {
            to,
            role,
            problem: `Enter your name, using ${LONGEST_NAME} characters or fewer.`,
          });
        const identity = { subject: subjectOf(name), name, groups: [], roles: [role] };
        const { cookies } = await sessions.begin(exchange, identity);
        return seeOther(to, cookies);
      });
    },
  };
}

/** The same name always gives the same person, whatever its spacing or capitals. */
function subjectOf(name: string): string {
  return createHash('sha256').update(name.normalize('NFKC').toLowerCase()).digest('base64url').slice(0, 16);
}

const ROLE_LINES: Record<UserRole, string> = {
  practitioner: 'Practitioner: asks questions',
  adviser: 'Adviser: answers requests at the desk',
  lead: 'Lead: an adviser who manages the desk',
  editor: 'Editor: keeps the guidance up to date',
  admin: 'Admin: runs the service',
};

const leadsToLibrary = (to: string) => to.startsWith(LIBRARY_PATH);

function formReply(
  assets: Assets,
  { to, role, problem }: { to: string; role?: UserRole; problem?: string },
): HttpReply {
  // Someone who opens a page of the library is probably an editor.
  const chosen = role ?? (leadsToLibrary(to) ? 'editor' : 'adviser');
  return pageReply(
    assets,
    {
      title: problem ? `Not signed in: ${problem}` : 'Sign in',
      section: leadsToLibrary(to) ? 'library' : 'desk',
      styles: ['desk.css'],
      main: markup`<div class="narrow"><h1>Sign in</h1>
<p>This copy of the service runs on your own computer, so that you can try it out. Anyone using this computer can sign in without a password.</p>
<form method="post" action="${SIGN_IN_PATH}" class="stack" novalidate>
<input type="hidden" name="to" value="${to}">
<label for="name">Your name, as practitioners will see it</label>
${problem && markup`<p class="problem" id="name-problem"><span class="hidden">Error: </span>${problem}</p>`}
<input id="name" name="name" autocomplete="name" ${problem && markup`aria-invalid="true" aria-describedby="name-problem" autofocus`}>
<label for="role">Your role</label>
<select id="role" name="role">${optionList(
        USER_ROLES.map((one) => [one, ROLE_LINES[one]]),
        chosen,
      )}</select>
<button type="submit" class="button primary">Sign in</button>
</form></div>`,
    },
    problem ? 400 : 200,
  );
}

function closedReply(assets: Assets, problem?: string): HttpReply {
  return noticeReply(assets, {
    title: 'The desk is not available',
    sentences: [
      problem ??
        'No one can sign in here, because this service is not connected to your organisation’s sign-in.',
      problem === undefined &&
        markup`If you run this service, connect your organisation’s sign-in with the setting <code>OIDC_ISSUER</code>. Signing in without a password works only on the computer that the service runs on.`,
      markup`<a href="/">Ask the guidance</a>`,
    ],
    status: 403,
  });
}
