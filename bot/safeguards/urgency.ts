// Decides whether a message says that someone is in immediate danger. Adds up signs and, once the message
// reader has checked the message, uses its result too. No list could hold all the ways in which people in a
// hurry put things.
import { READER_THRESHOLDS } from '../../knowledge/redaction/message-reader/thresholds.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { onlyPlainFacts } from './question-or-cry-for-help.js';
import { findSigns } from './find-signs.js';
import { isFixedPhrase, parseRequest } from '../model/messages/recognise-small-talk-and-requests.js';
import { dangerInWelsh, logOdds, WELSH_DANGER } from './welsh-danger.js';

/**
 * At this total, the signs show danger, even if the message reader disagrees or has not read the message yet.
 */
const PLAIN_DANGER = 1.2;
/** Used instead of `PLAIN_DANGER` if no message reader will check the message. */
const LIKELY_DANGER = -1;

/**
 * How much the signs can lower or raise the message reader's score. Long calm messages are full of signs of
 * calm. With a lower minimum, signs of calm outweigh a single sentence about danger: only 84% of long
 * messages about danger are found, instead of 88%.
 */
const SIGNS_COUNT = { least: -1, most: 3 };

/**
 * If a Welsh message's probability of danger is below this, the message reader must be more certain, because
 * it only knows English. The difference in log odds is added to its threshold. Tested on messages by writers
 * who were not in the training data: all 365 messages about danger are still found, and 16 of the 70 calm
 * messages that only the reader flagged no longer raise an alarm.
 */
const CALM_IN_WELSH = 0.2;

/**
 * Has no side effects, and always gives the same result for the same text. If in doubt, returns true, because
 * an unnecessary notice to call 999 does less harm than missing a child in danger.
 */
export function detectUrgency(text: string, reading?: ReadingOrNone): boolean {
  const { sum } = findSigns(text);
  // The message reader and the signs only know English, so Welsh messages have their own weights. Clear
  // danger in English still counts in a Welsh message.
  const inWelsh = dangerInWelsh(text);
  if (inWelsh !== undefined && onlyAsksForPerson(text)) return false;
  if (inWelsh !== undefined && inWelsh >= WELSH_DANGER) return true;
  const isRead = reading === 'awaited' || typeof reading === 'object' || inWelsh !== undefined;
  return (
    sum >= (isRead ? PLAIN_DANGER : LIKELY_DANGER) ||
    (typeof reading === 'object' &&
      !onlyPlainFacts(text) &&
      joinDanger(sum, reading.danger) >= dangerFrom(inWelsh))
  );
}

/**
 * Whether the message is a fixed phrase that asks for a person. The Welsh weights and the message reader
 * cannot judge such phrases. Phrases that ask for help are not included, because the writer may be in danger.
 */
const onlyAsksForPerson = (text: string): boolean =>
  isFixedPhrase(text) && parseRequest(text)?.do === 'adviser' && !/\bhelp\b/i.test(text);

function dangerFrom(inWelsh: number | undefined): number {
  const calm = inWelsh === undefined ? 0 : Math.max(0, logOdds(CALM_IN_WELSH) - inWelsh);
  return READER_THRESHOLDS.danger + calm;
}

export function joinDanger(sum: number, danger: number): number {
  return danger + Math.min(SIGNS_COUNT.most, Math.max(SIGNS_COUNT.least, sum));
}
