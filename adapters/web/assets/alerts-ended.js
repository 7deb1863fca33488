// Notices when an open desk page can no longer alert anyone: they were signed out, or the server is out of reach.
import { keep, kept } from './browser-storage.js';
import { words } from './words.js';

/** A restart of the server takes less than this. */
const LOST_MS = 60_000;
/** After sleep, the first attempts to connect fail. */
const FEWEST_FAILURES = 3;
/** The pages of a browser do not all notice at once, and one alert is enough. */
const APART_MS = 5 * 60_000;
const KEPT = 'desk-told-of-end';

/** @param {(why: { title: string, sentence: string }) => void} tell called once each time */
export function createAlertsEnded(tell) {
  let failures = 0;
  let failingSince = 0;
  let isTold = false;
  function end(title, sentence) {
    if (isTold) return;
    isTold = true;
    tell({ title, sentence });
  }
  return {
    /** @param {boolean} connected */
    connection(connected) {
      failures = connected ? 0 : failures + 1;
      if (failures === 1) failingSince = performance.now();
      if (failures >= FEWEST_FAILURES && performance.now() - failingSince >= LOST_MS)
        end(words.notConnectedTitle, words.alertsNotConnected);
    },
    signedOut: () => end(words.signedOutTitle, words.alertsSignedOut),
    /** Called when the server sends the page again, which it only does to people who are signed in. */
    back: () => void (isTold = false),
  };
}

/** @param {string} kind */
export const isToldOfEnd = (kind) =>
  Date.now() - Number(kept('localStorage', `${KEPT} ${kind}`) ?? 0) < APART_MS;

/** @param {string} kind */
export const keepToldOfEnd = (kind) => keep('localStorage', `${KEPT} ${kind}`, String(Date.now()));
