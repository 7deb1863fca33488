// The pages around signing in: each says in a sentence what happened, and what to do next.
import type { HttpReply } from '../../http/http.js';
import { may } from '../../../bot/model/people/roles.js';
import type { Assets } from '../design/assets.js';
import { deskPagesOf } from '../model/desk-pages.js';
import type { Content } from '../design/markup.js';
import { markup } from '../design/markup.js';
import { pageReply } from '../design/page.js';
import type { SignInProblem } from './open-id-provider.js';
import type { SignedIn } from '../model/signed-in.js';
import { SIGN_OUT_PATH, startAddress } from './sign-in.js';

export function noticeReply(
  assets: Assets,
  { title, sentences, then, status }: { title: string; sentences: Content[]; then?: Content; status: number },
): HttpReply {
  return pageReply(
    assets,
    {
      title,
      section: 'desk',
      styles: ['desk.css'],
      main: markup`<div class="narrow"><h1>${title}</h1>
${sentences.map((sentence) => markup`<p>${sentence}</p>`)}${then}</div>`,
    },
    status,
  );
}

const PROBLEMS: Record<SignInProblem, { status: number; sentence: string }> = {
  refused: {
    status: 403,
    sentence: 'Your organisation’s sign-in did not let you through, or you stopped it.',
  },
  invalid: {
    status: 400,
    sentence:
      'What came back from your organisation’s sign-in did not fit, so nobody was signed in. This happens when a page was left open for long, or was opened a second time.',
  },
  away: { status: 503, sentence: 'Your organisation’s sign-in does not answer at the moment.' },
};

export function problemReply(assets: Assets, problem: SignInProblem, returnTo: string): HttpReply {
  const { status, sentence } = PROBLEMS[problem];
  return noticeReply(assets, {
    title: 'You are not signed in',
    sentences: [
      sentence,
      markup`<a class="button primary" href="${startAddress(returnTo)}">Try again</a>`,
      'If this goes on, tell whoever looks after this service.',
    ],
    status,
  });
}

export function signedOutReply(assets: Assets, leaveProvider: string | undefined): HttpReply {
  return noticeReply(assets, {
    title: 'You are signed out',
    sentences: [
      'Nobody at this computer can go on where you were.',
      leaveProvider !== undefined &&
        markup`You may still be signed in to your organisation’s account. On a shared computer, <a href="${leaveProvider}">sign out there too</a>.`,
      markup`<a class="button plain" href="${startAddress('/desk')}">Sign in again</a>`,
    ],
    status: 200,
  });
}

/** The id is what an administrator needs to give a role, and the person's own; nobody else sees it. */
export function wrongRoleReply(assets: Assets, { person, formToken, roles }: SignedIn): HttpReply {
  const id = person.id.slice(person.id.indexOf(':') + 1);
  return noticeReply(assets, {
    title: 'This page is for others',
    sentences: [
      markup`You are signed in as <bdi>${person.name}</bdi>, and your part here does not open this page.`,
      markup`If you need it, give this to whoever looks after this service: <code>${id}</code>`,
      markup`You can open: ${pagesOf(roles).map(
        ([href, text], index) => markup`${index > 0 && ', '}<a href="${href}">${text}</a>`,
      )}.`,
    ],
    then: markup`<form method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="token" value="${formToken}"><button type="submit" class="button plain">Sign in as somebody else</button></form>`,
    status: 403,
  });
}

function pagesOf(roles: SignedIn['roles']): [href: string, text: string][] {
  return [
    ...(may(roles, 'ask') ? [['/', 'Ask the guidance'] as [string, string]] : []),
    ...deskPagesOf(roles).map(({ href, text }): [string, string] => [href, text]),
  ];
}

/** What was written stands here to be copied: signing in leads to another page. */
export function signedOutMeanwhileReply(assets: Assets, words: string | undefined): HttpReply {
  return noticeReply(assets, {
    title: 'You are not signed in any more',
    sentences: [
      'Nothing was sent. Sign in again in another tab, then go back and send it again.',
      markup`<a class="button plain" href="${startAddress('/desk')}">Sign in</a>`,
    ],
    then: words
      ? markup`<p class="muted">You wrote:</p><blockquote class="kept-words" dir="auto">${words}</blockquote>`
      : undefined,
    status: 403,
  });
}
