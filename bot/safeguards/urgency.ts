// Decides whether a message says that someone is in immediate danger. Adds up signs and, once the reader has read the
// message, uses the reader's result too: people in a hurry word things in countless ways, and no list covers them all.
import { READER_THRESHOLDS } from '../../knowledge/redaction/message-reader/thresholds.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { onlySaysWho } from './question-form.js';
import { findSigns } from './signs.js';
import { parseRequest } from '../model/messages/recognise-small-talk-and-requests.js';
import { dangerInWelsh, logOdds, WELSH_DANGER } from './welsh-danger.js';

/**
 * A message whose signs add up to this or more counts as dangerous whatever the reader says, and before it has been
 * read.
 */
const PLAIN_DANGER = 1.2;
/** The total to use instead if only the signs will check the message. */
const LIKELY_DANGER = -1;

/**
 * How much the signs may add to what the reader says, or take away. Long calm messages are full of signs of calm; with
 * a lower limit, these outvote one sentence about danger: 0.84 of long messages found instead of 0.88.
 */
const SIGNS_COUNT = { least: -1, most: 3 };

/**
 * If the Welsh weights give a lower probability than this, the reader must be surer, by as much as the log
 * odds are lower, because it only knows English. Of 365 messages about danger, each read by weights that had
 * not seen its writer, this loses none; of the 70 calm ones that only the reader took for danger, it spares
 * 16.
 */
const CALM_IN_WELSH = 0.2;

export interface Urgency {
  urgent: boolean;
  /** The strongest kind of danger, for the log and the adviser's card. Never contains message text. */
  rule?: string;
}

/**
 * Pure: the same words always give the same result. If in doubt it says urgent, because a needless 999 notice
 * costs less than a missed child.
 */
export function detectUrgency(text: string, reading?: ReadingOrNone): Urgency {
  const { sum, strongest } = findSigns(text);
  // The reader and signs only know English. A Welsh message has its own weights; plain danger in English counts too.
  const inWelsh = dangerInWelsh(text);
  if (inWelsh !== undefined && onlyAsksForPerson(text)) return { urgent: false };
  if (inWelsh !== undefined && inWelsh >= WELSH_DANGER) return { urgent: true, rule: 'in-welsh' };
  const isRead = reading === 'awaited' || typeof reading === 'object' || inWelsh !== undefined;
  const urgent =
    sum >= (isRead ? PLAIN_DANGER : LIKELY_DANGER) ||
    (typeof reading === 'object' &&
      !onlySaysWho(text) &&
      joinDanger(sum, reading.danger) >= dangerFrom(inWelsh));
  return urgent ? { urgent: true, rule: strongest ?? 'unfolding' } : { urgent: false };
}

/**
 * Whether the message is one of a few fixed phrases that ask for a person, which tell neither the Welsh
 * weights nor the reader anything. Someone who asks for help may be in danger, so both judge that.
 */
const onlyAsksForPerson = (text: string): boolean =>
  parseRequest(text)?.do === 'adviser' && !/\bhelp\b/i.test(text);

/** The lowest joined danger at which a message is urgent. */
function dangerFrom(inWelsh: number | undefined): number {
  const calm = inWelsh === undefined ? 0 : Math.max(0, logOdds(CALM_IN_WELSH) - inWelsh);
  return READER_THRESHOLDS.danger + calm;
}

/** Joins the signs' sum with what the reader says. The sum counts within limits: see SIGNS_COUNT. */
export function joinDanger(sum: number, danger: number): number {
  return danger + Math.min(SIGNS_COUNT.most, Math.max(SIGNS_COUNT.least, sum));
}
