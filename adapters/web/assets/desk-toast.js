// Shows short messages on top of the page, because what they are about may be out of sight. Screen readers get the
// same words from the page's announcements.
import { words } from './words.js';

/** Long enough to read a sentence. Nothing is lost afterwards, because the page itself shows what was done. */
const SHOWN_MS = 6_000;

/** @type {HTMLElement | undefined} */
let list;

/**
 * Replaces an earlier message of this kind.
 * @param {string} text
 */
export function showToast(text) {
  for (const earlier of list?.querySelectorAll('.toast:not([data-key])') ?? []) earlier.remove();
  const toast = add(text);
  setTimeout(() => toast.remove(), SHOWN_MS);
}

/**
 * Stays until someone hides it or what it is about is no longer new.
 * @param {{ key: string, text: string, href: string }} about
 */
export function showNews({ key, text, href }) {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  const hide = document.createElement('button');
  hide.type = 'button';
  hide.classList.add('button', 'link');
  hide.textContent = words.hide;
  const toast = add(link, hide);
  toast.dataset.key = key;
  hide.addEventListener('click', () => toast.remove());
}

/** @param {(key: string) => boolean} isNew */
export function dropOldNews(isNew) {
  for (const toast of list?.querySelectorAll('[data-key]') ?? [])
    if (!isNew(toast.dataset.key)) toast.remove();
}

/** @param {(string | Node)[]} content */
function add(...content) {
  if (!list) {
    list = document.createElement('div');
    list.classList.add('toasts', 'no-print');
    document.body.append(list);
  }
  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.append(...content);
  list.append(toast);
  return toast;
}
