// Whether a message says that somebody is in danger now: by signs that add up as it comes, and by the reader when it has
// read it. People in a hurry never write the same sentence twice, and no list holds every word of alarm.
import { READER_THRESHOLDS } from '../../knowledge/redaction/reading/thresholds.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { findSigns } from './signs.js';

/** Of the signs' sum: from here on they are taken for danger whatever the reader says, and before it has read. */
const PLAIN_DANGER = 1.2;
/** From here on where nothing but the signs will read the message. */
const LIKELY_DANGER = -1;

export interface Urgency {
  urgent: boolean;
  /** The strongest kind of danger; for the log and the adviser's card, never with words of the message. */
  rule?: string;
}

/**
 * Pure, and the same for the same words. Errs towards urgent: a needless 999 notice costs less than a missed child.
 * Where the reader has read the message, what sounds calm does not outweigh it.
 */
export function detectUrgency(text: string, reading?: ReadingOrNone): Urgency {
  const { sum, strongest } = findSigns(text);
  const hasReader = reading === 'awaited' || typeof reading === 'object';
  const urgent = sum >= (hasReader ? PLAIN_DANGER : LIKELY_DANGER) || isReadAsDanger(reading);
  return urgent ? { urgent: true, rule: strongest ?? 'unfolding' } : { urgent: false };
}

const isReadAsDanger = (reading: ReadingOrNone) =>
  typeof reading === 'object' && reading.danger >= READER_THRESHOLDS.danger;
