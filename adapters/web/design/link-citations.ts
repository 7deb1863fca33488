// Turns the citations in a practice note into links to the passages they name.
import type { CitationLink } from '../../../ingest/model/practice-note.js';
import { markup, type Content } from './markup.js';

/**
 * If 2 citations have the same text, both link to the first passage, because both passages are in the same
 * part of the document.
 */
export function linkCitations(text: string, links: readonly CitationLink[]): Content {
  const [first] = links
    .map((link) => ({ ...link, at: text.indexOf(link.words) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.words.length - one.words.length);
  if (!first) return text;
  const { at, words, address } = first;
  return [
    text.slice(0, at),
    markup`<a href="${address}">${words}</a>`,
    linkCitations(text.slice(at + words.length), links),
  ];
}
