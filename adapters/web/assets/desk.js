// Runs an open desk page: replaces the parts that have changed, and keeps the focus and anything being
// written.
import { createAlertsEnded } from './alerts-ended.js';
import { createAlerts } from './desk-alerts.js';
import { createDrafts } from './desk-drafts.js';
import { replaceKeepingFields } from './desk-fields.js';
import { createNewest } from './desk-newest.js';
import { keepOpenedInView } from './desk-opened.js';
import { createReplyBox } from './desk-reply.js';
import { showToast } from './desk-toast.js';
import { byId, fragmentOf } from './html.js';
import { createPressGuard } from './press-guard.js';
import { keepDays } from './passing-time.js';
import { openStream } from './stream.js';
import { filled, words } from './words.js';

document.documentElement.classList.add('scripted');
const drafts = createDrafts();
const newest = createNewest(() => alertNew());
const replyBox = createReplyBox({ drafts, newest, announce });
const { alertNew, tellEnd } = createAlerts();
let title = document.title;
const titleEnd = title.slice(title.lastIndexOf(' – '));
showTitle();
keepDays();

// Some browsers do not open a folded section when a link leads into it.
document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('a[href^="#"]');
  const section = link && byId(link.hash.slice(1))?.closest('details');
  if (section) section.open = true;
});

const whenNotPressing = createPressGuard((show) => show());

/** Puts the number of requests that need attention at the start of the page's title. */
function showTitle() {
  const count = document.querySelector('#needs [data-count]')?.dataset.count;
  document.title = count ? `(${count}) ${title}` : title;
}

const ended = createAlertsEnded(({ reason, title: why, sentence }) => {
  document.title = `${why} – ${title}`;
  tellEnd(reason, sentence);
});

function showRegions({ regions, announcement, count, title: titleNow }) {
  ended.back();
  for (const { id, version, html } of regions) {
    const region = byId(id);
    if (!region || region.dataset.version === version) continue;
    region.dataset.version = version;
    replaceKeepingFields(region, html);
  }
  replyBox.updated();
  alertNew();
  if (titleNow) title = titleNow + titleEnd;
  showTitle();
  if (announcement) announce(announcement);
  if (count) announceCount(count);
}

/** The first change is announced almost immediately. Later changes wait until it has been read out. */
const GATHER_MS = 600;
const APART_MS = 4_000;
/** @type {string[]} */
let unsaid = [];
let unsaidCount = '';
let sayingSoon = 0;
let saidAt = -Infinity;

/** @param {string} sentence */
function announce(sentence) {
  unsaid = [...unsaid.filter((other) => other !== sentence), sentence];
  saySoon();
}

/** @param {string} count replaces an earlier count, but not sentences */
function announceCount(count) {
  unsaidCount = count;
  saySoon();
}

function saySoon() {
  if (sayingSoon) return;
  sayingSoon = setTimeout(
    () => {
      // Use a new element each time. Putting the same words in the same element again would change nothing,
      // so nothing would be announced.
      const line = document.createElement('p');
      line.textContent = [...unsaid, unsaidCount].filter(Boolean).join(' ');
      byId('announcements').replaceChildren(line);
      unsaid = [];
      unsaidCount = '';
      sayingSoon = 0;
      saidAt = performance.now();
    },
    Math.max(GATHER_MS, saidAt + APART_MS - performance.now()),
  );
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const { value, dataset } = event.submitter ?? form;
  // The fields that close or give up the request belong to the reply box's form, so that a message that was not sent
  // comes with them.
  if (form.id !== 'reply-form' || value?.startsWith('resolve')) {
    drafts.sending(form);
    return;
  }
  if (value === 'reassign' || value === 'hand-back') {
    // The page keeps the message itself.
    form.addEventListener('formdata', ({ formData }) => formData.delete('text'), { once: true });
    drafts.sending(event.submitter.closest('details'));
    return;
  }
  event.preventDefault();
  if (value === 'use-saved')
    replyBox.insert(byId('saved').selectedOptions[0].dataset.text, words.savedReplyAdded);
  else if (value?.startsWith('add-quote:')) replyBox.insertOnce(dataset.text, words.quoteAdded);
  else void replyBox.send(form, event.submitter);
});

// Do not scroll if the address has a # that names another message, or if the page says what was just done or what is
// wrong.
const reply = byId('reply');
if (reply && !location.hash && !document.querySelector(':is(main > .said, [aria-invalid], #unsent)')) {
  // Otherwise the browser could focus it a moment later and scroll, so that the newest message is under the bar.
  if (reply.autofocus) reply.focus({ preventScroll: true });
  const claimed = byId('claimed')?.textContent;
  if (claimed) {
    showToast(claimed);
    announce(claimed);
  }
  newest.show();
}

keepOpenedInView();

setInterval(() => {
  for (const element of document.querySelectorAll('[data-since]')) {
    const minutes = Math.floor((Date.now() - Date.parse(element.dataset.since)) / 60_000);
    if (minutes >= 1) element.textContent = waited(minutes);
  }
}, 30_000);

/**
 * Returns the same words as the server, which does not send an update when only the waiting time has changed.
 */
function waited(minutes) {
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return counted(minutes, words.oneMinute, words.minutes);
  return hours < 48
    ? counted(hours, words.oneHour, words.hours)
    : filled(words.days, { count: String(Math.floor(hours / 24)) });
}

function counted(count, one, many) {
  return count === 1 ? one : filled(many, { count: String(count) });
}

const { stream } = document.body.dataset;
const updates =
  stream &&
  openStream({
    address: (once) => `${stream}${once ? '?once' : ''}`,
    handlers: { regions: (change) => whenNotPressing(() => showRegions(change)) },
    onConnection(connected) {
      ended.connection(connected);
      whenNotPressing(() => (byId('connection').hidden = connected));
    },
    onStopped(html) {
      ended.signedOut();
      whenNotPressing(() => {
        byId('connection').replaceChildren(fragmentOf(html));
        byId('connection').hidden = false;
      });
    },
  });

// Colleagues sign in and out while the page is open, so read who can be chosen when the form is opened.
document.addEventListener('click', ({ target }) => {
  const section = target instanceof Element && target.closest('summary')?.parentElement;
  if (section && !section.open && section.querySelector('#to')) updates?.connect();
});

/**
 * A request may be transferred to someone who already has its page open. It only counts as opened once they
 * do something on the page, because an open page may not be in use.
 */
let openedNeed = '';

async function openTransferred() {
  const given = `#needs [data-need$=":transferred"][data-about="${location.pathname}"]`;
  const need = document.querySelector(given)?.dataset.need;
  if (!need || need === openedNeed) return;
  openedNeed = need;
  try {
    await fetch(location.pathname);
    updates?.connect();
  } catch {
    // Try again when they next do something.
    openedNeed = '';
  }
}

for (const act of ['pointerdown', 'keydown', 'wheel'])
  document.addEventListener(act, () => void openTransferred(), { passive: true });
