// Opens the chat at the first reply that has not been seen in this browser. If a new reply is out of view,
// offers a link to it until someone follows the link or scrolls to the reply.
import { element } from './html.js';
import { forgetRead, markRead, readUpTo } from './read-mark.js';
import { words } from './words.js';

/** How much of an entry must be visible above the form before it counts as seen. */
const SEEN_PIXELS = 60;

/** The places that forms lead to. From there, the page itself decides what to scroll to. */
const AFTER_FORMS = ['#latest', '#main', '#question'];

/**
 * Removes the # from the address, so that a reload opens the page at the first unread reply.
 */
function dropPlace() {
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

/** Moves the focus to the place that the form before this page led to. */
function focusPlace() {
  const place = window.location.hash;
  if (!AFTER_FORMS.includes(place)) return;
  dropPlace();
  const to = document.getElementById(place.slice(1)) ?? document.getElementById('question');
  to.focus({ preventScroll: true });
}

/** @param {Element} first */
function startWith(first) {
  const line = element('li', words.newLine, 'new-line');
  first.before(line);
  line.scrollIntoView();
}

/** Opens folded quotes that the address leads to, because not every browser does. */
function openFolded() {
  const quote = document.getElementById(window.location.hash.slice(1));
  const folded = quote?.closest('details:not([open])');
  if (!folded) return;
  folded.open = true;
  quote.scrollIntoView();
}

/** Shows the end of the conversation, or the start of a long last message that has not been read. */
function showLatest(entries, composer, end, isRead) {
  const last = entries.lastElementChild;
  if (!last) return;
  const isTall = !isRead && last.offsetHeight > composer.getBoundingClientRect().top;
  (isTall ? last : end).scrollIntoView({ block: isTall ? 'start' : 'end' });
}

const isAbove = (one, other) => one.getBoundingClientRect().top <= other.getBoundingClientRect().top;

/** @param {HTMLElement | null} reply */
export const isAdvisersReply = (reply) => reply?.dataset.from === 'adviser';

/** @param {() => string} tag returns the conversation's tag */
export function createReading(tag) {
  const entries = document.getElementById('entries');
  /** The element that comes after the last entry. */
  const end = document.getElementById('status');
  const link = document.getElementById('jump');
  const composer = document.getElementById('composer');
  const anyReply = link.textContent;
  let id = '';
  let composerHeight = 0;

  const hide = () => (link.hidden = true);

  /** @param {Element} entry */
  function isSeen(entry) {
    const foot = Math.min(window.innerHeight, composer.getBoundingClientRect().top);
    return entry.getBoundingClientRect().top < foot - SEEN_PIXELS;
  }

  /**
   * Updates the link to a new reply and records what has been read. Finds the reply by its id, because a
   * reply that changes becomes a new element.
   */
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
    // What the assistant says next does not replace what an adviser wrote.
    if (!link.hidden && isAdvisersReply(document.getElementById(id))) return;
    id = reply.id;
    link.href = `#${id}`;
    link.textContent = isAdvisersReply(reply) ? words.adviserReply : anyReply;
    link.hidden = false;
  }

  /**
   * Stops the form at the foot of the page from covering anything that we scroll to or that gets the focus.
   * If the end of the conversation was in view before the form grew, keeps it in view.
   */
  function keepClear() {
    const grown = composer.offsetHeight - composerHeight;
    composerHeight += grown;
    document.documentElement.style.setProperty('--composer-height', `${composerHeight}px`);
    const hidden = end.getBoundingClientRect().top - composer.getBoundingClientRect().top;
    // Before the first message, do not scroll: the number to call is at the top of the page.
    if (entries.childElementCount === 0) return;
    if (hidden > 0 && hidden <= grown) window.scrollBy({ top: hidden });
  }

  /** Opens the chat at the right place. */
  function open() {
    keepClear();
    focusPlace();
    if (window.location.hash !== '') return openFolded();
    const read = readUpTo(tag());
    // Someone who comes back to the page stays where they were, but someone who reloads it does not.
    const isReturn = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
    if (!isReturn) window.history.scrollRestoration = 'manual';
    const unread = [...entries.querySelectorAll('.entry-out')].filter(
      ({ dataset }) => read !== undefined && Number(dataset.position) > read,
    );
    if (unread.length > 0) startWith(unread[0]);
    else if (read === undefined || !isReturn) showLatest(entries, composer, end, read !== undefined);
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
  return { check, hide, isAtEnd: () => isAbove(end, composer), keepClear, offer, open, forget: forgetRead };
}
