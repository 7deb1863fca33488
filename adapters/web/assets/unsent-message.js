// Shows one message that has not been stored yet. If it could not be sent, shows why and offers to try again
// or change it.
import { words } from './words.js';

const LINES = { sending: words.sending, stored: words.sent };

/**
 * @param {{ text: string, state: 'sending' | 'stored' | 'failed', problem?: string, item: HTMLLIElement }} message
 * @param {{ tryAgain: () => void, change: () => void }} choices
 */
export function showPending({ item, text, state, problem }, { tryAgain, change }) {
  const hasFailed = state === 'failed';
  const written = element('p', 'text', text);
  written.dir = 'auto';
  item.className = `entry entry-in entry-${state}`;
  item.replaceChildren(
    element('h3', 'entry-head', words.you),
    written,
    element('p', hasFailed ? 'not-sent' : 'entry-time', hasFailed ? (problem ?? '') : LINES[state]),
  );
  if (!hasFailed) return;
  const row = element('div', 'buttons', '');
  const again = button(words.tryAgain, tryAgain);
  again.classList.add('try-again');
  row.append(again, button(words.changeIt, change));
  item.append(row);
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text
 */
function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/**
 * @param {string} label
 * @param {() => void} onClick
 */
function button(label, onClick) {
  const made = element('button', 'button plain', label);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}
