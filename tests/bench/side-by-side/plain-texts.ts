// Reads the documents of a folder as plain text without our parsers, as the usual recipe would load them.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { load } from 'cheerio';
import type { PlainText } from './usual-recipe.js';

/** Skips files that need a parser. For those, give a folder with their extracted text. */
export function plainTexts(folders: readonly string[]): PlainText[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .flatMap((name) => {
        const kind = extname(name);
        const read = READ[kind];
        if (!read) return [];
        return [
          { document: name.slice(0, -kind.length), text: read(readFileSync(join(folder, name), 'utf8')) },
        ];
      }),
  );
}

const READ: Record<string, (text: string) => string> = {
  '.txt': (text) => text.replace(/\[\[page \d+\]\]/g, ' '),
  '.md': (text) => text.replace(/^---\n[^]*?\n---\n/, ''),
  '.html': (html) => {
    const page = load(html);
    page('script, style').remove();
    return page('body')
      .text()
      .replace(/[ \t]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n');
  },
};
