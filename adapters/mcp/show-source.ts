// Describes the source of a passage in a few lines of text.
import { cautionsFor, documentLine, passageSource, placeLine } from '../../knowledge/model/words/citation.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

/**
 * Includes the document and passage IDs that read_passage needs, so that an assistant that can only see the
 * text can also call that tool. `newer`: the document that replaced this one.
 */
export function sourceLines(document: GuidanceDocument, passage: Passage, newer?: GuidanceDocument): string {
  return [
    [document.title, placeLine(passage)].filter(Boolean).join(', '),
    documentLine(document),
    ...cautionsFor({ document, passage, newer }),
    newer?.url,
    document.url,
    `document ${document.slug}, passage ${passage.id}`,
  ]
    .filter(Boolean)
    .join('\n    ');
}

/** Returns a passage as data, with everything a reader needs to find and judge it. */
export function passageOf(document: GuidanceDocument, passage: Passage) {
  return { passage: passage.id, ...passageSource(document, passage), text: passage.text };
}
