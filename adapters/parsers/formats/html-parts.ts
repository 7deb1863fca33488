// Finds the parts of a web page that hold its own text: the main part, and the footnotes.
import type { Cheerio, CheerioAPI } from 'cheerio';

export type Node = NonNullable<ReturnType<CheerioAPI>[number]>;

export const TEXT_NODE = 3;

/** Undefined if no part is marked as the main one. In that case, the whole body is read. */
export function mainPartOf($: CheerioAPI): Cheerio<Node> | undefined {
  for (const selector of ['main', '[role="main"]', 'article', '#content']) {
    const found = $(selector).first();
    // If there are several articles, none of them is the whole page.
    const isWhole =
      selector !== 'article' || $('article').length === $('article').first().find('article').length + 1;
    if (isWhole && found.text().trim()) return found;
  }
  return undefined;
}

const LIST = '.footnotes,[role="doc-endnotes"]';
/** mammoth puts the notes of a Word file in a list at its end. */
const NOTE = '[role="doc-endnote"],[role="doc-footnote"],li[id^="footnote-"],li[id^="endnote-"]';
const BACK_LINKS =
  'a[role="doc-backlink"],a.reversefootnote,a.footnote-backref,a[href^="#fnref"],a[href^="#footnote-ref-"],a[href^="#endnote-ref-"]';

/**
 * Takes the notes out of the page's main part, because they are not part of its last section. Removes their
 * links back to the text.
 */
export function takeFootnotes($: CheerioAPI, main: Cheerio<Node>): Node[] {
  const lists = main.find(LIST);
  const found = lists.find('li').add(main.find(NOTE));
  const all = new Set(found.toArray());
  const isInNote = (node: Node) =>
    $(node)
      .parents()
      .toArray()
      .some((parent) => all.has(parent));
  const notes = [...all].filter((node) => !isInNote(node));
  found.find(BACK_LINKS).remove();
  if (notes.length) lists.find('h1,h2,h3,h4,h5,h6').remove();
  for (const note of notes) $(note).remove();
  return notes;
}
