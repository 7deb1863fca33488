// Turns public data sets of named entities (CoNLL: a word and its tag on each line) into marked messages of
// the kind "public".
// Usage: npx tsx tools/training/readers/prepare-public.ts OUT FILES…
// For the data sets and their licences, see message-reader.md.
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The type of personal data for each tag. These are learnt in a separate layer that is later discarded,
 * because these data sets mark even politicians as people.
 */
const TYPES: Record<string, string> = {
  PER: 'name',
  person: 'name',
  LOC: 'address',
  location: 'address',
  ORG: 'school',
  group: 'school',
  corporation: 'school',
};
/** In characters. Shorter sentences teach nothing about the words around a name. */
const SHORTEST = 15;
const JOINED_TO_THE_LEFT = /^(?:[.,!?;:)'’%]+|['’]s|n't|'re|'m|'ll|'ve)$/u;

interface Word {
  text: string;
  tag: string;
}

function sentencesIn(file: string): Word[][] {
  return file.split(/\r?\n(?:[\t ]*\r?\n)+/u).map((block) =>
    block.split(/\r?\n/u).flatMap((line) => {
      const [text = '', tag = 'O'] = line.split('\t').map((part) => part.trim());
      return text && !text.startsWith('http') ? [{ text, tag }] : [];
    }),
  );
}

function markedText(words: readonly Word[]): string {
  let marked = '';
  let open: string | undefined;
  const close = () => {
    if (open !== undefined) marked += '⟧';
    open = undefined;
  };
  for (const { text, tag } of words) {
    const type = TYPES[tag.slice(2)];
    if (open !== type || tag.startsWith('B')) close();
    if (marked && !JOINED_TO_THE_LEFT.test(text) && !/[(#@]$/u.test(marked)) marked += ' ';
    if (type !== undefined && open === undefined) {
      marked += `⟦${type}:`;
      open = type;
    }
    marked += text;
  }
  close();
  return marked;
}

const [out, ...files] = process.argv.slice(2);
if (out === undefined || !files.length) {
  process.stderr.write('Usage: npx tsx tools/training/readers/prepare-public.ts OUT FILES…\n');
  process.exit(2);
}
const messages = new Set(
  files
    .flatMap((file) => sentencesIn(readFileSync(file, 'utf8')).map(markedText))
    .filter((marked) => marked.length >= SHORTEST && !marked.includes('===')),
);
writeFileSync(out, [...messages].map((marked) => `=== public plain\n${marked}\n\n`).join(''));
process.stdout.write(`${messages.size} messages from ${files.length} files\n`);
