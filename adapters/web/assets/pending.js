// What was typed and is not stored yet: shown at once, kept over a reload, offered again when it could not be sent.
import { showPending } from './pending-item.js';
import { keepUnsent, keptUnsent } from './pending-store.js';
import { newIdempotencyKey } from './post.js';
import { filled, words } from './words.js';

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

  const keep = () => keepUnsent(pending.filter(({ state }) => state !== 'stored'));

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
    if (!result.stored) {
      // A message of another tab may have been taken for this one's arrival.
      if (!pending.includes(message)) put(message);
      say(filled(words.canTryAgain, { problem: result.problem }));
    }
    keep();
    show(message);
    if (hadFocus) message.item.querySelector('button')?.focus();
  }

  /** @param {Pending} message */
  function remove(message) {
    pending = pending.filter((other) => other !== message);
    message.item.remove();
    keep();
  }

  /** @param {Pending} message */
  function put(message) {
    pending.push(message);
    list.append(message.item);
  }

  /**
   * @param {string} text
   * @param {string} press
   * @returns {Pending}
   */
  function add(text, press) {
    /** @type {Pending} */
    const message = { press, text, state: 'sending', item: document.createElement('li') };
    put(message);
    return message;
  }

  return {
    /** @param {string} text */
    async send(text) {
      await attempt(add(text, newIdempotencyKey()));
    },
    /** The stored form of the oldest message on its way has come; one that failed is not among them. */
    arrived() {
      const oldest = pending.find(({ state }) => state !== 'failed');
      if (oldest) remove(oldest);
    },
    /** Brings back what a reload interrupted. Whether it had arrived is not known; sending it again is harmless. */
    restore() {
      for (const { press, text } of keptUnsent()) {
        const message = add(text, press);
        message.state = 'failed';
        message.problem = words.reloaded;
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
