// What was typed and is not stored yet: shown at once, kept over a reload, offered again when it could not be sent.
import { showPending } from './pending-item.js';
import { newPress } from './post.js';

const KEY = 'not yet sent';

/** @typedef {{ press: string, text: string, state: 'sending' | 'stored' | 'failed', problem?: string, item: HTMLLIElement }} Pending */

/**
 * @param {object} options
 * @param {HTMLElement} options.list
 * @param {(text: string, press: string) => Promise<{ stored: true } | { stored: false, problem: string }>} options.send
 * @param {(text: string) => void} options.edit puts a text back where it can be changed
 * @param {(text: string) => void} options.say
 */
export function createPending({ list, send, edit, say }) {
  /** @type {Pending[]} */
  let pending = [];

  /** Only this tab can read it, and only until it is closed. */
  function keep() {
    const unsent = pending
      .filter(({ state }) => state !== 'stored')
      .map(({ press, text }) => ({ press, text }));
    try {
      if (unsent.length) sessionStorage.setItem(KEY, JSON.stringify(unsent));
      else sessionStorage.removeItem(KEY);
    } catch {
      // Storage can be switched off: then the page alone keeps it.
    }
  }

  /** @param {Pending} message */
  function show(message) {
    showPending(message, {
      tryAgain: () => void attempt(message),
      change() {
        remove(message);
        edit(message.text);
      },
    });
  }

  /** @param {Pending} message */
  async function attempt(message) {
    const hadFocus = message.item.contains(document.activeElement);
    message.state = 'sending';
    show(message);
    keep();
    const result = await send(message.text, message.press);
    message.state = result.stored ? 'stored' : 'failed';
    message.problem = result.stored ? undefined : result.problem;
    keep();
    if (message.state === 'failed') {
      if (!message.item.isConnected) list.append(message.item);
      if (!pending.includes(message)) pending.push(message);
      keep();
      say(`${message.problem} You can try again.`);
    }
    show(message);
    if (hadFocus) message.item.querySelector('button')?.focus();
  }

  /** @param {Pending} message */
  function remove(message) {
    pending = pending.filter((other) => other !== message);
    message.item.remove();
    keep();
  }

  /**
   * @param {string} text
   * @param {string} press
   * @returns {Pending}
   */
  function add(text, press) {
    /** @type {Pending} */
    const message = { press, text, state: 'sending', item: document.createElement('li') };
    pending.push(message);
    list.append(message.item);
    return message;
  }

  return {
    /** @param {string} text */
    async send(text) {
      await attempt(add(text, newPress()));
    },
    /** The stored form of the oldest message on its way has come; one that failed is not among them. */
    arrived() {
      const oldest = pending.find(({ state }) => state !== 'failed');
      if (oldest) remove(oldest);
    },
    /** Brings back what a reload interrupted. Whether it had arrived is not known; sending it again is harmless. */
    restore() {
      for (const { press, text } of kept()) {
        const message = add(text, press);
        message.state = 'failed';
        message.problem = 'The page was loaded again before this was sent.';
        show(message);
      }
    },
    forget() {
      pending.forEach(({ item }) => item.remove());
      pending = [];
      keep();
    },
    hasUnsent: () => pending.some(({ state }) => state !== 'stored'),
  };
}

function kept() {
  try {
    const value = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
