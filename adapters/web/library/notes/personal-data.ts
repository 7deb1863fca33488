// Points out anything in a note that may be about a person, before the note is saved.
import { createHash } from 'node:crypto';
import { TYPE_NAMES } from '../../../../bot/copy/english/names.js';
import type { Redaction } from '../../../../knowledge/model/personal-data.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { noteWording } from '../wording/note-wording.js';
import type { TypedNote } from './typed-note.js';

/**
 * All the text of a note that others may read later. This only includes the question if it will be saved as a test
 * question.
 */
export function readable({ title, body, sources, golden, question }: TypedNote): string {
  // Leaves out our own links, because their ids look like references. Keeps everything else that was typed.
  const words = body.replace(/\]\(\/library\/document\/[\w.%?=#-]{1,300}\)/g, ']');
  return [title, words, sources, ...(golden ? [question] : [])].join('\n');
}

/** Identifies what was found. The writer only has to check it once, unless something else is found later. */
export function namesOf(found: readonly Redaction[]): string {
  if (!found.length) return '';
  const named = found.map(({ type, text }) => `${type} ${text}`).sort();
  return createHash('sha256').update(named.join('\n')).digest('base64url').slice(0, 16);
}

export function personalDataNotice(found: readonly Redaction[]): Html {
  const { title, why, looksLike, saveAgain } = noteWording.personal;
  const once = new Map(found.map((one) => [`${one.type} ${one.text}`, one]));
  return markup`<div class="pointed-out" tabindex="-1" autofocus role="group" aria-labelledby="personal-title">
<h3 id="personal-title">${title}</h3>
<p>${why}</p>
<ul>${[...once.values()].map(({ text, type }) => markup`<li>${filled(looksLike, { words: markup`<bdi>${text}</bdi>`, type: TYPE_NAMES[type] })}</li>`)}</ul>
<p>${saveAgain}</p></div>`;
}
