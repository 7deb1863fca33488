// Remembers in this browser how far someone has read in each of their latest conversations. Only stores
// positions, not text. If storage is turned off, the page opens at the latest message.
import { keep, keptList } from './browser-storage.js';

const KEY = 'read up to';
/** About as many conversations as a browser's cookie can hold. */
const MOST = 20;

/** @returns {[tag: string, position: number][]} the latest conversation first */
const all = () => keptList('localStorage', KEY);

/**
 * @param {string} tag the conversation's tag
 * @returns {number | undefined} undefined if the conversation has not been read in this browser
 */
export function readUpTo(tag) {
  return all().find(([other]) => other === tag)?.[1];
}

/**
 * @param {string} tag
 * @param {number} position
 */
export function markRead(tag, position) {
  if (position <= (readUpTo(tag) ?? 0)) return;
  const others = all().filter(([other]) => other !== tag);
  keep('localStorage', KEY, JSON.stringify([[tag, position], ...others].slice(0, MOST)));
}

export function forgetRead() {
  keep('localStorage', KEY, null);
}
