// The frame of every page (head, links, and help in immediate danger), and the headers for every page.
import type { HttpReply } from '../../http/http.js';
import type { Assets } from './assets.js';
import { markup, toText, type Content, type Html } from './markup.js';
import { wordsIn } from '../../../bot/copy/words-in.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';
import type { Language } from '../../../knowledge/model/language.js';

/**
 * Allows no inline scripts or styles, and nothing from other sites, so that a script someone got into a page could not
 * run.
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

/** `about` is linked at the foot of every page. */
export type Section = 'chat' | 'library' | 'desk' | 'about';

export interface PageParts {
  title: string;
  section: Section;
  main: Html;
  /** Names of files in assets/. */
  styles: readonly string[];
  scripts?: readonly string[];
  /** Where the skip link goes, and its text. */
  skip?: { to: string; text: string };
  /** Attributes of the body that scripts read: `data-…`. */
  data?: Record<string, string>;
  /** The language of the page's own text. English if absent. */
  language?: Language;
  /** Whether readers can change the language here. Some pages are in English only. */
  bilingual?: boolean;
  /**
   * The fields that were posted to get this page, if they are not in its address. They are posted again if
   * the reader changes the language.
   */
  asked?: Record<string, string | undefined>;
  /** Shown at the end of the header. */
  aside?: Content;
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

/** Use this after someone sends a form, so that reloading the next page does not send the form again. */
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
  const say = wordsIn(parts.language);
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
    ...(parts.scripts?.length && { words: JSON.stringify(say.page.scripts) }),
    ...parts.data,
  }).map(([name, value]) => markup` data-${name}="${value}"`)}>
<a class="skip" href="${to}">${text}</a>
<header>
${parts.section !== 'desk' && dangerLine(say.handoff.danger)}
<div class="site">
<a class="site-name" href="/"><img src="${assets.address('icon.svg')}" alt="" width="28" height="28"> ${say.serviceName}</a>
<nav aria-label="${frame.pages}"><ul>${navigation(parts.section, frame)}</ul></nav>
${parts.bilingual && languageForm(say, parts.asked)}${parts.aside}</div>
</header>
<main id="main" tabindex="-1">
${parts.main}
</main>
<footer class="site-foot">${frame.draft !== undefined && markup`<p class="muted">${frame.draft}</p>`}<ul><li><a href="/privacy">${frame.privacy}</a></li><li><a href="/accessibility">${frame.accessibility}</a></li><li><a href="/contact">${frame.contact}</a></li></ul></footer>
</body>
</html>
`;
}

/** A link that calls the number. */
function dangerLine(sentence: string): Html {
  const [, call = '', rest = sentence] = /^(.*?999)(.*)$/.exec(sentence) ?? [];
  return markup`<p class="danger-line"><a href="tel:999">${call}</a>${rest}</p>`;
}

/** A form, not a link, so that a program that follows links does not change anyone's language. */
function languageForm({ labels, language }: PractitionerWords, asked: PageParts['asked'] = {}): Html {
  const other = language === 'en' ? 'cy' : 'en';
  return markup`<form class="language" method="post" action="/language">${Object.entries(asked).map(
    ([name, value]) => value !== undefined && markup`<input type="hidden" name="${name}" value="${value}">`,
  )}<button type="submit" class="button link" name="language" value="${other}" lang="${other}">${labels.otherLanguage}</button></form>`;
}

function navigation(current: Section, frame: PractitionerWords['page']['frame']): Html[] {
  const sections: readonly (readonly [section: Section, href: string, text: string])[] = [
    ['chat', '/', frame.ask],
    ['library', '/library', frame.library],
    ...(current === 'desk' ? [['desk', '/desk', frame.desk] as const] : []),
  ];
  return sections.map(
    ([section, href, text]) =>
      markup`<li><a href="${href}"${section === current && markup` aria-current="page"`}>${text}</a></li>`,
  );
}
