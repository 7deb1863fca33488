// Describes where a passage is from, in full for a program and in one line for a reader.
import { documentCautions, documentLine, placeLine } from '../../knowledge/model/words/citation.js';
import { sectionName } from '../../knowledge/model/passage.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { Source } from './shapes.js';

export function sourceOf(document: GuidanceDocument, passage: Passage): Source {
  return {
    document: document.slug,
    title: document.title,
    publisher: document.publisher,
    date: document.date,
    nations: document.jurisdictions,
    authority: document.authority,
    standing: document.standing,
    section: sectionName(passage),
    paragraph: passage.paragraph,
    page: passage.page,
    url: document.url,
    cautions: documentCautions(document),
  };
}

/** With the names that read_passage takes, so that an assistant which sees only the text can use it too. */
export function sourceLines(document: GuidanceDocument, passage: Passage): string {
  return [
    [document.title, placeLine(passage)].filter(Boolean).join(', '),
    documentLine(document),
    ...documentCautions(document),
    document.url,
    `document ${document.slug}, passage ${passage.id}`,
  ]
    .filter(Boolean)
    .join('\n    ');
}
