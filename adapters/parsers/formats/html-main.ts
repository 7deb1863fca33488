// Finds the part of a web page that holds its own text.
import type { Cheerio, CheerioAPI } from 'cheerio';

type Node = NonNullable<ReturnType<CheerioAPI>[number]>;

/** Undefined if no part is named as the main one. Then the whole body is read. */
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
