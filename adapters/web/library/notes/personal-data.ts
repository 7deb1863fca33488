// Warns the writer of a note about any text that may identify a person.
import { hash } from 'node:crypto';
import { TYPE_NAMES } from '../../../../bot/wording/english/names.js';
import type { Redaction } from '../../../../knowledge/model/personal-data.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { TAKES_FOCUS } from '../../design/render.js';
import { noteWording } from '../wording/note-wording.js';
import type { TypedNote } from './typed-note.js';

/**
 * The text of a note that others may read later. Includes the question only if it will be saved as a test
 * question.
 */
export function readable({ title, body, sources, golden, question }: TypedNote): string {
  // Leaves out our own links, because their ids look like reference numbers.
  const words = body.replace(/\]\(\/library\/document\/[\w.%?=#-]{1,300}\)/g, ']');
  return [title, words, sources, ...(golden ? [question] : [])].join('\n');
}

/** Identifies what was found, so that the writer only has to check again if something new is found. */
export function namesOf(found: readonly Redaction[]): string {
  if (!found.length) return '';
  const named = found.map(({ type, text }) => `${type} ${text}`).sort();
  return hash('sha256', named.join('\n'), 'base64url').slice(0, 16);
}

export function personalDataNotice(found: readonly Redaction[]): Html {
  const { title, why, looksLike, saveAgain } = noteWording.personal;
  const once = new Map(found.map((one) => [`${one.type} ${one.text}`, one]));
  return markup`<div class="pointed-out"${TAKES_FOCUS} role="group" aria-labelledby="personal-title">
<h3 id="personal-title">${title}</h3>
<p>${why}</p>
<ul>${[...once.values()].map(({ text, type }) => markup`<li>${filled(looksLike, { words: markup`<bdi>${text}</bdi>`, type: TYPE_NAMES[type] })}</li>`)}</ul>
<p>${saveAgain}</p></div>`;
}
