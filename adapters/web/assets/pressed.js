// Shows the result of pressing a button or sending a form, on the button or form itself.
import { setStatus } from './announce.js';
import { element, fragmentOf } from './html.js';
import { words } from './words.js';

/** Most presses are sent sooner, and a line that comes and goes would move what is below it. */
const SLOW_MS = 1000;

/**
 * Call this when a button is pressed. Call the function that it returns when the reply has arrived.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 * @returns {() => void}
 */
export function begin(form, button) {
  showRating(button, 'true');
  showProblem(form, '');
  takeBack(button);
  setStatus(words.sending);
  return showSlow(form);
}

/**
 * Shows in the form that it is still being sent. The status line announces it to screen readers, but is often out of
 * view.
 * @param {HTMLFormElement} form
 */
function showSlow(form) {
  const line = element('p', words.sending, 'sending');
  const wait = setTimeout(() => {
    form.append(line);
    line.scrollIntoView({ block: 'nearest' });
  }, SLOW_MS);
  return () => {
    clearTimeout(wait);
    line.remove();
  };
}

/**
 * Call this when a form has been sent or refused. Moves the focus to where the person can go on, and returns
 * what to announce.
 * @param {HTMLFormElement} form
 * @param {{ stored: boolean, problem?: string }} result
 * @returns {string | undefined}
 */
export function settle(form, { stored, problem = '' }) {
  showProblem(form, problem);
  if (!stored) return problem;
  if (form.dataset.report) return showReported(form);
  const details = form.closest('details');
  if (!details) return undefined;
  const wasInside = details.contains(document.activeElement);
  form.reset();
  const next = details.dataset.done ? markDone(details) : close(details);
  if (wasInside) next.focus({ preventScroll: true });
  return details.dataset.done;
}

/**
 * Shows in the form why it was not sent, and keeps what was typed. The status line is at the end of the conversation,
 * which is often out of view from where someone pressed.
 * @param {HTMLFormElement} form
 * @param {string} problem empty to take away what was shown
 */
function showProblem(form, problem) {
  const line = form.querySelector('.problem') ?? element('p', '', 'problem');
  if (!line.isConnected) {
    if (problem === '') return;
    form.append(line);
  }
  line.textContent = problem;
  line.hidden = problem === '';
  if (problem) line.scrollIntoView({ block: 'nearest' });
  const field = form.querySelector('[name=words]');
  if (!field) return;
  if (problem) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
  if (problem) field.focus();
}

/** Shows at the top of the entry what has been done and removes the form. Returns the entry's heading. */
function markDone(details) {
  const { head } = sayDone(details, 'muted');
  details.remove();
  return head;
}

function sayDone(form, look) {
  const line = element('p', form.dataset.done, look);
  const head = form.closest('.entry').querySelector('.entry-head');
  head.after(line);
  head.tabIndex = -1;
  return { head, line };
}

/** Shows on the answer that it was reported, and hides the button until the report is taken back. */
function showReported(form) {
  const { head, line } = sayDone(form, 'reported');
  line.dataset.reported = form.dataset.report;
  form.hidden = true;
  head.focus({ preventScroll: true });
  return form.dataset.done;
}

/**
 * The answers whose reports the person wants to take back. A report stays if an editor has already decided on
 * it.
 */
const takingBack = new Set();

/** @param {HTMLElement | null} button */
function takeBack(button) {
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
 * Shows which nation answers are for.
 * @param {HTMLElement} panel
 * @param {{ nation: string, nationLabel?: string, nationCode?: string }} shown the label and the code are absent if the
 * update came from a server process of an earlier version
 */
export function showNation(panel, { nation, nationLabel, nationCode }) {
  const summary = panel.querySelector('summary');
  if (nationLabel === undefined) summary.textContent = nation;
  else summary.replaceChildren(fragmentOf(nationLabel));
  if (nationCode === undefined) return;
  for (const button of panel.querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(button.value === nationCode));
}

function close(details) {
  details.open = false;
  return details.querySelector('summary');
}

/**
 * Scrolls an opened form into view. On a phone, a form under the newest answer would otherwise be behind the
 * question box.
 */
export function keepInView({ target }) {
  if (target.matches('.asks[open], .adviser-ask[open]')) target.scrollIntoView({ block: 'nearest' });
}

/** There are 2 rating buttons, and only one can be pressed at a time. */
export function showRating(button, pressed) {
  if (!button?.dataset.rated) return;
  for (const other of document.querySelectorAll(`[data-rated="${CSS.escape(button.dataset.rated)}"]`))
    other.setAttribute('aria-pressed', other.value === button.value ? pressed : 'false');
}
