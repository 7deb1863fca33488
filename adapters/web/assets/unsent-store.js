// Keeps unsent messages and unfinished text when the page reloads. Only this tab can read them, until it is
// closed. Each conversation's text is stored separately, so that it never appears in another one.

const KEY = 'not yet sent';

/**
 * @param {string} tag the conversation's tag
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
    // If storage is turned off, the messages are only kept until the page is closed.
  }
}

/**
 * @param {string} tag the conversation's tag
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
 * @param {string} tag the conversation's tag
 * @param {string} text
 */
export function keepHalfWritten(tag, text) {
  try {
    if (text === '') sessionStorage.removeItem(`${KEY} half ${tag}`);
    else sessionStorage.setItem(`${KEY} half ${tag}`, text);
  } catch {
    // If storage is turned off, the text is only kept until the page is closed.
  }
}

/** @param {string} tag the conversation's tag */
export function halfWritten(tag) {
  try {
    return sessionStorage.getItem(`${KEY} half ${tag}`) ?? '';
  } catch {
    return '';
  }
}

/** Deletes the unsent messages and unfinished text of every conversation. */
export function forgetUnsent() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEY)) sessionStorage.removeItem(key);
  } catch {
    // If storage is turned off, there is nothing to delete.
  }
}
