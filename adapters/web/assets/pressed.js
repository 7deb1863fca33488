// Shows on a button or a form what pressing it has done.

/**
 * Once a form has been sent or refused, leaves whoever was in it where they go on, and returns what to announce.
 * @param {HTMLFormElement} form
 * @param {{ stored: boolean, problem?: string }} result
 * @returns {string | undefined}
 */
export function settle(form, { stored, problem = '' }) {
  if (form.dataset.report) return stored ? showReported(form) : undefined;
  const details = form.closest('details');
  if (!details) return undefined;
  const field = form.querySelector('[name=words]');
  if (field) showProblem(field, problem);
  if (!stored) return field ? problem : undefined;
  const wasInside = details.contains(document.activeElement);
  form.reset();
  const next = details.dataset.done ? markDone(details) : close(details);
  if (wasInside) next.focus({ preventScroll: true });
  return details.dataset.done;
}

/** Says in the form itself why it was not sent, and leaves what was typed. */
function showProblem(field, problem) {
  const line = field.closest('label').querySelector('.problem');
  line.textContent = problem;
  line.hidden = problem === '';
  if (problem) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  if (problem) field.focus();
}

/** Says at the top of the entry what has been done, takes away the form that did it, and returns the entry's heading. */
function markDone(details) {
  const { head } = sayDone(details, 'muted');
  details.remove();
  return head;
}

function sayDone(form, look) {
  const line = document.createElement('p');
  line.className = look;
  line.textContent = form.dataset.done;
  const head = form.closest('.entry').querySelector('.entry-head');
  head.after(line);
  head.tabIndex = -1;
  return { head, line };
}

/** Marks the answer, and puts the button away until the report is taken back. */
function showReported(form) {
  const { head, line } = sayDone(form, 'reported');
  line.dataset.reported = form.dataset.report;
  form.hidden = true;
  head.focus({ preventScroll: true });
  return form.dataset.done;
}

/** Answers whose reports the person wants to take back. An editor may have decided first. */
const takingBack = new Set();

/** @param {HTMLElement | null} button */
export function takeBack(button) {
  const answer = button?.dataset.takesBack;
  if (answer !== undefined) takingBack.add(answer);
}

/** @param {string[]} reported the answers that are still reported */
export function showTakenBack(reported) {
  for (const answer of takingBack) {
    if (reported.includes(answer)) continue;
    takingBack.delete(answer);
    for (const line of document.querySelectorAll(`[data-reported="${CSS.escape(answer)}"]`)) line.remove();
    for (const form of document.querySelectorAll(`[data-report="${CSS.escape(answer)}"]`))
      form.hidden = false;
    for (const more of document.querySelectorAll(`[data-adds-to="${CSS.escape(answer)}"]`)) more.remove();
  }
}

/**
 * Shows the nation that answers are for, and keeps a choice that has not been sent.
 * @param {HTMLElement} panel
 * @param {string} summary
 * @param {string | undefined} code missing if a process of an earlier version sent it
 */
export function showNation(panel, summary, code) {
  panel.querySelector('summary').textContent = summary;
  if (code === undefined) return;
  const choice = panel.querySelector('select');
  const isChosen = !choice.selectedOptions[0]?.defaultSelected;
  const { value } = choice;
  for (const option of choice.options) option.defaultSelected = option.value === code;
  choice.value = isChosen ? value : code;
}

function close(details) {
  details.open = false;
  return details.querySelector('summary');
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
