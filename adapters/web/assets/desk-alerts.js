// Tells advisers who opt in about new requests, with a sound or a desktop notification. Neither says who a request is
// from.

const KEPT = 'desk alerts';
const HERTZ = { calm: [520], urgent: [880, 620, 880, 620] };
const NOTE_SECONDS = 0.22;
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

/** @param {boolean} urgent */
function notify(urgent) {
  const text = urgent ? 'An urgent request needs an adviser.' : 'A new request is waiting for an adviser.';
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

/**
 * Finds what needs an adviser now, and whether it is urgent. A request that becomes urgent, or cannot be delivered,
 * counts as new.
 */
function needs() {
  const found = new Map();
  for (const item of document.querySelectorAll('#queue .case:has(button[value="claim"])')) {
    const urgent = item.classList.contains('case-urgent');
    found.set(`${item.id} ${urgent}`, urgent);
  }
  for (const link of document.querySelectorAll('#alarm a')) found.set(link.getAttribute('href'), true);
  return found;
}

/** Returns a function to call after each change to the page. */
export function createAlerts() {
  const panel = document.getElementById('alerts');
  if (!panel) return () => undefined;
  const wanted = new Set((localStorage.getItem(KEPT) ?? '').split(' '));
  const may = { sound: () => true, notification: () => window.Notification?.permission === 'granted' };
  const isOn = (kind) => wanted.has(kind) && may[kind]();
  const say = (sentence) => (document.getElementById('alerts-state').textContent = sentence);
  const show = () => {
    for (const button of panel.querySelectorAll('button'))
      button.setAttribute('aria-pressed', String(isOn(button.dataset.alert)));
  };
  panel.addEventListener('click', async ({ target }) => {
    const kind = target instanceof HTMLButtonElement ? target.dataset.alert : undefined;
    if (!kind) return;
    const turnsOn = !isOn(kind);
    if (turnsOn && kind === 'notification') await window.Notification?.requestPermission();
    if (turnsOn && !may[kind]()) return say(BLOCKED);
    if (turnsOn) wanted.add(kind);
    else wanted.delete(kind);
    localStorage.setItem(KEPT, [...wanted].join(' ').trim());
    if (turnsOn && kind === 'sound') play(false);
    say(turnsOn ? 'On while this page is open. Urgent requests sound different.' : '');
    show();
  });
  panel.hidden = false;
  show();
  let known = needs();
  return () => {
    const now = needs();
    const urgencies = [...now].flatMap(([need, urgent]) => (known.has(need) ? [] : [urgent]));
    known = now;
    if (!urgencies.length) return;
    const urgent = urgencies.includes(true);
    if (isOn('sound')) play(urgent);
    if (isOn('notification') && !notify(urgent)) {
      may.notification = () => false;
      say(CANNOT);
      show();
    }
  };
}
