// Describes where a passage comes from, in a few lines for a reader.
import { cautionsFor, documentLine, passageSource, placeLine } from '../../knowledge/model/words/citation.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';

/** Includes the names that read_passage needs, so that an assistant that only sees the text can call that tool too. */
export function sourceLines(document: GuidanceDocument, passage: Passage): string {
  return [
    [document.title, placeLine(passage)].filter(Boolean).join(', '),
    documentLine(document),
    ...cautionsFor({ document, passage }),
    document.url,
    `document ${document.slug}, passage ${passage.id}`,
  ]
    .filter(Boolean)
    .join('\n    ');
}

/** A passage as data, with everything a reader needs to find and judge it. */
export function passageOf(document: GuidanceDocument, passage: Passage) {
  return { passage: passage.id, ...passageSource(document, passage), text: passage.text };
}
