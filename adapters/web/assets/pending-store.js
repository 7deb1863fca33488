// Keeps unsent messages over a reload. Only this tab can read them, and only until it is closed.

const KEY = 'not yet sent';

/** @param {{ press: string, text: string }[]} messages */
export function keepUnsent(messages) {
  try {
    if (messages.length)
      sessionStorage.setItem(KEY, JSON.stringify(messages.map(({ press, text }) => ({ press, text }))));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage can be switched off: then only the page keeps them.
  }
}

/** @returns {{ press: string, text: string }[]} */
export function keptUnsent() {
  try {
    const value = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
