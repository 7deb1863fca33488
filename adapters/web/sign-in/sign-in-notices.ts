// The notices around signing in. Each says what happened and what to do next.
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { may } from '../../../bot/model/people/roles.js';
import type { Assets } from '../design/assets.js';
import { deskPagesOf } from '../model/desk-pages.js';
import { LIBRARY_PATH } from '../model/paths.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { pageReply } from '../design/page.js';
import type { SignInProblem } from './open-id-provider.js';
import type { SignedIn } from '../model/signed-in.js';
import { languageOf } from '../security/request-language.js';
import { pageBefore } from '../server/page-before.js';
import { SIGN_OUT_PATH, startAddress } from './sign-in.js';

export function noticeReply(
  assets: Assets,
  {
    title,
    sentences,
    then,
    status,
    scripts,
  }: { title: string; sentences: Content[]; then?: Content; status: number; scripts?: string[] },
): HttpReply {
  return pageReply(
    assets,
    {
      title,
      section: 'desk',
      styles: ['desk.css'],
      ...(scripts && { scripts }),
      main: markup`<div class="narrow"><h1>${title}</h1>
${sentences.map((sentence) => markup`<p>${sentence}</p>`)}${then}</div>`,
    },
    status,
  );
}

const PROBLEMS: Record<SignInProblem, { status: number; sentence: string }> = {
  refused: {
    status: 403,
    sentence: 'Your organisation did not let you sign in, or you cancelled.',
  },
  invalid: {
    status: 400,
    sentence:
      'We could not sign you in. This can happen if the sign-in page was left open for a long time, or opened twice.',
  },
  away: { status: 503, sentence: 'Your organisation’s sign-in service is not responding.' },
};

export function problemReply(assets: Assets, problem: SignInProblem, returnTo: string): HttpReply {
  const { status, sentence } = PROBLEMS[problem];
  return noticeReply(assets, {
    title: 'You are not signed in',
    sentences: [
      sentence,
      markup`<a class="button primary" href="${startAddress(returnTo)}">Try again</a>`,
      'If this keeps happening, contact your service administrator.',
    ],
    status,
  });
}

export function signedOutReply(assets: Assets, leaveProvider: string | undefined): HttpReply {
  return noticeReply(assets, {
    title: 'You are signed out',
    sentences: [
      'No one else using this computer can see your work.',
      leaveProvider !== undefined &&
        markup`You may still be signed in to your organisation’s account. On a shared computer, <a href="${leaveProvider}">sign out there too</a>.`,
      markup`<a class="button plain" href="${startAddress('/desk')}">Sign in again</a>`,
    ],
    // Deletes what was typed in this tab and not sent.
    scripts: ['signed-out.js'],
    status: 200,
  });
}

/** Shows the person their own id, which an administrator needs to give them a role. No one else sees it. */
export function wrongRoleReply(assets: Assets, { person, formToken, roles }: SignedIn): HttpReply {
  const id = person.id.slice(person.id.indexOf(':') + 1);
  return noticeReply(assets, {
    title: 'You do not have permission to view this page',
    sentences: [
      markup`You are signed in as <bdi>${person.name}</bdi>, and you do not have permission to view this page.`,
      markup`If you need access, give this ID to your service administrator: <code>${id}</code>`,
      markup`You can open: ${pagesOf(roles).map(
        ([href, text], index) => markup`${index > 0 && ', '}<a href="${href}">${text}</a>`,
      )}.`,
    ],
    then: markup`<form method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="token" value="${formToken}"><button type="submit" class="button plain">Sign in as someone else</button></form>`,
    status: 403,
  });
}

const ASKING: [href: string, text: string][] = [
  ['/', 'Ask the guidance'],
  [LIBRARY_PATH, 'Library'],
];

function pagesOf(roles: SignedIn['roles']): [href: string, text: string][] {
  return [
    ...(may(roles, 'ask') ? ASKING : []),
    ...deskPagesOf(roles).map(({ href, text }): [string, string] => [href, text]),
  ];
}

/** For a page that is already open: what happened, and a link to sign in and come back. */
export function signedOutLine(exchange: HttpExchange): Html {
  const { signedOut, signIn } = wordsIn(languageOf(exchange)).page.problems;
  return markup`${signedOut} <a href="${startAddress(pageBefore(exchange))}">${signIn}</a>`;
}

/** Shows what the person wrote, so that they can copy it before they sign in on another page. */
export function signedOutMeanwhileReply(
  assets: Assets,
  exchange: HttpExchange,
  words: string | undefined,
): HttpReply {
  return noticeReply(assets, {
    title: 'You have been signed out',
    sentences: [
      'Nothing was sent. Sign in again in another tab, then go back and try again.',
      markup`<a class="button plain" href="${startAddress(pageBefore(exchange))}">Sign in</a>`,
    ],
    then: words
      ? markup`<p class="muted">You wrote:</p><blockquote class="kept-words" dir="auto">${words}</blockquote>`
      : undefined,
    status: 403,
  });
}
