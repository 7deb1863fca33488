// Keeps the newest message of a request in view above the reply box, unless the adviser is reading further up.
import { byId } from './html.js';

/**
 * Leaves out the assistant's notices, because there is nothing to read in them, and private searches, because their
 * results can be long and the page opens at them.
 */
const newest = () =>
  [...document.querySelectorAll('#case-thread .turn:not(.turn-private, .turn-notice)')].at(-1);
const isSticky = (element) => getComputedStyle(element).position === 'sticky';
/** Returns where the element ends if it stays at the top of the window, and otherwise 0. */
const stickyEnd = (id) => {
  const element = byId(id);
  return element && isSticky(element) ? element.getBoundingClientRect().bottom : 0;
};
const TOPS = ['on-top', 'case-handover'];
const heldBy = (id) => {
  const element = byId(id);
  return element && isSticky(element) ? element.offsetHeight : 0;
};
/** The space that the page leaves between a message and what stays in the window. */
const ROOM = 16;
/** True if the message does not fit between what stays at the top and at the bottom of the window. */
function isTall(turn) {
  const held = [...TOPS, 'case-reply'].map(heldBy).reduce((one, other) => one + other);
  return turn.offsetHeight > window.innerHeight - held - ROOM;
}

/** @returns {string} a link to the newest message */
export const newestLink = () => `#${newest()?.id || 'case-thread'}`;

/** Always true on pages without a reply box. */
export function isNewestInView() {
  const turn = newest();
  if (!byId('reply') || !turn) return true;
  const { top, bottom } = turn.getBoundingClientRect();
  const box = byId('case-reply');
  const end = isSticky(box) ? box.getBoundingClientRect().top : window.innerHeight;
  const start = Math.max(0, ...TOPS.map(stickyEnd));
  // The end of a long message may be out of view, because people read its start first.
  if (isTall(turn)) return bottom > 0 && (bottom <= end + 1 || (top >= 0 && top < end / 2));
  return top >= start - 1 && bottom <= end + 1;
}

/** @param {() => void} onSeen called when the adviser scrolls to the newest message */
export function createNewest(onSeen) {
  const box = byId('case-reply');
  const handover = byId('case-handover');
  let wasInView = isNewestInView();

  /** Call this before scrolling, which uses these heights. The observers below only run afterwards. */
  function keepHeights() {
    for (const [name, element] of [
      ['--reply-height', box],
      ['--handover-height', handover],
    ])
      if (element) document.documentElement.style.setProperty(name, `${element.offsetHeight}px`);
  }

  /** Never moves the focus. */
  function show() {
    const turn = newest();
    keepHeights();
    turn?.scrollIntoView({ block: isTall(turn) ? 'start' : 'end', behavior: 'instant' });
    wasInView = true;
  }

  /** Call this after each change to the page. */
  function keep() {
    const isWorkingThere = document.activeElement?.closest('#case-thread, .search-result');
    if (wasInView && !isWorkingThere && !isNewestInView()) show();
  }

  if (box) {
    document.addEventListener(
      'scroll',
      () => {
        const isSeen = !wasInView && isNewestInView();
        wasInView = isNewestInView();
        if (isSeen) onSeen();
      },
      { passive: true },
    );
    new ResizeObserver(() => {
      keepHeights();
      keep();
    }).observe(box);
  }
  if (handover) new ResizeObserver(keepHeights).observe(handover);
  return { show, keep };
}
