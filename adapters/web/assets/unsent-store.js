// Keeps unsent messages, and what is half written, when the page reloads. Only this tab can read them, until it is closed. Each conversation has
// its own, because a message must not be offered in a different one.

const KEY = 'not yet sent';

/**
 * @param {string} tag of the conversation
 * @param {{ press: string, text: string }[]} messages
 */
export function keepUnsent(tag, messages) {
  try {
    if (messages.length)
      sessionStorage.setItem(
        `${KEY} ${tag}`,
        JSON.stringify(messages.map(({ press, text }) => ({ press, text }))),
      );
    else sessionStorage.removeItem(`${KEY} ${tag}`);
  } catch {
    // If storage is switched off, only the page keeps them.
  }
}

/**
 * @param {string} tag of the conversation
 * @returns {{ press: string, text: string }[]}
 */
export function keptUnsent(tag) {
  try {
    const value = JSON.parse(sessionStorage.getItem(`${KEY} ${tag}`) ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} tag of the conversation
 * @param {string} text
 */
export function keepHalfWritten(tag, text) {
  try {
    if (text === '') sessionStorage.removeItem(`${KEY} half ${tag}`);
    else sessionStorage.setItem(`${KEY} half ${tag}`, text);
  } catch {
    // If storage is switched off, only the page keeps it.
  }
}

/** @param {string} tag of the conversation */
export function halfWritten(tag) {
  try {
    return sessionStorage.getItem(`${KEY} half ${tag}`) ?? '';
  } catch {
    return '';
  }
}

/** Of every conversation. */
export function forgetUnsent() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEY)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
