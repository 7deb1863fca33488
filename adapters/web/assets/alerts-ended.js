// Notices when an open desk page can no longer alert its reader, because they were signed out or the server is out of
// reach.
import { keep, kept, keptKeys } from './browser-storage.js';
import { words } from './words.js';

/** Longer than the server takes to restart. */
const LOST_MS = 60_000;
/** After a computer wakes up, its first attempts to connect fail. */
const FEWEST_FAILURES = 3;
/** The pages in a browser do not all notice at the same time, and one alert is enough. */
const APART_MS = 5 * 60_000;
const KEPT = 'desk-told-of-end';

/** @typedef {'signed-out' | 'not-connected'} Reason */

/** @param {(why: { reason: Reason, title: string, sentence: string }) => void} tell called once each time alerts end */
export function createAlertsEnded(tell) {
  let failures = 0;
  let failingSince = 0;
  /** @type {Reason | undefined} */
  let told;
  /**
   * @param {Reason} reason
   * @param {string} title
   * @param {string} sentence
   */
  function end(reason, title, sentence) {
    if (told === reason) return;
    told = reason;
    tell({ reason, title, sentence });
  }
  /** Makes sure that people are alerted the next time alerts end, however soon that is. */
  function back() {
    told = undefined;
    for (const key of keptKeys('localStorage')) if (key.startsWith(KEPT)) keep('localStorage', key, null);
  }
  // Only people who are signed in can open the page.
  back();
  return {
    /** @param {boolean} connected */
    connection(connected) {
      failures = connected ? 0 : failures + 1;
      if (failures === 1) failingSince = performance.now();
      if (failures >= FEWEST_FAILURES && performance.now() - failingSince >= LOST_MS)
        end('not-connected', words.notConnectedTitle, words.alertsNotConnected);
    },
    signedOut: () => end('signed-out', words.signedOutTitle, words.alertsSignedOut),
    /** Called when the server sends the page again, which it only does to people who are signed in. */
    back,
  };
}

const keyOf = (kind, reason) => `${KEPT} ${reason} ${kind}`;

/**
 * @param {string} kind
 * @param {Reason} reason
 */
export const isToldOfEnd = (kind, reason) =>
  Date.now() - Number(kept('localStorage', keyOf(kind, reason)) ?? 0) < APART_MS;

/**
 * @param {string} kind
 * @param {Reason} reason
 */
export const keepToldOfEnd = (kind, reason) => keep('localStorage', keyOf(kind, reason), String(Date.now()));
