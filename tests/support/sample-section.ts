// Finds the section of a sample note that contains the given words.
import { readFileSync } from 'node:fs';
import { readFrontMatter } from '../../adapters/parsers/formats/front-matter.js';

export function sampleSection(slug: string, quotes: readonly string[]): string {
  const file = readFileSync(new URL(`../../ingest/samples/${slug}.md`, import.meta.url), 'utf8');
  const plain = (text: string) => text.replace(/\s+/g, ' ');
  // Replaces the dash before each list item with a bullet, as the note parser does.
  const sections = readFrontMatter(file)
    .content.replace(/^- /gm, '• ')
    .split(/^(?=#+ )/m);
  const section = sections.find((one) => quotes.every((words) => plain(one).includes(plain(words))));
  if (section === undefined)
    throw new Error(`No section of ${slug} holds these words: ${quotes.join(' … ')}`);
  const [, ...lines] = section.split('\n');
  return lines.join('\n').trim();
}
