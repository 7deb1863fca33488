// Removes what is not content from a web page, and keeps what people can open.
import type { CheerioAPI } from 'cheerio';
import { TEXT_NODE, type Node } from './html-parts.js';
import { writePictures } from './html-pictures.js';

const NEVER_CONTENT = [
  'script,style,noscript,template,nav,[role="navigation"],[role="banner"],[role="contentinfo"],[role="search"]',
  '.govuk-skip-link,.breadcrumb,.breadcrumbs,.govuk-accordion__section-toggle',
  // Struck-through text no longer applies, and readers do not see hidden text.
  'del,s,strike,[style*="line-through" i]',
  '.gem-c-contents-list,.gem-c-print-link,.gem-c-feedback,.gem-c-related-navigation,.visually-hidden,.govuk-visually-hidden',
].join(',');
const WITHOUT_TEXT = 'svg,canvas,iframe,object,embed,audio,video,img,input,select,textarea,button';
const HIDDEN = 'dialog,[role="alertdialog"],[hidden],[aria-hidden="true"]';
const HIDDEN_BY_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/iu;
/** Not content, unless they contain the page itself. Some systems put every page in a form. */
const BESIDE_CONTENT = 'form,[id*="cookie" i],[class*="cookie" i]';
const ASIDE = 'aside,[role="complementary"]';
const PAGE = 'main,[role="main"],article,#content';
const NEVER_OPENED = 'dialog,[role="dialog"],[role="alertdialog"],[role="menu"],[role="tooltip"]';
const FIELDS = 'input:not([type="hidden"],[type="submit"],[type="button"],[type="image"]),select,textarea';
const HEADINGS = 'h1,h2,h3,h4,h5,h6';
const CONTROLS = '[aria-controls]';
const HEADING_CONTROLS = `:is(${HEADINGS}) ${CONTROLS},:is(${HEADINGS})${CONTROLS},${CONTROLS}:has(${HEADINGS})`;

/**
 * Returns how many sentences of the page's main part it removed. `keepsStyled` is for pages that are hidden as
 * a whole until a script has run.
 */
export function removeUnshown($: CheerioAPI, { keepsStyled = false } = {}): number {
  $(NEVER_CONTENT).remove();
  const opened = { byAny: idsOpenedBy($, CONTROLS), byHeading: idsOpenedBy($, HEADING_CONTROLS) };
  unwrapButtons($);
  writePictures($);
  const leftOut = new Set([
    ...hiddenIn($, opened, keepsStyled),
    ...besideContent($),
    ...$(ASIDE)
      .toArray()
      .filter((node) => !isInPage($, node) || !sentencesIn(node)),
  ]);
  const isOutermost = (node: Node) =>
    !$(node)
      .parents()
      .toArray()
      .some((parent) => leftOut.has(parent));
  const sentences = [...leftOut]
    .filter((node) => isInPage($, node) && isOutermost(node) && !isOnCookies($, node))
    .reduce((sum, node) => sum + sentencesIn(node), 0);
  $([...leftOut]).remove();
  $(WITHOUT_TEXT).remove();
  return sentences;
}

/** Keeps the text of a button that is a heading, as in an accordion, or that has a heading in it. */
function unwrapButtons($: CheerioAPI): void {
  for (const button of $('button').toArray()) {
    const heading = $(button).closest(`${HEADINGS},summary`);
    const isWhole = heading.length > 0 && heading.text().trim() === $(button).text().trim();
    if (isWhole || $(button).find(HEADINGS).length) $(button).replaceWith($(button).contents());
  }
}

type Opened = Record<'byAny' | 'byHeading', ReadonlySet<string>>;

function idsOpenedBy($: CheerioAPI, controls: string): Set<string> {
  const ids = $(controls).map((_, node) => $(node).attr('aria-controls')!.split(/\s+/u));
  return new Set(ids.toArray());
}

function hiddenIn($: CheerioAPI, opened: Opened, keepsStyled: boolean): Node[] {
  const styled = $('[style]').filter((_, node) => HIDDEN_BY_STYLE.test($(node).attr('style')!));
  return [...$(HIDDEN).toArray(), ...(keepsStyled ? [] : styled.toArray())].filter((node) => {
    const id = $(node).attr('id') ?? '';
    const isSection = $(node).is('[hidden="until-found"],[role="tabpanel"]') || opened.byHeading.has(id);
    const canOpen = isSection || opened.byAny.has(id);
    const isText = sentencesIn(node) > 0 || (isInPage($, node) && (isSection || !isMenu($, node)));
    return !(canOpen && isText && !$(node).closest(NEVER_OPENED).length);
  });
}

/** True if there are only links, labels, headings and a list. */
function isMenu($: CheerioAPI, node: Node): boolean {
  const rest = $(node).clone();
  rest.find(`ul,menu,${HEADINGS}`).remove();
  return !rest.toArray().some((part) => textOf(part).trim());
}

function besideContent($: CheerioAPI): Node[] {
  const page = $(PAGE).length ? PAGE : 'h1';
  return $(BESIDE_CONTENT)
    .toArray()
    .filter((node) => !$(node).is('html,body') && !$(node).find(page).length)
    .filter((node) => {
      const isForReading = !$(node).find(FIELDS).length && !isOnCookies($, node);
      return !(isInPage($, node) && isForReading && sentencesIn(node));
    });
}

function isOnCookies($: CheerioAPI, node: Node): boolean {
  return /\bcookies\b/iu.test($(node).text());
}

function isInPage($: CheerioAPI, node: Node): boolean {
  return $(node).parents(PAGE).length > 0;
}

const NOT_SENTENCES = new Set(['a', 'button', 'label', 'select', 'textarea']);
const MIN_WORDS = 6;

/** Counts sentences outside links and labels. */
function sentencesIn(node: Node): number {
  const sentences = textOf(node).split(/(?<=[.!?])\s+/u);
  return sentences.filter(
    (text) => /[.!?]$/u.test(text.trim()) && text.trim().split(/\s+/u).length >= MIN_WORDS,
  ).length;
}

function textOf(node: Node): string {
  if ('data' in node) return node.nodeType === TEXT_NODE ? node.data : '';
  if ('tagName' in node && NOT_SENTENCES.has(node.tagName)) return '';
  return 'children' in node ? node.children.map(textOf).join(' ') : '';
}
