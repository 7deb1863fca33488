// Shows on a button or a form what pressing it has done.

/** Puts what has been done in the place of the form that did it. */
export function markDone(details) {
  const line = document.createElement('p');
  line.className = 'reported';
  line.textContent = details.dataset.done;
  details.replaceWith(line);
}

/** There are 2 rating buttons, and only one can be pressed at a time. */
export function showRating(button, pressed) {
  if (!button?.dataset.rated) return;
  for (const other of document.querySelectorAll(`[data-rated="${CSS.escape(button.dataset.rated)}"]`))
    other.setAttribute('aria-pressed', other.value === button.value ? pressed : 'false');
}
