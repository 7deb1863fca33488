// Handles messages that have not been stored yet: shows them immediately, keeps them if the page reloads, and
// offers to try again if they could not be sent.
import { showPending } from './unsent-message.js';
import { forgetUnsent, keepUnsent, keptUnsent } from './unsent-store.js';
import { newIdempotencyKey } from './post.js';
import { filled, words } from './words.js';

/** @typedef {{ press: string, text: string, state: 'sending' | 'stored' | 'failed', problem?: string, item: HTMLLIElement }} Pending */

/**
 * @param {object} options
 * @param {HTMLElement} options.list
 * @param {() => string} options.tag returns the conversation's tag
 * @param {(text: string, press: string) => Promise<{ stored: true, duplicate?: boolean, rest?: string } | { stored: false, problem: string }>} options.send
 * @param {(text: string) => void} options.edit puts text back in the box
 * @param {(text: string) => void} options.say announces text to screen readers
 * @param {() => void} options.goOn moves the focus to where the person can write more
 */
export function createPending({ list, tag, send, edit, say, goOn }) {
  const { withPress, has, add, remove, keep, forget, hasUnsent, isAwaitingReply } = createUnsent(list, tag);

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
    // The button that had the focus is gone, and the message itself soon will be.
    if (hadFocus) goOn();
    const [box, written] = [document.activeElement, document.activeElement.value];
    keep();
    let result = await send(message.text, message.press);
    // The stream shows that the message was stored, but only a reply to sending it says which part was not.
    if (!result.stored && !has(message)) result = await send(message.text, message.press);
    message.state = result.stored ? 'stored' : 'failed';
    message.problem = result.stored ? undefined : result.problem;
    if (result.stored && result.rest !== undefined) edit(result.rest);
    // The message has come back over the stream, so it is no longer in this list.
    if (!has(message)) return;
    // An earlier attempt arrived but its reply was lost, so the message is already in the conversation.
    if (result.stored && result.duplicate) {
      remove(message);
      return;
    }
    keep();
    if (result.stored) {
      show(message);
      return;
    }
    say(filled(words.canTryAgain, { problem: result.problem }));
    // Someone who has gone on writing must not press the button with what they type next.
    const takesFocus = hadFocus && document.activeElement === box && box.value === written;
    showFailed(message, takesFocus, show);
  }

  return {
    /** @param {string} text */
    async send(text) {
      await attempt(add(text, newIdempotencyKey()));
    },
    /**
     * Call this when the stored message arrives over the stream, even if the reply to sending it was lost.
     * @returns {string | undefined} what was typed
     */
    arrived(press) {
      const message = withPress(press);
      if (message) remove(message);
      return message?.text;
    },
    /**
     * Shows messages that a reload interrupted. We do not know whether they arrived, but it does no harm to
     * send them again.
     */
    restore() {
      for (const { press, text } of keptUnsent(tag())) {
        const message = add(text, press);
        message.state = 'failed';
        message.problem = words.reloaded;
        show(message);
      }
    },
    keep,
    forget,
    hasUnsent,
    isAwaitingReply,
  };
}

/** @param {Element} element */
function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top < window.innerHeight && bottom > 0;
}

/**
 * Manages the list of unsent messages, both on the page and in the browser's storage.
 * @param {HTMLElement} list
 * @param {() => string} tag
 */
function createUnsent(list, tag) {
  /** @type {Pending[]} */
  let pending = [];

  const keep = () =>
    keepUnsent(
      tag(),
      pending.filter(({ state }) => state !== 'stored'),
    );

  return {
    keep,
    /** @param {string} press */
    withPress: (press) => pending.find((one) => one.press === press),
    /** @param {Pending} message */
    has: (message) => pending.includes(message),
    /**
     * @param {string} text
     * @param {string} press
     * @returns {Pending}
     */
    add(text, press) {
      /** @type {Pending} */
      const message = { press, text, state: 'sending', item: document.createElement('li') };
      pending.push(message);
      list.append(message.item);
      return message;
    },
    /** @param {Pending} message */
    remove(message) {
      pending = pending.filter((other) => other !== message);
      message.item.remove();
      keep();
    },
    forget() {
      pending.forEach(({ item }) => item.remove());
      pending = [];
      forgetUnsent();
    },
    hasUnsent: () => pending.some(({ state }) => state !== 'stored'),
    /** Leaves out messages that were refused or lost, because they will not get a reply. */
    isAwaitingReply: () => pending.some(({ state }) => state !== 'failed'),
  };
}

/**
 * @param {Pending} message
 * @param {boolean} takesFocus
 * @param {(message: Pending) => void} show
 */
function showFailed(message, takesFocus, show) {
  const wasInView = isInWindow(message.item);
  show(message);
  if (takesFocus) message.item.querySelector('button')?.focus({ preventScroll: true });
  // Its buttons may be below the window. Do not move the page for someone who is reading elsewhere.
  if (wasInView) message.item.scrollIntoView({ block: 'nearest' });
}
