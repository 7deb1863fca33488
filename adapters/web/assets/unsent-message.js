// Shows one message that has not been stored yet. If it could not be sent, shows why and offers to try again
// or change it.
import { buttonElement, element } from './html.js';
import { words } from './words.js';

const LINES = { sending: words.sending, stored: words.sent };

/**
 * @param {{ text: string, state: 'sending' | 'stored' | 'failed', problem?: string, item: HTMLLIElement }} message
 * @param {{ tryAgain: () => void, change: () => void }} choices
 */
export function showPending({ item, text, state, problem }, { tryAgain, change }) {
  const hasFailed = state === 'failed';
  const written = element('p', text, 'text');
  written.dir = 'auto';
  item.className = `entry entry-in entry-${state}`;
  item.replaceChildren(
    element('h3', words.you, 'entry-head'),
    written,
    element('p', hasFailed ? (problem ?? '') : LINES[state], hasFailed ? 'not-sent' : 'entry-time'),
  );
  if (!hasFailed) return;
  const row = element('div', '', 'buttons');
  row.append(
    buttonElement(words.tryAgain, tryAgain, 'plain', 'try-again'),
    buttonElement(words.changeIt, change, 'plain'),
  );
  item.append(row);
}
