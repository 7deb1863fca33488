// Keeps an open page up to date: when advisers work, and which day each time was on.
import { fragmentOf, keepingFocus } from './html.js';
import { words } from './words.js';

const LOOK_EVERY_MS = 60_000;
/** Matches a time without a date, as the server writes it for times today. */
const CLOCK = /^\d{1,2}(?::\d\d)?[ap]m$/;
const IN_LONDON = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'numeric', year: 'numeric' },
  timeZone: 'Europe/London',
});

/**
 * Returns the date in London in the language of the page. Uses the page's own names of the months, because Chromium
 * has none in Welsh and writes “2026 M12 1”.
 * @param {Date} date
 */
export function longDay(date) {
  const [day, month, year] = IN_LONDON.format(date).split('/').map(Number);
  return `${day} ${words.months.split(' ')[month - 1]} ${year}`;
}

/**
 * Adds the date to each time on the page that is no longer today or, for paper, to every time, because people read
 * paper on other days.
 */
export function addDays({ toAll = false } = {}) {
  const today = longDay(new Date());
  for (const time of document.querySelectorAll('time[datetime]')) {
    if (!CLOCK.test(time.textContent)) continue;
    const on = longDay(new Date(time.dateTime));
    if (toAll || on !== today) time.textContent = `${on}, ${time.textContent}`;
  }
}

export function keepDays() {
  addDays();
  setInterval(() => addDays(), LOOK_EVERY_MS);
}

let shown = '';

/** @param {{ times: string, now: string } | undefined} advisers absent from a server of an earlier version */
export function showAdviserTimes(advisers) {
  if (!advisers || advisers.times === shown) return;
  shown = advisers.times;
  for (const panel of document.querySelectorAll('.adviser-panel'))
    keepingFocus(panel, () => panel.querySelector(':scope > ul')?.replaceWith(fragmentOf(advisers.times)));
  for (const hint of document.querySelectorAll('.adviser-hint')) {
    hint.textContent = advisers.now;
    hint.hidden = advisers.now === '';
  }
}
