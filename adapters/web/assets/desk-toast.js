// Shows short messages in a bar that stays at the top of the window, because what they are about may be out of sight.
// The bar is part of the page, so it covers nothing there. Screen readers get the same words from the page's
// announcements.
import { buttonElement, element } from './html.js';
import { filled, words } from './words.js';

/** Long enough to read a sentence. Nothing is lost afterwards, because the page itself shows what was done. */
const SHOWN_MS = 6_000;

/** Pages of the library have no bar. */
const bar = document.getElementById('on-top');

/** @type {HTMLElement | undefined} */
let list;

if (bar)
  new ResizeObserver(() => {
    const height = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
    document.documentElement.style.setProperty('--on-top-height', `${height}px`);
  }).observe(bar);

/**
 * Replaces an earlier message of this kind.
 * @param {string} text
 */
export function showToast(text) {
  for (const earlier of list?.querySelectorAll('.toast:not([data-news])') ?? []) earlier.remove();
  const toast = add(text);
  setTimeout(() => toast.remove(), SHOWN_MS);
}

/**
 * Shows news until someone hides it, opens it or it is no longer new. If several items say the same, shows one
 * message, which leads to the list of requests.
 * @param {{ key: string, text: string, href: string, urgent: boolean }[]} news all that is new now
 * @param {(keys: string[]) => void} onSeen
 */
export function showNews(news, onSeen) {
  const same = (sentence) => news.filter(({ text }) => text === sentence);
  const shown = [...(list?.querySelectorAll('.toast[data-news]') ?? [])];
  for (const toast of shown) if (same(toast.dataset.news).length === 0) toast.remove();
  for (const sentence of new Set(news.map(({ text }) => text))) {
    const toast = shown.find(({ dataset }) => dataset.news === sentence) ?? addNews(sentence, onSeen);
    const all = same(sentence);
    if (all.some(({ urgent }) => urgent)) putFirst(toast);
    // Several lost messages can be from one request.
    const [first, ...more] = new Set(all.map(({ href }) => href));
    toast.dataset.keys = all.map(({ key }) => key).join(' ');
    const link = toast.querySelector('a');
    link.href = more.length ? '/desk' : first;
    link.textContent = more.length
      ? filled(words.severalNews, { news: sentence, count: String(more.length + 1) })
      : sentence;
  }
}

function addNews(sentence, onSeen) {
  const hide = buttonElement(
    words.hide,
    () => {
      focusAfter(hide);
      see();
    },
    'link',
  );
  const link = document.createElement('a');
  const toast = add(link, hide);
  toast.dataset.news = sentence;
  const see = () => {
    toast.remove();
    onSeen(toast.dataset.keys.split(' '));
  };
  link.addEventListener('click', see);
  return toast;
}

/** @param {HTMLElement} toast */
function putFirst(toast) {
  if (toast.classList.contains('toast-urgent')) return;
  toast.classList.add('toast-urgent');
  list.prepend(toast);
}

/**
 * Keeps the place of someone who uses the keyboard when their button goes away.
 * @param {HTMLElement} button
 */
function focusAfter(button) {
  if (document.activeElement !== button) return;
  const all = [...list.querySelectorAll('.toast[data-news] button')];
  const at = all.indexOf(button);
  (all[at + 1] ?? all[at - 1] ?? document.getElementById('main')).focus({ preventScroll: true });
}

/** @param {(string | Node)[]} content */
function add(...content) {
  if (!list) {
    list = element('div', '', 'toasts', 'no-print');
    bar.append(list);
  }
  const toast = element('div', '', 'toast');
  toast.append(...content);
  list.append(toast);
  return toast;
}
