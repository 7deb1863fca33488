// Remembers in this browser how far each of the latest conversations has been read. Only positions are kept, no words.

const KEY = 'read up to';
/** A browser has about as many conversations as its cookie holds. */
const MOST = 20;

/** @returns {[tag: string, position: number][]} the latest first */
function all() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} tag of the conversation
 * @returns {number | undefined} undefined if it has not been read in this browser
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
  try {
    localStorage.setItem(KEY, JSON.stringify([[tag, position], ...others].slice(0, MOST)));
  } catch {
    // If storage is switched off, the page opens at the person's own last message.
  }
}

export function forgetRead() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
