// The question box: grows as someone types, and keeps what is half written while they open a quote or reload the page.
import { halfWritten, keepHalfWritten } from './unsent-store.js';

/**
 * @param {HTMLTextAreaElement} box
 * @param {() => string} tag of the conversation
 * @param {() => void} onFit called when the height of the box may have changed
 * @returns {() => void} call this whenever the text of the box has changed
 */
export function createQuestionBox(box, tag, onFit) {
  /** CSS keeps the box from filling the screen. */
  function fit() {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
    keepHalfWritten(tag(), box.value);
    onFit();
  }
  // Leaves what the server or the browser has put back.
  const kept = halfWritten(tag());
  if (box.value === '' && kept !== '') {
    box.value = kept;
    // The page is not set up yet.
    queueMicrotask(fit);
  }
  return fit;
}
