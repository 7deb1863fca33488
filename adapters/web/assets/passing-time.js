// Keeps what an open page says about time true: when advisers work, and which day a time was on.
import { fragmentOf, keepingFocus } from './html.js';

const LOOK_EVERY_MS = 60_000;
/** How the server writes a time today. */
const CLOCK = /^\d{1,2}(?::\d\d)?[ap]m$/;
const inLondon = (options) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { ...options, timeZone: 'Europe/London' });

/** Adds the date to each time on the page whose day is over. */
export function addDays() {
  const day = inLondon({ dateStyle: 'long' });
  const today = day.format(new Date());
  for (const time of document.querySelectorAll('time[datetime]')) {
    if (!CLOCK.test(time.textContent)) continue;
    const on = day.format(new Date(time.dateTime));
    if (on !== today) time.textContent = `${on}, ${time.textContent}`;
  }
}

export function keepDays() {
  addDays();
  setInterval(addDays, LOOK_EVERY_MS);
}

let shown = '';

/** @param {{ times: string, now: string } | undefined} advisers absent from a server of an earlier version */
export function showAdviserTimes(advisers) {
  if (!advisers || advisers.times === shown) return;
  shown = advisers.times;
  for (const panel of document.querySelectorAll('.adviser-panel'))
    keepingFocus(panel, () => panel.querySelector(':scope > ul')?.replaceWith(fragmentOf(advisers.times)));
  for (const hint of document.querySelectorAll('.adviser-hint')) hint.textContent = advisers.now;
}
