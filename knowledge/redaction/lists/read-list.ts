import { readFileSync } from 'node:fs';

/** Entries are separated by white space. An underscore stands for a space within an entry. */
export function wordsListed(file: string): ReadonlySet<string> {
  const words = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split(/\s+/u);
  return new Set(words.map((word) => word.replaceAll('_', ' ')));
}
