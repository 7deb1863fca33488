// Describes the source of a passage in a few lines of text.
import {
  cautionsFor,
  documentLine,
  passageSource,
  placeLine,
  type Sourced,
} from '../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

/**
 * Includes the document and passage IDs that read_passage needs, so that an assistant that can only see the
 * text can also call that tool.
 */
export function sourceLines(sourced: Sourced): string {
  const { document, passage, newer } = sourced;
  return [
    [document.title, placeLine(passage, ENGLISH)].filter(Boolean).join(', '),
    documentLine(document, ENGLISH),
    ...cautionsFor(sourced, ENGLISH),
    newer?.url,
    document.url,
    `document ${document.slug}, passage ${passage.id}`,
  ]
    .filter(Boolean)
    .join('\n    ');
}

/** Returns a passage as data, with everything a reader needs to find and judge it. */
export function passageWithSource(sourced: Sourced) {
  const { id, text } = sourced.passage;
  return { passage: id, ...passageSource(sourced), text };
}
