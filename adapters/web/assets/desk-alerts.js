// Tells advisers who opt in about what needs them, with a sound or a desktop notification, on whichever page of the desk
// they are. Neither says who a request is from.

const KEPT = 'desk alerts';
/** What any page of the desk in this browser has alerted to, so that several open pages do not repeat each other. */
const TOLD = 'desk told';
const HERTZ = { calm: [520], urgent: [880, 620, 880, 620] };
const NOTE_SECONDS = 0.22;
/** A reminder and its message may arrive one after the other. */
const APART_MS = 3_000;
const ON = 'On while any page of the desk is open. Urgent requests sound different.';
const BLOCKED = 'Your browser blocks notifications from this page. Allow them in its settings.';
const CANNOT = 'This browser cannot show notifications from this page. Use the sound instead.';

/** @type {AudioContext | undefined} */
let audio;

/** @param {boolean} urgent */
function play(urgent) {
  audio ??= new AudioContext();
  void audio.resume();
  for (const [place, hertz] of HERTZ[urgent ? 'urgent' : 'calm'].entries()) {
    const at = audio.currentTime + place * NOTE_SECONDS;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + NOTE_SECONDS);
  }
}

/**
 * @param {string} text
 * @param {boolean} urgent
 */
function notify(text, urgent) {
  // Each notification replaces the one before, because the desk shows how many there are.
  try {
    const shown = new Notification(text, { tag: 'desk', renotify: true, requireInteraction: urgent });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
    return true;
  } catch {
    // Chrome on Android gives permission, but then cannot show a notification from a page.
    return false;
  }
}

/** @returns {HTMLElement[]} what needs this adviser now, as the server lists it */
const needs = () => [...document.querySelectorAll('#needs [data-need]')];
const isUrgent = (need) => 'urgent' in need.dataset;

/** Someone who is reading the request sees a new message in it, unless it is urgent. */
function isInView(need) {
  return !isUrgent(need) && need.dataset.about === location.pathname && document.hasFocus();
}

/** Returns the needs that no page has alerted to yet, and marks them as told. */
function takeNew() {
  const told = new Set((localStorage.getItem(TOLD) ?? '').split(' '));
  const all = needs();
  localStorage.setItem(TOLD, all.map(({ dataset }) => dataset.need).join(' '));
  return all.filter(({ dataset }) => !told.has(dataset.need));
}

/** Returns a function to call after each change to the page. */
export function createAlerts() {
  const panel = document.getElementById('alerts');
  const wanted = new Set((localStorage.getItem(KEPT) ?? '').split(' '));
  const may = { sound: () => true, notification: () => window.Notification?.permission === 'granted' };
  const isOn = (kind) => wanted.has(kind) && may[kind]();
  const say = (sentence) => panel && (document.getElementById('alerts-state').textContent = sentence);
  const show = () => {
    for (const button of panel?.querySelectorAll('button') ?? [])
      button.setAttribute('aria-pressed', String(isOn(button.dataset.alert)));
  };
  panel?.addEventListener('click', async ({ target }) => {
    const kind = target instanceof HTMLButtonElement ? target.dataset.alert : undefined;
    if (!kind) return;
    const turnsOn = !isOn(kind);
    if (turnsOn && kind === 'notification') await window.Notification?.requestPermission();
    if (turnsOn && !may[kind]()) return say(BLOCKED);
    if (turnsOn) wanted.add(kind);
    else wanted.delete(kind);
    localStorage.setItem(KEPT, [...wanted].join(' ').trim());
    if (turnsOn && kind === 'sound') play(false);
    say(turnsOn ? ON : '');
    show();
  });
  if (panel) panel.hidden = false;
  show();
  // Some browsers allow no sound from a page before someone presses something on it.
  const unlock = () => isOn('sound') && void (audio ??= new AudioContext()).resume();
  for (const press of ['pointerdown', 'keydown']) document.addEventListener(press, unlock, { once: true });
  let alertedAt = { calm: -Infinity, urgent: -Infinity };
  function alertTo(need) {
    const kind = isUrgent(need) ? 'urgent' : 'calm';
    const now = performance.now();
    if (now - alertedAt[kind] < APART_MS) return;
    alertedAt = kind === 'urgent' ? { calm: now, urgent: now } : { ...alertedAt, calm: now };
    if (isOn('sound')) play(isUrgent(need));
    if (isOn('notification') && !notify(need.textContent, isUrgent(need))) {
      may.notification = () => false;
      say(CANNOT);
      show();
    }
  }
  const alertNew = () => {
    const fresh = takeNew().filter((need) => !isInView(need));
    const need = fresh.find(isUrgent) ?? fresh[0];
    if (need) alertTo(need);
  };
  // Someone who opens the desk for the first time sees what needs them. Later pages alert to what came since the last one.
  if (localStorage.getItem(TOLD) === null) takeNew();
  else alertNew();
  return alertNew;
}
