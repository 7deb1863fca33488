// Decides whether a message says that someone is in immediate danger. Adds up signs and, once the reader has
// checked the message, also uses its result. People in a hurry word things in countless ways, and no list
// covers them all.
import { READER_THRESHOLDS } from '../../knowledge/redaction/message-reader/thresholds.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { onlySaysWho } from './question-form.js';
import { findSigns } from './signs.js';
import { isFixedPhrase, parseRequest } from '../model/messages/recognise-small-talk-and-requests.js';
import { dangerInWelsh, logOdds, WELSH_DANGER } from './welsh-danger.js';

/**
 * If the signs add up to this, the message counts as dangerous whatever the reader says, even before it has
 * been read.
 */
const PLAIN_DANGER = 1.2;
/** Replaces `PLAIN_DANGER` if no reader will check the message. */
const LIKELY_DANGER = -1;

/**
 * How much the signs may take from or add to the reader's result. Long calm messages are full of signs of
 * calm. With a lower minimum, these outvote one sentence about danger: 0.84 of long messages are found
 * instead of 0.88.
 */
const SIGNS_COUNT = { least: -1, most: 3 };

/**
 * If the Welsh weights give a lower probability than this, the reader must be more certain, by the difference
 * in log odds, because it only knows English. Measured with weights that had not seen the message's writer:
 * of 365 messages about danger, none is lost; of 70 calm ones that only the reader took for danger, 16 no
 * longer raise an alarm.
 */
const CALM_IN_WELSH = 0.2;

export interface Urgency {
  urgent: boolean;
}

/**
 * Pure, so the same text always gives the same result. If in doubt, says urgent, because a needless notice to
 * call 999 costs less than a missed child.
 */
export function detectUrgency(text: string, reading?: ReadingOrNone): Urgency {
  const { sum } = findSigns(text);
  // The reader and the signs only know English. A Welsh message has its own weights, but clear danger in
  // English counts too.
  const inWelsh = dangerInWelsh(text);
  if (inWelsh !== undefined && onlyAsksForPerson(text)) return { urgent: false };
  if (inWelsh !== undefined && inWelsh >= WELSH_DANGER) return { urgent: true };
  const isRead = reading === 'awaited' || typeof reading === 'object' || inWelsh !== undefined;
  const urgent =
    sum >= (isRead ? PLAIN_DANGER : LIKELY_DANGER) ||
    (typeof reading === 'object' &&
      !onlySaysWho(text) &&
      joinDanger(sum, reading.danger) >= dangerFrom(inWelsh));
  return { urgent };
}

/**
 * Whether the message is a fixed phrase that asks for a person. The Welsh weights and the reader cannot judge
 * such phrases. If the phrase asks for help, both still judge it, because the writer may be in danger.
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
