// Keeps unsent messages and unfinished text when the page reloads. Only this tab can read them, until it is
// closed. Each conversation's text is stored separately, so that it never appears in another one.
import { keep, kept, keptKeys, keptList } from './browser-storage.js';
import { newIdempotencyKey } from './post.js';

const KEY = 'not yet sent';
const TAB = 'tab-id';
/** Used instead if storage is turned off. */
const page = newIdempotencyKey();

/**
 * @param {string} tag the conversation's tag
 * @param {{ press: string, text: string }[]} messages
 */
export function keepUnsent(tag, messages) {
  const value = JSON.stringify(messages.map(({ press, text }) => ({ press, text })));
  keep('sessionStorage', `${KEY} ${tag}`, messages.length ? value : null);
}

/**
 * @param {string} tag the conversation's tag
 * @returns {{ press: string, text: string }[]}
 */
export function keptUnsent(tag) {
  return keptList('sessionStorage', `${KEY} ${tag}`);
}

/**
 * @param {string} tag the conversation's tag
 * @param {string} text
 */
export function keepHalfWritten(tag, text) {
  keep('sessionStorage', `${KEY} half ${tag}`, text || null);
}

/** @param {string} tag the conversation's tag */
export function halfWritten(tag) {
  return kept('sessionStorage', `${KEY} half ${tag}`) ?? '';
}

/**
 * A random value that stays the same in this tab. After erasing, everything sent with the same value goes into the
 * same new conversation, even if it is sent before the reply to the first message, or sent again because that reply
 * was lost.
 */
export function tabId() {
  const id = kept('sessionStorage', TAB) ?? page;
  keep('sessionStorage', TAB, id);
  return id;
}

/** @param {string} tag the conversation's tag */
export function forgetUnsentIn(tag) {
  keepUnsent(tag, []);
  keepHalfWritten(tag, '');
}

/** Deletes the unsent messages and unfinished text of every conversation. */
export function forgetUnsent() {
  for (const key of keptKeys('sessionStorage')) if (key.startsWith(KEY)) keep('sessionStorage', key, null);
}
