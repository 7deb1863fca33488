// Shows that a chat has ended: nothing more can be sent from this page.
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
