// A citation of a passage as it is put into the words of a note: readable where it is quoted, and a link for editors.
import { placeLine } from '../../../../knowledge/citation.js';
import type { RankedPassage } from '../../../../knowledge/answer.js';
import { passagePath } from '../passages.js';
import type { TypedNote } from './typed-note.js';

export type CitedPassage = Pick<RankedPassage, 'passage' | 'document'>;

/** "(Referring a child, paragraph 4.12)", linked to the passage in the library. */
export function citationOf({ passage, document }: CitedPassage): string {
  const place = placeLine(passage);
  const named = `${document.title}${place && `, ${place}`}`.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ');
  return `([${named}](${passagePath(passage)}))`;
}

/** The passage's own words as a quotation, with its citation. */
export function quotationOf(cited: CitedPassage): string {
  const lines = cited.passage.text.split('\n').map((line) => `> ${line.replace(/^\s*• /, '- ')}`);
  return `\n\n${lines.join('\n>\n')}\n>\n> ${citationOf(cited)}\n\n`;
}

/** With the citation where the caret stood, the caret behind it, and the document among the sources. */
export function insertCitation(typed: TypedNote, cited: CitedPassage, words: boolean): TypedNote {
  const { body } = typed;
  const at = Math.min(Math.max(0, typed.caret ?? body.length), body.length);
  const [before, after] = [body.slice(0, at), body.slice(at)];
  const space = words || before === '' || /\s$/.test(before) ? '' : ' ';
  const inserted = space + (words ? quotationOf(cited) : citationOf(cited));
  return {
    ...typed,
    body: before + inserted + after,
    caret: at + inserted.length,
    sources: withSource(typed.sources, cited),
  };
}

function withSource(sources: string, { document: { title, url } }: CitedPassage): string {
  if (!url || sources.includes(url)) return sources;
  return `${sources.trim()}\n${title}, ${url}`.trim();
}
