// Builds the pages with notices about signing in and out, and the button that signs people out.
import { deskWording } from '../../../bot/wording/english/desk-wording.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import { may, type Right } from '../../../bot/model/people/roles.js';
import type { Assets } from '../design/assets.js';
import { deskPagesOf, hasDesk } from '../model/desk-pages.js';
import { DESK_PATH, LIBRARY_PATH } from '../model/paths.js';
import { contactLink } from '../about/contact-link.js';
import { filled, withLink } from '../design/filled.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { ownLanguage } from '../design/own-language.js';
import { pageReply, type SiteSection } from '../design/page.js';
import { TAKES_FOCUS } from '../design/render.js';
import type { SignInProblem } from './open-id-provider.js';
import type { SignedIn } from '../model/signed-in.js';
import { languageOf } from '../security/request-language.js';
import { isFromOurPages, type Posted } from '../security/post-guard.js';
import { pageBefore } from '../server/page-before.js';
import { SIGN_OUT_PATH, startAddress } from './sign-in.js';

/** These pages are in the reader's language, because practitioners sign in too. */
export const wordsFor = (exchange: HttpExchange): PractitionerWords => wordsIn(languageOf(exchange));

interface Notice {
  title: string;
  sentences: Content[];
  then?: Content;
  status: number;
  scripts?: string[];
  /** True if readers can change the language. This only works if the page has its own address. */
  bilingual?: boolean;
  section?: SiteSection;
  /** If set, the header shows who is signed in, and the parts of the site that they may open. */
  reader?: SignedIn;
}

export function noticeReply(assets: Assets, say: PractitionerWords, notice: Notice): HttpReply {
  const { title, sentences, then, status, scripts, bilingual = false, section = 'desk', reader } = notice;
  return pageReply(
    assets,
    {
      title,
      section,
      styles: ['desk.css'],
      say,
      bilingual,
      toDesk: hasDesk(reader),
      aside: reader && signOutForm(reader, say),
      scripts,
      main: markup`<div class="narrow"><h1${TAKES_FOCUS}>${title}</h1>
${sentences.map((sentence) => markup`<p>${sentence}</p>`)}${then}</div>`,
    },
    status,
  );
}

const STATUSES: Record<SignInProblem, number> = { refused: 403, invalid: 400, away: 503 };

export function problemReply(
  assets: Assets,
  exchange: HttpExchange,
  problem: SignInProblem,
  returnTo: string,
): HttpReply {
  const say = wordsFor(exchange);
  const { problems, tryAgain, askAdministrator } = say.signIn;
  return noticeReply(assets, say, {
    title: problems.title,
    sentences: [
      problems[problem],
      markup`<a class="button primary" href="${startAddress(returnTo)}">${tryAgain}</a>`,
      askAdministrator,
    ],
    status: STATUSES[problem],
  });
}

export function signedOutReply(
  assets: Assets,
  exchange: HttpExchange,
  leaveProvider: string | undefined,
): HttpReply {
  const say = wordsFor(exchange);
  const { signedOut, again } = say.signIn;
  return noticeReply(assets, say, {
    title: signedOut.title,
    sentences: [
      signedOut.safe,
      leaveProvider !== undefined && withLink(signedOut.provider, leaveProvider),
      markup`<a class="button plain" href="${startAddress('/desk')}">${again}</a>`,
    ],
    // The script deletes any unsent text in this tab.
    scripts: ['signed-out.js'],
    bilingual: true,
    status: 200,
  });
}

export interface Held {
  count: number;
  /** How many of them go back to the queue, because they are urgent and claimed at the desk. */
  urgent: number;
}

/** Asked once, so that no practitioner waits for an adviser who has gone home. */
export function stillHasReply(assets: Assets, { formToken }: SignedIn, { count, urgent }: Held): HttpReply {
  const said = deskWording.signOut;
  return noticeReply(assets, wordsIn('en'), {
    title: said.title,
    sentences: [urgent ? said.stillHasUrgent(count, urgent) : said.stillHas(count)],
    then: markup`<form method="post" action="${SIGN_OUT_PATH}" class="buttons"><input type="hidden" name="token" value="${formToken}"><input type="hidden" name="sure" value="yes"><button type="submit" class="button primary">${said.sure}</button> <a class="button plain" href="${DESK_PATH}">${said.back}</a></form>`,
    status: 200,
  });
}

/** Says who the pages that need each right are for. Everyone who has a role may ask. */
const IS_FOR: Record<Exclude<Right, 'ask'>, keyof PractitionerWords['signIn']['noPermission']['isFor']> = {
  advise: 'advisers',
  'keep-replies': 'desk',
  'see-advisers': 'desk',
  'change-advisers': 'managers',
  'see-readings': 'managers',
  'see-figures': 'managers',
  'end-sessions': 'admins',
  govern: 'admins',
  edit: 'editors',
};

interface Refused {
  right: Right;
  visitor: SignedIn;
  /** Who to contact about the service, if the settings say so. */
  contact: string | undefined;
}

/** Shows people their own id, which an administrator needs to give them a role. */
export function wrongRoleReply(
  assets: Assets,
  exchange: HttpExchange,
  { right, visitor, contact }: Refused,
): HttpReply {
  const { person, formToken, roles } = visitor;
  const id = markup`<code>${person.id.slice(person.id.indexOf(':') + 1)}</code>`;
  const say = wordsFor(exchange);
  const { noPermission } = say.signIn;
  const pages = pagesOf(roles, say);
  return noticeReply(assets, say, {
    title: noPermission.title,
    sentences: [
      right !== 'ask' && noPermission.isFor[IS_FOR[right]],
      filled(noPermission.who, { name: markup`<bdi>${person.name}</bdi>` }),
      may(roles, 'ask') && markup`<a class="button primary" href="/">${noPermission.ask}</a>`,
      pages && filled(noPermission.pages, { pages }),
      filled(contact === undefined ? noPermission.idForOrganisation : noPermission.id, { id }),
      contact !== undefined && filled(noPermission.contact, { contact: contactLink(contact, say) }),
    ].filter((sentence) => sentence !== false),
    then: markup`<form method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="token" value="${formToken}"><button type="submit" class="button plain">${noPermission.asSomeoneElse}</button></form>`,
    section: 'about',
    reader: visitor,
    status: 403,
  });
}

/**
 * Builds links to the pages that these roles can open as well as the chat. The desk's own pages are only in English.
 */
function pagesOf(roles: SignedIn['roles'], say: PractitionerWords): Content {
  const { library } = say.page;
  const links = [
    ...(may(roles, 'ask') ? [markup`<a href="${LIBRARY_PATH}">${library.title}</a>`] : []),
    ...deskPagesOf(roles).map(({ href, text }) => markup`<a href="${href}"${ownLanguage(say)}>${text}</a>`),
  ];
  return links.length > 0 && links.map((link, index) => markup`${index > 0 && ', '}${link}`);
}

/** Shown on a page that is already open. Says what happened, with a link to sign in and come back. */
export function signedOutLine(exchange: HttpExchange): Html {
  const { signedOut, signIn } = wordsFor(exchange).page.problems;
  return markup`${signedOut} <a href="${startAddress(pageBefore(exchange))}">${signIn}</a>`;
}

/** In other forms, these are a date, a choice or an id, none of which has a space. */
const SOMETIMES_WRITTEN = ['answer', 'from', 'message', 'when'];
/** The fields of all forms that people write more than a few words in. */
const WRITTEN = [
  ...['title', 'question', 'text', 'sources', 'words', 'note', 'comment', 'reason', 'override'],
  ...['about', 'detail', 'leave', 'closed-days', ...SOMETIMES_WRITTEN],
];

/**
 * Shows people what they wrote, and lets them send it again once they have signed in. The browser does not
 * keep the fields of the page before this one.
 */
export function signedOutMeanwhileReply(
  assets: Assets,
  exchange: HttpExchange,
  { field }: Posted,
  publicUrl: string | undefined,
): HttpReply {
  const say = wordsFor(exchange);
  const written = WRITTEN.flatMap((name) => {
    const text = field(name)?.trim() ?? '';
    return text === '' || (SOMETIMES_WRITTEN.includes(name) && !/\s/.test(text)) ? [] : [text];
  });
  const { signedOutBefore, title } = say.signIn;
  const again = isFromOurPages(exchange, publicUrl) && formToSendAgain(exchange, say);
  return noticeReply(assets, say, {
    title: signedOutBefore.title,
    sentences: [
      again ? signedOutBefore.notSent : signedOutBefore.notSentGoBack,
      markup`<a class="button plain" href="${startAddress(pageBefore(exchange))}" target="_blank">${title}</a>`,
    ],
    then: markup`${again}${
      written.length > 0 &&
      markup`<p class="muted">${say.page.problems.youWrote}</p>${written.map((text) => markup`<blockquote class="kept-words" dir="auto">${text}</blockquote>`)}`
    }`,
    status: 403,
  });
}

/**
 * Keeps the old token, so that the form is refused and people see it again, filled in, to check. Undefined for forms
 * that would be carried out at once, even for someone else who signs in: those without a token, and those of the
 * chat, whose token stays valid. Also undefined for a file, which we have not read.
 */
function formToSendAgain(exchange: HttpExchange, say: PractitionerWords): Html | undefined {
  const { body, path, query } = exchange;
  if (body.kind !== 'form' || !body.value.get('token') || path.startsWith('/chat/')) return undefined;
  const fields = [...body.value].map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  return markup`<form method="post" action="${path}${query.size > 0 && `?${query.toString()}`}">${fields}<button type="submit" class="button primary">${say.signIn.tryAgain}</button></form>`;
}

/** Builds the button in the header of every page that needs a sign-in. */
export function signOutForm(
  { person, formToken }: SignedIn,
  { signIn }: Pick<PractitionerWords, 'signIn'>,
): Html {
  return markup`<form class="signed-in" method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="token" value="${formToken}"><bdi>${person.name}</bdi> <button type="submit" class="button link">${signIn.signOut}</button></form>`;
}
