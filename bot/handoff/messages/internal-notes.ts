// Finds internal notes: lines of an adviser's message that start with //. They never reach a practitioner,
// even if they have formatting.
import { splitForwarded } from '../../wording/forwarded-text.js';

/** Formatting, quote or list marks may come before the //, and so may invisible characters. */
const MARKS = String.raw`[\s\p{Cf}\uFE0E\uFE0F*_~\x60>•◦▪‣·–—-]*`;
const SLASH = String.raw`[/\uFF0F]`;
/** Keyboards for Chinese and Japanese type full-width slashes, and invisible characters may come between them. */
const SLASHES = String.raw`${SLASH}[\p{Cf}\uFE0E\uFE0F]*${SLASH}`;
const NOTE = new RegExp(String.raw`^${MARKS}(?:(?:\d{1,4}|[a-z]|[ivx]{2,5})[.)]\s${MARKS})?${SLASHES}`, 'iu');
const EMPTY = new RegExp(`^${MARKS}$`, 'u');

export function withoutNotes(text: string): string {
  return linesOf(splitNote(text)[0], (line) => !NOTE.test(line));
}

/**
 * “//”, also with a space inside it, that is not part of a word or of an address such as https://example.org. No
 * word or address goes on with a space, and an address has a dot or a colon before its “//”.
 */
const SPACED = String.raw`${SLASH}(?:(?!\n)[\s\p{Cf}\uFE0E\uFE0F])*${SLASH}`;
const MISPLACED = new RegExp(
  String.raw`(?<![\w:/\uFF0F])${SPACED}|(?<!\bhttps?:)${SPACED}(?=\s|$)|(?<!\S)[^\s.:/\uFF0F]+${SLASHES}`,
  'mu',
);

/** True if part of what the practitioner would see looks like a note that does not start its line properly. */
export function hasMisplacedNote(text: string): boolean {
  return MISPLACED.test(withoutNotes(text));
}

/** Returns the notes in a message, without their slashes. */
export function notesIn(text: string): string {
  const [own, forwarded] = splitNote(text);
  return withoutSlashes(linesOf(own, (line) => NOTE.test(line)) + forwarded);
}

/** What is forwarded directly below a note is part of the note. */
function splitNote(text: string): [own: string, forwarded: string] {
  const end = endsWithNote(text) ? splitForwarded(text)[0].length : text.length;
  return [text.slice(0, end), text.slice(end)];
}

/** True if what is forwarded or attached below the text is part of a note. */
export function endsWithNote(text: string): boolean {
  const [own] = splitForwarded(text);
  return NOTE.test(own.split(/\r?\n/).findLast((line) => !EMPTY.test(line)) ?? '');
}

function linesOf(text: string, isWanted: (line: string) => boolean): string {
  return text.split(/\r?\n/).filter(isWanted).join('\n').trim();
}

export function hasOnlyNotes(text: string): boolean {
  return /\S/.test(text) && withoutNotes(text) === '';
}

/** Removes the slashes, to show a note to other advisers. */
export function withoutSlashes(note: string): string {
  return note.replace(new RegExp(`${NOTE.source} ?`, 'gimu'), '');
}
