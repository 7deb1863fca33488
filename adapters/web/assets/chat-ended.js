// Shows that a chat has ended or was erased, or that the page is not connected.
import { byId } from './html.js';
import { words } from './words.js';

/**
 * Stops saying that an adviser is helping, and stops offering to try again. Someone who was only signed out
 * can go on in this chat once they have signed in again.
 * @param {Element} why the element that says why the page has stopped updating; empty while the page is
 * connected
 */
export function showEnded(why) {
  const hasEnded = why.querySelector('[data-chat-ended]') !== null;
  document.body.classList.toggle('chat-ended', hasEnded);
  const state = byId('state');
  if (!hasEnded || !state.childElementCount) return;
  state.replaceChildren();
  byId('question-label').textContent = words.yourMessage;
  byId('question-hint').textContent = '';
}

/**
 * Says next to the box, which stays in view, that the page is not connected. Returns true if this was not shown
 * already.
 * @param {boolean} connected
 */
export function showConnection(connected) {
  const line = byId('stopped');
  if (connected) {
    line.replaceChildren();
    showEnded(line);
    return false;
  }
  const isNews = line.textContent !== words.notConnected;
  line.textContent = words.notConnected;
  return isNews;
}

/** @param {HTMLElement} entries leaves only the last one, which says that the conversation was erased */
export function removeErased(entries) {
  for (const entry of [...entries.children].slice(0, -1)) entry.remove();
  document.querySelector('.whole')?.remove();
}
