// The section of a sample note in which words are printed, as a passage that claims are checked against.
import { readFileSync } from 'node:fs';
import matter from 'gray-matter';
import { z } from 'zod';
import type { CheckablePassage } from '../../knowledge/written-answers/checks/check-claims.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';

const headSchema = z.object({ title: z.string(), jurisdictions: z.array(z.enum(JURISDICTIONS)) });

export function sampleSection(slug: string, quotes: readonly string[]): CheckablePassage {
  const file = readFileSync(new URL(`../../ingest/samples/${slug}.md`, import.meta.url), 'utf8');
  const { data, content } = matter(file);
  const { title, jurisdictions } = headSchema.parse(data);
  const plain = (text: string) => text.replace(/\s+/g, ' ');
  // As the parser of notes gives them: an item begins with a bullet.
  const sections = content.replace(/^- /gm, '• ').split(/^(?=#+ )/m);
  const section = sections.find((one) => quotes.every((words) => plain(one).includes(plain(words))));
  if (section === undefined)
    throw new Error(`No section of ${slug} holds these words: ${quotes.join(' … ')}`);
  const [heading = '', ...lines] = section.split('\n');
  const text = lines.join('\n').trim();
  return { number: 1, text, about: `${title}\n${heading.replace(/^#+ /, '')}`, nations: jurisdictions };
}
