// Shows the checked part of an answer, and decides what to scroll to when a reply arrives. For someone who is reading
// further up, only scrolls to numbers to call.

import { fragmentOf } from './html.js';

/** Someone who has not touched the page for this long since pressing a button may be reading. */
const STILL_WAITING_MS = 60_000;
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

/** An open panel would cover the reply. */
function closeSettings() {
  for (const panel of document.querySelectorAll('.setting[open]')) {
    const hadFocus = panel.contains(document.activeElement);
    panel.open = false;
    if (hadFocus) panel.querySelector('summary').focus({ preventScroll: true });
  }
}

/** @param {HTMLElement} entries */
export function createArrivals(entries) {
  /** What the person has just done and is waiting for a reply to. @type {'question' | 'button' | undefined} */
  let awaited;
  let pressedAt = 0;
  /** The first reply to the button that was pressed. @type {string | undefined} */
  let first;

  const ownQuestion = () => [...entries.querySelectorAll('.entry-in')].at(-1);

  function toStart(element) {
    element.scrollIntoView();
  }

  /** @param {'question' | 'button'} what */
  function wait(what) {
    awaited = what;
    pressedAt = Date.now();
    first = undefined;
  }

  /**
   * Scrolls the question to the top when the first reply arrives, and leaves it there, so that the answer does not
   * push an urgent notice out of view. Shows each reply to a button, because there can be several, such as the nation
   * that was chosen and then the answer for it. Numbers to call may come after another reply, if only the message
   * reader finds the danger.
   * @param {HTMLElement} element
   * @param {boolean} follows whether the person has read to the end, and an adviser wrote this
   */
  function bringIntoView(element, follows) {
    closeSettings();
    const own = ownQuestion();
    if (awaited === 'question' && own && Number(own.dataset.position) < Number(element.dataset.position)) {
      awaited = undefined;
      toStart(own.offsetHeight < 200 ? own : element);
    } else if (element.querySelector('.urgent')) {
      toStart(element);
    } else if (awaited === 'button' && Date.now() - pressedAt < STILL_WAITING_MS) {
      const before = first && document.getElementById(first);
      first ??= element.id;
      show(element, before ?? element);
    } else if (follows) show(element, element);
  }

  function show(element, start) {
    const isTall = element.offsetHeight > window.innerHeight / 2;
    if (isTall) toStart(start);
    else element.scrollIntoView({ block: 'nearest' });
  }

  /**
   * Shows the sentences of the answer that have been checked so far. Only the finished answer is announced to
   * screen readers. Scrolls the question towards the top for the first sentences, and again when the answer
   * replaces them.
   * @param {string} html
   */
  function showVerified(html) {
    const verified = document.getElementById('verified');
    const isFirst = verified.children.length === 0;
    verified.replaceChildren(fragmentOf(html));
    const own = ownQuestion();
    if (html !== '' && isFirst && awaited === 'question' && own)
      toStart(own.offsetHeight < 200 ? own : verified);
  }

  for (const move of MOVES)
    window.addEventListener(move, () => awaited === 'button' && (awaited = undefined), {
      passive: true,
      capture: true,
    });
  return { wait, bringIntoView, showVerified };
}
