// Runs the question box: makes it grow as someone types, and keeps unsent text if they open a quote or reload
// the page.
import { halfWritten, keepHalfWritten } from './unsent-store.js';

/**
 * @param {HTMLTextAreaElement} box
 * @param {() => string} tag returns the conversation's tag
 * @param {() => void} onFit called when the height of the box may have changed
 * @returns {() => void} call this whenever the text of the box has changed
 */
export function createQuestionBox(box, tag, onFit) {
  /** Makes the box as tall as its text. CSS stops it from filling the screen. */
  function fit() {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
    keepHalfWritten(tag(), box.value);
    onFit();
  }
  // Do not overwrite text that the server or the browser has restored.
  const kept = halfWritten(tag());
  if (box.value === '' && kept !== '') {
    box.value = kept;
    // Wait until the rest of the page has been set up.
    queueMicrotask(fit);
  }
  return fit;
}
