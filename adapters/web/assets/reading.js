// Opens the chat at the first reply that has not been seen in this browser, and offers a link to one that is out of
// view. The link stays until someone follows it or scrolls to the reply.
import { forgetRead, markRead, readUpTo } from './read-mark.js';
import { words } from './words.js';

/** How much of an entry must be visible above the form before it counts as seen. */
const SEEN_PIXELS = 60;

/** Someone who has followed a link within the page and then reloads it starts at the first unread reply again. */
function dropPlace() {
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

/** @param {Element} first */
function startWith(first) {
  const line = document.createElement('li');
  line.className = 'new-line';
  line.textContent = words.newLine;
  first.before(line);
  line.scrollIntoView({ block: 'start', behavior: 'auto' });
}

/** @param {() => string} tag of the conversation */
export function createReading(tag) {
  const entries = document.getElementById('entries');
  /** What follows the last entry. */
  const end = document.getElementById('status');
  const link = document.getElementById('jump');
  const composer = document.getElementById('composer');
  let id = '';
  let composerHeight = 0;

  function hide() {
    link.hidden = true;
  }

  /** @param {Element} entry */
  function isSeen(entry) {
    const foot = Math.min(window.innerHeight, composer.getBoundingClientRect().top);
    return entry.getBoundingClientRect().top < foot - SEEN_PIXELS;
  }

  /** Finds the reply by its id, because a reply that changes becomes a new element. */
  function check() {
    const reply = document.getElementById(id);
    if (!reply || isSeen(reply)) hide();
    if (document.hidden) return;
    const seen = [...entries.children].findLast((entry) => entry.dataset.position && isSeen(entry));
    if (seen) markRead(tag(), Number(seen.dataset.position));
  }

  /** @param {Element} reply */
  function offer(reply) {
    if (isSeen(reply)) return;
    id = reply.id;
    link.href = `#${id}`;
    link.hidden = false;
  }

  /**
   * Keeps whatever we scroll to, or focus with Tab, from being hidden behind the form at the foot of the page. If the
   * end of the conversation was in view when the form grew, it stays in view.
   */
  function keepClear() {
    const grown = composer.offsetHeight - composerHeight;
    composerHeight += grown;
    document.documentElement.style.setProperty('--composer-height', `${composerHeight}px`);
    const hidden = end.getBoundingClientRect().top - composer.getBoundingClientRect().top;
    // Before the first message, the number to call stays at the top.
    if (entries.childElementCount === 0) return;
    if (hidden > 0 && hidden <= grown) window.scrollBy({ top: hidden, behavior: 'auto' });
  }

  /**
   * “#latest” is for pages without a script.
   * @param {Element | null} own the person's own last message
   */
  function open(own) {
    keepClear();
    if (window.location.hash === '#latest') dropPlace();
    if (window.location.hash !== '') return;
    const read = readUpTo(tag());
    // Someone who goes back to the page is left where they were, but not someone who reloads it.
    const isReturn = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
    if (!isReturn) window.history.scrollRestoration = 'manual';
    const unread = [...entries.querySelectorAll('.entry-out')].filter(
      ({ dataset }) => read !== undefined && Number(dataset.position) > read,
    );
    if (unread.length > 0) startWith(unread[0]);
    else if (read === undefined) own?.scrollIntoView({ block: 'start', behavior: 'auto' });
    else if (!isReturn) end.scrollIntoView({ block: 'end', behavior: 'auto' });
    const next = unread.find((reply) => !isSeen(reply));
    if (next) offer(next);
    check();
  }

  link.addEventListener('click', hide);
  window.addEventListener('hashchange', dropPlace);
  window.addEventListener('scroll', check, { passive: true });
  window.addEventListener('pagehide', () => (window.history.scrollRestoration = 'auto'));
  document.addEventListener('visibilitychange', check);
  new ResizeObserver(keepClear).observe(composer);
  return { check, hide, keepClear, offer, open, forget: forgetRead };
}
