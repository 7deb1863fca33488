// Builds the frame of every page and its headers.
import type { HttpReply } from '../../http/http.js';
import type { Assets } from './assets.js';
import { withLink } from './filled.js';
import { markup, toText, type Content, type Html } from './markup.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

/**
 * Allows no inline scripts or styles, and nothing from other sites. If an attacker inserts a script into a
 * page, browsers do not run it.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types from-server',
].join('; ');

/** `about` covers the privacy, accessibility and contact pages. */
export type SiteSection = 'chat' | 'library' | 'desk' | 'about';

export interface PageParts {
  title: string;
  section: SiteSection;
  main: Html;
  styles: readonly string[];
  scripts?: readonly string[];
  skip?: { to: string; text: string };
  data?: Record<string, string>;
  /** Text that this page's scripts show, in addition to the text for the scripts of every page. */
  scriptWords?: Record<string, string> | undefined;
  /** The wording in the reader's language. Absent for pages that are only in English. */
  say?: PractitionerWords | undefined;
  /** False if readers cannot change the language of this page, for example because it has no address. */
  bilingual?: boolean;
  /** Fields that were posted to get this page. They are posted again if the reader changes the language. */
  asked?: Record<string, string | undefined>;
  aside?: Content;
  /** True if the reader may open pages of the desk. The desk's own pages always link to it. */
  toDesk?: boolean;
}

export function pageReply(assets: Assets, parts: PageParts, status = 200): HttpReply {
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    },
    body: toText(page(assets, parts)),
  };
}

/** Use this after a form has been sent, so that reloading the next page does not send the form again. */
export function seeOther(location: string, cookies: readonly string[] = []): HttpReply {
  return {
    status: 303,
    headers: { Location: location, ...(cookies.length && { 'Set-Cookie': [...cookies] }) },
  };
}

export function withCookies(reply: HttpReply, cookies: readonly string[]): HttpReply {
  if (!cookies.length) return reply;
  const before = [reply.headers?.['Set-Cookie'] ?? []].flat().map(String);
  return { ...reply, headers: { ...reply.headers, 'Set-Cookie': [...before, ...cookies] } };
}

function page(assets: Assets, parts: PageParts): Html {
  const { say = wordsIn('en'), bilingual = parts.say !== undefined } = parts;
  const { frame } = say.page;
  const { to, text } = parts.skip ?? { to: '#main', text: frame.skip };
  return markup`<!doctype html>
<html lang="${say.language === 'en' ? 'en-GB' : say.language}">
<head>
<meta charset="utf-8">
<title>${parts.title} – ${say.serviceName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f5f4ef">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12191c">
<link rel="icon" href="${assets.address('icon.svg')}" type="image/svg+xml">
${['base.css', 'controls.css', ...parts.styles].map((file) => markup`<link rel="stylesheet" href="${assets.address(file)}">\n`)}${(
    parts.scripts ?? []
  ).map((file) => markup`<script type="module" src="${assets.address(file)}"></script>\n`)}</head>
<body class="page-${parts.section}"${Object.entries({
    ...(parts.scripts?.length && { words: JSON.stringify({ ...say.page.scripts, ...parts.scriptWords }) }),
    ...parts.data,
  }).map(([name, value]) => markup` data-${name}="${value}"`)}>
<a class="skip" href="${to}">${text}</a>
<header>
${parts.section !== 'desk' && markup`<p class="danger-line">${withLink(frame.danger, 'tel:999')}</p>`}
<div class="site">
<a class="site-name" href="/"><img src="${assets.address('icon.svg')}" alt="" width="28" height="28"> ${say.serviceName}</a>
<nav aria-label="${frame.pages}"><ul>${navigation(parts, frame)}</ul></nav>
${bilingual && languageForm(say, parts.asked)}${parts.aside}</div>
</header>
<main id="main" tabindex="-1">
${parts.main}
</main>
<footer class="site-foot">${frame.draft !== undefined && markup`<p class="muted">${frame.draft}</p>`}<ul><li><a href="/privacy">${frame.privacy}</a></li><li><a href="/accessibility">${frame.accessibility}</a></li><li><a href="/contact">${frame.contact}</a></li></ul></footer>
</body>
</html>
`;
}

/** This is a form and not a link, so that a program that follows links does not change anyone's language. */
function languageForm({ labels, language }: PractitionerWords, asked: PageParts['asked'] = {}): Html {
  const other = language === 'en' ? 'cy' : 'en';
  return markup`<form class="language" method="post" action="/language">${Object.entries(asked).map(
    ([name, value]) => value !== undefined && markup`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" class="button link" name="language" value="${other}" lang="${other}">${labels.otherLanguage}</button></form>`;
}

function navigation(
  { section: current, toDesk }: Pick<PageParts, 'section' | 'toDesk'>,
  frame: PractitionerWords['page']['frame'],
): Html[] {
  const sections: readonly (readonly [section: SiteSection, href: string, text: string])[] = [
    ['chat', '/', frame.ask],
    ['library', '/library', frame.library],
    ...(current === 'desk' || toDesk ? [['desk', '/desk', frame.desk] as const] : []),
  ];
  return sections.map(
    ([section, href, text]) =>
      markup`<li><a href="${href}"${section === current && markup` aria-current="page"`}>${text}</a></li>`,
  );
}
