// Reads and writes what this browser keeps for us. A browser that blocks storage throws on any use of it. In that
// case we keep nothing, and the rest of the page still works.

/** @typedef {'localStorage' | 'sessionStorage'} Place */

/**
 * @param {Place} place
 * @param {string} key
 * @returns {string | null}
 */
export function kept(place, key) {
  try {
    return window[place].getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {Place} place
 * @param {string} key
 * @param {string | null} value null to delete it
 */
export function keep(place, key, value) {
  try {
    if (value === null) window[place].removeItem(key);
    else window[place].setItem(key, value);
  } catch {
    // Storage is blocked or full.
  }
}

/**
 * @param {Place} place
 * @param {string} key
 * @returns {any[]} empty if nothing is kept
 */
export function keptList(place, key) {
  try {
    const list = JSON.parse(kept(place, key) ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** @param {Place} place */
export function keptKeys(place) {
  try {
    return Object.keys(window[place]);
  } catch {
    return [];
  }
}
