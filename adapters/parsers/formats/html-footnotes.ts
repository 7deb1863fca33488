import type { CheerioAPI, Cheerio } from 'cheerio';

type Node = NonNullable<ReturnType<CheerioAPI>[number]>;

const LIST = '.footnotes,[role="doc-endnotes"]';
/** mammoth puts the notes of a Word file in a list at its end. */
const NOTES = [
  '.footnotes li',
  '[role="doc-endnotes"] li',
  '[role="doc-endnote"],[role="doc-footnote"],li[id^="footnote-"],li[id^="endnote-"]',
].join(',');
const BACK_LINKS =
  'a[role="doc-backlink"],a.reversefootnote,a.footnote-backref,a[href^="#fnref"],a[href^="#footnote-ref-"],a[href^="#endnote-ref-"]';

/**
 * Takes the notes out of the page's main part, because they are not part of its last section. Removes their
 * links back to the text.
 */
export function takeFootnotes($: CheerioAPI, main: Cheerio<Node>): Node[] {
  const found = main.find(NOTES);
  const notes = found.toArray().filter((node) => !$(node).parents(NOTES).length);
  found.find(BACK_LINKS).remove();
  const lists = main.find(LIST).filter((_, node) => $(node).find(NOTES).length > 0);
  lists.find('h1,h2,h3,h4,h5,h6').remove();
  for (const note of notes) $(note).remove();
  return notes;
}
