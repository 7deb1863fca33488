// Copies the citations of quotes on a page, and opens every folded quote for printing.
import { longDay } from './passing-time.js';
import { filled, words } from './words.js';

/** Makes our addresses absolute, because relative ones only work on our own pages. */
function withWholeAddress(text) {
  return text.replace(
    /(^|\s)(\/library\/\S*)$/m,
    (_, before, path) => before + new URL(path, window.location.href).href,
  );
}

/** Adds today's date, because the guidance may change later. */
function withDay(text) {
  return `${text}\n${filled(words.copiedOn, { day: longDay(new Date()) })}`;
}

const SAID_MS = 3_000;
/**
 * The usual label of each button, and the timer that restores it.
 * @type {WeakMap<HTMLElement, { own: string, timer: number }>}
 */
const labels = new WeakMap();

/**
 * @param {Event} event
 * @param {(text: string) => void} say announces text to screen readers
 */
export async function copyCitation(event, say) {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (!(button instanceof HTMLElement)) return;
  const copied = await copy(withDay(withWholeAddress(button.dataset.copy ?? '')));
  const label = button.firstChild;
  const { own = label.textContent, timer } = labels.get(button) ?? {};
  clearTimeout(timer);
  label.textContent = copied ? words.copied : words.notCopied;
  say(copied ? words.citationCopied : words.citationNotCopied);
  labels.set(button, { own, timer: setTimeout(() => (label.textContent = own), SAID_MS) });
}

/**
 * Copies text. Pages over plain HTTP cannot use the clipboard API, but can still use the older `execCommand`.
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'hidden';
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return done;
  }
}

/** Opens folded quotes, which would be missing on paper. */
export function openForPrint() {
  const folded = [...document.querySelectorAll('.more-quotes:not([open])')];
  for (const details of folded) details.open = true;
  window.addEventListener('afterprint', () => folded.forEach((details) => (details.open = false)), {
    once: true,
  });
}
