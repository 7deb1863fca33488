// Reads a list of words from a file beside this one.
import { readFileSync } from 'node:fs';

/** Entries are separated by white space; "_" means a space inside an entry. */
export function wordsIn(file: string): ReadonlySet<string> {
  const words = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split(/\s+/u);
  return new Set(words.map((word) => word.replaceAll('_', ' ')));
}
