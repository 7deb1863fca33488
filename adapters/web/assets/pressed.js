// Shows on a button or a form what pressing it has done.

/** Says at the top of the entry what has been done, and takes away the form that did it. */
export function markDone(details) {
  const line = document.createElement('p');
  line.className = 'reported';
  line.textContent = details.dataset.done;
  details.closest('.entry').querySelector('.entry-head').after(line);
  details.remove();
}

/** On a phone, a form that opens under the newest answer would otherwise be behind the question box. */
export function keepInView({ target }) {
  if (target.matches('.asks[open]')) target.scrollIntoView({ block: 'nearest', behavior: 'auto' });
}

/** There are 2 rating buttons, and only one can be pressed at a time. */
export function showRating(button, pressed) {
  if (!button?.dataset.rated) return;
  for (const other of document.querySelectorAll(`[data-rated="${CSS.escape(button.dataset.rated)}"]`))
    other.setAttribute('aria-pressed', other.value === button.value ? pressed : 'false');
}
