// Lets people sign in with only a name, to try the software on their own machine.
import { hash } from 'node:crypto';
import { parseRole, USER_ROLES, type UserRole } from '../../../bot/model/people/roles.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { isFromThisMachine } from '../../http/local-only.js';
import type { Assets } from '../design/assets.js';
import { optionList } from '../design/fields.js';
import { filled } from '../design/filled.js';
import { markup } from '../design/markup.js';
import { pageReply, seeOther } from '../design/page.js';
import { FOREIGN, isFromOurPages, problemIn, readPost } from '../security/post-guard.js';
import { LIBRARY_PATH } from '../model/paths.js';
import { setUpWording } from '../model/set-up-wording.js';
import { noticeReply, wordsFor } from './sign-in-notices.js';
import { firstPage, pageToReturnTo, SIGN_IN_PATH, type SignIn } from './sign-in.js';

const LONGEST_NAME = 60;

/**
 * Pass `allowed` only if the settings keep the service on this machine, because there is no password.
 * Otherwise, no one can sign in, and the page says what is missing.
 */
export function createLocalSignIn({ allowed }: { allowed: boolean }): SignIn {
  const permits = (exchange: HttpExchange) => allowed && isFromThisMachine(exchange);
  return {
    permits,
    leaveProvider: () => Promise.resolve(undefined),
    check: () => Promise.resolve(allowed ? setUpWording.signIn.byName : setUpWording.signIn.deskClosed),
    register(routes, { assets, sessions, publicUrl }) {
      routes.get(SIGN_IN_PATH, (exchange) =>
        Promise.resolve(
          permits(exchange)
            ? formReply(assets, wordsFor(exchange), { to: pageToReturnTo(exchange.query.get('to')) })
            : closedReply(assets, wordsFor(exchange)),
        ),
      );
      routes.post(SIGN_IN_PATH, async (exchange) => {
        const say = wordsFor(exchange);
        if (!permits(exchange)) return closedReply(assets, say);
        if (!isFromOurPages(exchange, publicUrl)) return closedReply(assets, say, problemIn(say, FOREIGN));
        const posted = readPost(exchange);
        const name = (posted.field('name') ?? '').trim().replace(/\s+/g, ' ');
        const to = pageToReturnTo(posted.field('to'));
        const role = parseRole(posted.field('role') ?? 'adviser') ?? 'adviser';
        if (name === '' || name.length > LONGEST_NAME)
          return formReply(assets, say, { to, role, problem: say.signIn.byName.enterName(LONGEST_NAME) });
        const identity = { subject: subjectOf(name), name, groups: [], roles: [role] };
        const { cookies, roles } = await sessions.begin(exchange, identity);
        return seeOther(firstPage(to, roles), cookies);
      });
    },
  };
}

/** Names that only differ in spacing or capitals are the same person. */
function subjectOf(name: string): string {
  return hash('sha256', name.normalize('NFKC').toLowerCase(), 'base64url').slice(0, 16);
}

const leadsToLibrary = (to: string) => to.startsWith(LIBRARY_PATH);

function formReply(
  assets: Assets,
  say: PractitionerWords,
  { to, role, problem }: { to: string; role?: UserRole; problem?: string },
): HttpReply {
  const { title, byName } = say.signIn;
  // People who were on their way to the library are probably editors.
  const chosen = role ?? (leadsToLibrary(to) ? 'editor' : 'adviser');
  return pageReply(
    assets,
    {
      title: problem ? byName.notSignedIn(problem) : title,
      section: leadsToLibrary(to) ? 'library' : 'desk',
      styles: ['desk.css'],
      say,
      // The page that shows a problem does not have its own address, so its language cannot be changed.
      bilingual: problem === undefined,
      main: markup`<div class="narrow"><h1>${title}</h1>
<p>${byName.introduction}</p>
<form method="post" action="${SIGN_IN_PATH}" class="stack" novalidate>
<input type="hidden" name="to" value="${to}">
<label for="name">${byName.name}</label>
${problem && markup`<p class="problem" id="name-problem"><span class="hidden">${say.page.chat.error} </span>${problem}</p>`}
<input id="name" name="name" autocomplete="name" ${problem && markup`aria-invalid="true" aria-describedby="name-problem" autofocus`}>
<label for="role">${byName.role}</label>
<select id="role" name="role">${optionList(
        USER_ROLES.map((one) => [one, byName.roles[one]]),
        chosen,
      )}</select>
<button type="submit" class="button primary">${title}</button>
</form></div>`,
    },
    problem ? 400 : 200,
  );
}

function closedReply(assets: Assets, say: PractitionerWords, problem?: string): HttpReply {
  const { closedTitle, closed, connect } = say.signIn.byName;
  return noticeReply(assets, say, {
    title: closedTitle,
    sentences: [
      problem ?? closed,
      problem === undefined && filled(connect, { setting: markup`<code>OIDC_ISSUER</code>` }),
      markup`<a href="/">${say.page.chat.title}</a>`,
    ],
    status: 403,
  });
}
