// Alerts advisers who opt in when something needs them, with a sound or a desktop notification, on every page
// of the desk. Alerts do not say who a request is from.
import { play, soundState, unlock } from './alert-sound.js';
import { isToldOfEnd, keepToldOfEnd } from './alerts-ended.js';
import { isNewestInView, newestLink } from './desk-newest.js';
import { showNews } from './desk-toast.js';
import { keep as keepIn, kept } from './browser-storage.js';
import { element } from './html.js';
import { createPressGuard } from './press-guard.js';
import { words } from './words.js';

const KEPT = 'desk alerts';
/**
 * The storage key for what each kind of alert has already announced. All pages in this browser share it, so
 * that they do not repeat each other's alerts.
 */
const toldBy = (kind) => `desk told by ${kind}`;
const KINDS = ['sound', 'notification'];
/**
 * The storage key for the news that this adviser has hidden or opened, so that no page shows it again. Others may use
 * the same browser.
 */
const SEEN = toldBy(`toast ${document.body.dataset.reader}`);
const SEEN_KEPT = 200;
/** The shortest time between 2 alerts, so that a reminder and its message do not cause 2 alerts in a row. */
const APART_MS = 3_000;

const SETTLING_MS = 500;

/**
 * @param {string} text
 * @param {boolean} urgent
 * @param {string} tag a notification replaces the last one with the same tag, because the desk shows how many
 * things need attention. A calm one goes away by itself, so it must not take the place of an urgent one
 */
function notify(text, urgent, tag = urgent ? 'desk-urgent' : 'desk') {
  try {
    const shown = new Notification(text, { tag, renotify: true, requireInteraction: urgent });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
    return true;
  } catch {
    // Chrome on Android gives permission, but cannot show a notification from a page.
    return false;
  }
}

/** @returns {HTMLElement[]} what needs this adviser now, according to the server */
const needs = () => [...document.querySelectorAll('#needs [data-need]')];
const isUrgent = (need) => 'urgent' in need.dataset;
const isHere = (need) => need.dataset.about === location.pathname;

/** True if the adviser is already looking at what is new in the request. Always false for an urgent request. */
function isInView(need) {
  return !isUrgent(need) && isHere(need) && document.hasFocus() && isNewestInView();
}

/** A browser that blocks storage only keeps this until the page is closed. */
const onPage = new Map();
const stored = (key) => kept('localStorage', key) ?? onPage.get(key) ?? null;
const wordsIn = (key) => new Set((stored(key) ?? '').split(' ').filter(Boolean));
const keep = (key, words) => {
  onPage.set(key, [...words].join(' '));
  keepIn('localStorage', key, onPage.get(key));
};
/** Reads the setting each time, because another page may have changed it. */
const isWanted = (kind) => wordsIn(KEPT).has(kind);
const may = {
  sound: () => soundState() === 'running',
  notification: () => window.Notification?.permission === 'granted',
};

const keysOf = (some) => some.map(({ dataset }) => dataset.need);
/** @param {string} kind */
const keepTold = (kind, told) => keep(toldBy(kind), keysOf(told));
/**
 * Also keeps what this page no longer lists, because another page may still list it. Never drops what is still
 * listed. Only writes if there is something new, because each change makes the other pages write too.
 * @param {string[]} keys
 */
function keepSeen(keys) {
  const seen = wordsIn(SEEN);
  if (stored(SEEN) !== null && keys.every((key) => seen.has(key))) return;
  for (const key of keys) seen.add(key);
  const listed = keysOf(needs()).filter((key) => seen.delete(key));
  const dropped = Math.max(0, seen.size + listed.length - SEEN_KEPT);
  keep(SEEN, [...[...seen].slice(dropped), ...listed]);
}

/** Returns the same key for a request before and after it stops being urgent, as in needs.ts. */
const withoutUrgency = (key) => key.replace(/:(?:urgent|calm):/, ':').replace(/:waiting:.*/, ':waiting');

/**
 * Returns what is not yet known, and not in view on this page.
 * @param {string} key where the keys of what is known are stored
 */
function freshFor(key) {
  const told = wordsIn(key);
  const was = (urgency) =>
    new Set([...told].filter((one) => one.includes(`:${urgency}:`)).map(withoutUrgency));
  const [urgent, calm] = [was('urgent'), was('calm')];
  // Only the first calm key of a request that was urgent says nothing new. Later ones are reminders.
  const isCalmed = (request) => urgent.has(request) && !calm.has(request);
  const isKnown = ({ dataset: { need } }) =>
    told.has(need) || (need.includes(':calm:') && isCalmed(withoutUrgency(need)));
  return needs().filter((need) => !isKnown(need) && !isInView(need));
}

/**
 * Alerts the adviser to one new item. If this page cannot do so, the item stays new, so that another page can
 * do it or this page can try later. If the adviser has not turned on this kind of alert, the item stops being
 * new.
 * @param {string} kind
 * @param {(need: HTMLElement) => boolean} tell
 */
function tellNew(kind, tell) {
  const fresh = freshFor(toldBy(kind));
  const need = fresh.find(isUrgent) ?? fresh[0];
  const isSettled = !need || !isWanted(kind) || (may[kind]() && tell(need));
  keepTold(kind, isSettled ? needs() : needs().filter((one) => !fresh.includes(one)));
}

/** Shows the news on any page of the desk, wherever the person has scrolled to. */
function showUnseen() {
  const fresh = freshFor(SEEN);
  keepSeen(keysOf(needs().filter((need) => !fresh.includes(need))));
  // A line at the top of the page already says this, so it is not said twice.
  const news = fresh
    .filter(({ dataset }) => !('listed' in dataset))
    .map((need) => {
      const { need: key, about, here } = need.dataset;
      return {
        key,
        text: here ?? need.textContent,
        href: here ? newestLink() : about,
        urgent: isUrgent(need),
      };
    });
  showNews(news, keepSeen);
}

/** The list of requests shows all of them, and the page of a request shows its own. */
function keepSeenOnOpening() {
  if (document.visibilityState !== 'visible') return;
  const { pathname } = location;
  keepSeen(keysOf(needs().filter(({ dataset }) => [dataset.about, '/desk'].includes(pathname))));
}

/** Returns a function that alerts the adviser to one item, and returns false if this page cannot do so. */
function createTeller(kind) {
  let toldAt = { calm: -Infinity, urgent: -Infinity };
  return (need) => {
    const urgency = isUrgent(need) ? 'urgent' : 'calm';
    const now = performance.now();
    if (now - toldAt[urgency] < APART_MS) return true;
    toldAt = urgency === 'urgent' ? { calm: now, urgent: now } : { ...toldAt, calm: now };
    if (kind === 'notification') return notify(need.textContent, isUrgent(need));
    play(isUrgent(need));
    return true;
  };
}

/**
 * Alerts the adviser that there will be no more alerts. No page of this browser then does so again.
 * @param {import('./alerts-ended.js').Reason} reason
 * @param {string} sentence
 */
function tellEnd(reason, sentence) {
  for (const kind of KINDS) {
    if (!isWanted(kind) || !may[kind]() || isToldOfEnd(kind, reason)) continue;
    keepToldOfEnd(kind, reason);
    if (kind === 'sound') play(true);
    else notify(sentence, true, 'desk-end');
  }
}

/** `alertNew` has to be called after each change to the page. */
export function createAlerts() {
  // Pages of the library use the same script, but have no list of what needs attention.
  if (!document.getElementById('needs')) return { alertNew() {}, tellEnd() {} };
  const panel = createPanel(() => alertNew());
  const tellers = {
    sound: createTeller('sound'),
    notification: createTeller('notification'),
  };
  let isSettled = false;
  // A sentence about sound moves the buttons below it, and pressing one of them is often what allows sound.
  const showSound = createPressGuard(() => panel.showSound());
  const showNewsNow = createPressGuard(() => showUnseen());
  function alertNew() {
    if (isSettled) showSound();
    showNewsNow();
    for (const kind of KINDS)
      tellNew(kind, (need) => {
        const isTold = tellers[kind](need);
        if (!isTold) panel.cannot(kind);
        return isTold;
      });
  }
  const listen = () => isWanted('sound') && void unlock(alertNew);
  document.addEventListener('visibilitychange', alertNew);
  for (const press of ['pointerdown', 'keydown']) document.addEventListener(press, listen);
  window.addEventListener('storage', ({ key }) => (key === SEEN ? showNewsNow() : listen()));
  listen();
  // A browser that allows sound needs a moment to start it.
  setTimeout(() => {
    isSettled = true;
    showSound();
  }, SETTLING_MS);
  // On someone's first visit to the desk, do not alert them to what is already on the page. Later pages alert
  // them to anything newer.
  for (const kind of KINDS) if (stored(toldBy(kind)) === null) keepTold(kind, needs());
  if (stored(SEEN) === null) keepSeen(keysOf(needs()));
  keepSeenOnOpening();
  alertNew();
  return { alertNew, tellEnd };
}

/**
 * Sets up the buttons that turn alerts on and off. Only the list of requests has them.
 * @param {() => void} alertNew
 */
function createPanel(alertNew) {
  const panel = document.getElementById('alerts');
  const say = (sentence) => panel && (document.getElementById('alerts-state').textContent = sentence);
  const soundOff = element('p', words.soundBlocked, 'warning', 'sound-off', 'no-print');
  const isOn = (kind) => isWanted(kind) && may[kind]();
  const show = () => {
    for (const button of panel?.querySelectorAll('[data-alert]') ?? [])
      button.setAttribute('aria-pressed', String(isOn(button.dataset.alert)));
  };
  // The press of “Sound” that lets the browser make sounds must not then turn them off.
  /** @type {boolean | undefined} */
  let wasOn;
  for (const press of ['pointerdown', 'keydown'])
    panel?.addEventListener(press, ({ target }) => (wasOn = target.ariaPressed === 'true'));
  panel?.querySelector('#try-sound').addEventListener('click', async () => {
    await unlock(alertNew);
    play(false);
    play(true, 3);
  });
  panel?.addEventListener('click', async ({ target }) => {
    const kind = target instanceof HTMLButtonElement ? target.dataset.alert : undefined;
    if (!kind) return;
    const turnsOn = !(wasOn ?? isOn(kind));
    wasOn = undefined;
    if (turnsOn && kind === 'notification') await window.Notification?.requestPermission();
    if (turnsOn && kind === 'notification' && !may.notification()) return say(words.alertsBlocked);
    const wanted = wordsIn(KEPT);
    if (turnsOn) wanted.add(kind);
    else wanted.delete(kind);
    keep(KEPT, wanted);
    say('');
    if (turnsOn && kind === 'sound')
      void unlock(alertNew).then(() => {
        play(false);
        show();
      });
    show();
  });
  if (panel) panel.hidden = false;
  show();
  window.addEventListener('storage', show);
  return {
    /** Says so if sound is wanted but the browser does not let this page make one yet. */
    showSound() {
      const isBlocked = isWanted('sound') && soundState() !== undefined && !may.sound();
      if (isBlocked && !soundOff.isConnected) document.getElementById('needs').before(soundOff);
      else if (!isBlocked) soundOff.remove();
      show();
    },
    cannot(kind) {
      may[kind] = () => false;
      say(words.alertsCannot);
      show();
    },
  };
}
