// Writes citations and quotations of passages into a note's Markdown.
import { placeLine } from '../../../../knowledge/model/words/citation.js';
import type { RankedPassage } from '../../../../knowledge/model/answer.js';
import { passagePath } from '../documents/passages.js';
import { atParagraphSought } from './paragraph-sought.js';
import type { TypedNote } from './typed-note.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';

export type CitedPassage = Pick<RankedPassage, 'passage' | 'document'>;

/** Returns, for example, "(Referring a child, paragraph 4.12)", with a link to the passage. */
export function citationInNote({ passage, document }: CitedPassage): string {
  const place = placeLine(passage, guidanceWords('en'));
  const named = asMarkdown(`${document.title}${place && `, ${place}`}`.replace(/\s+/g, ' '));
  return `([${named}](${passagePath(passage)}))`;
}

export function quotationOf(cited: CitedPassage): string {
  return `\n\n${quotedLines(cited.passage.text)}\n>\n> ${citationInNote(cited)}\n\n`;
}

/** Makes each line a separate paragraph or list item in a Markdown quotation. */
export function quotedLines(words: string): string {
  let before: Ordinal | undefined;
  const lines = words.split('\n').map((line) => {
    const [, indent = '', bullet, ordinal, rest = ''] =
      /^(\s*)(• (?:(\d{1,3})\. )?)?(.*)$/su.exec(line) ?? [];
    before = ordinal === undefined ? undefined : ordinalAfter(before, Number(ordinal));
    const mark = before ? `${before.number}${before.mark} ` : '- ';
    return bullet ? `> ${indent}${mark}${asMarkdown(rest)}` : `> ${asMarkdown(rest)}`;
  });
  return lines.join('\n>\n');
}

interface Ordinal {
  number: number;
  mark: '.' | ')';
}

/**
 * Markdown numbers a list from its first number. If a number is out of order, switching between `.` and `)`
 * starts a new list.
 */
function ordinalAfter(before: Ordinal | undefined, number: number): Ordinal {
  if (!before || number === before.number + 1) return { number, mark: before?.mark ?? '.' };
  return { number, mark: before.mark === '.' ? ')' : '.' };
}

/**
 * Characters that Markdown treats as formatting anywhere (except _ inside a word), or that are part of a web
 * or email address. Markdown looks for addresses before it reads escapes.
 */
const MARKS = /[\\`*[\]<&|~#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=https?|ftp):|(?<=www)\.|@/giu;
/** Characters that start a list, a quotation or a rule at the beginning of a line. */
const FIRST_MARKS = /^(?:[-+=>]|(\d+)(?=[.)]))/u;

/** Turns a line of plain text into Markdown that shows exactly that text. */
export function asMarkdown(line: string): string {
  return line
    .replace(MARKS, '\\$&')
    .replace(FIRST_MARKS, (mark, digits?: string) => (digits ? `${digits}\\` : `\\${mark}`));
}

/**
 * Inserts the citation at the cursor, moves the cursor after it, and adds the document to the note's sources.
 */
export function insertCitation(typed: TypedNote, cited: CitedPassage, words: boolean): TypedNote {
  const { body } = typed;
  const at = Math.min(Math.max(0, typed.caret ?? body.length), body.length);
  const [before, after] = [body.slice(0, at), body.slice(at)];
  const space = words || before === '' || /\s$/.test(before) ? '' : ' ';
  const passage = atParagraphSought(cited.passage, typed.find);
  const inserted = space + (words ? quotationOf(cited) : citationInNote({ ...cited, passage }));
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
