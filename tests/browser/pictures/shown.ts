// Finds which texts of the catalogues a picture shows.
import { readFileSync } from 'node:fs';
import { catalogues } from '../../bot/wording/catalogues.js';
import { wordsOutside } from '../../bot/wording/words-outside.js';

export const PICTURES = 'docs/pictures';
export const SHOWN = `${PICTURES}/shown.json`;

/** The texts in each picture, by its name. */
export type Shown = Readonly<Record<string, readonly string[]>>;

/** Shorter texts may be in a picture by chance. */
const MOST_LIKELY_OURS = /\p{L}+,? \p{L}+,? \p{L}+/u;
/** Matches a gap in a text of a catalogue, as in “Transferred to {name}”. */
const GAP = /…|\\\{\w+\\\}/g;

/** Every text in a catalogue that is long enough to be recognised, with “…” for each value put into it. */
export const catalogueTexts = (): string[] =>
  catalogues()
    .flatMap((path) => wordsOutside(readFileSync(path, 'utf8')))
    .map(({ words }) => words)
    .filter((words) => MOST_LIKELY_OURS.test(words));

/** Returns the texts of the catalogues that are on a page with this text. */
export function shownIn(page: string): string[] {
  const text = onOneLine(page);
  return [...new Set(catalogueTexts())].filter((words) => patternOf(words).test(text)).sort();
}

const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

function patternOf(words: string): RegExp {
  const escaped = onOneLine(words).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!\\p{L})${escaped.replace(GAP, '.{0,60}')}(?!\\p{L})`, 'u');
}
