// Decides whether a message says that someone is in danger now: by signs that add up, and by the reader once it has
// read the message. People in a hurry never write the same sentence twice, and no list has every word of alarm.
import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { READER_THRESHOLDS } from '../../knowledge/redaction/reading/thresholds.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { findSigns } from './signs.js';

/** Of the sum of the signs: from here on they count as danger whatever the reader says, and before it has read. */
const PLAIN_DANGER = 1.2;
/** From here on if only the signs will read the message. */
const LIKELY_DANGER = -1;

export interface Urgency {
  urgent: boolean;
  /** The strongest kind of danger, for the log and the adviser's card. Never contains message text. */
  rule?: string;
}

/**
 * Pure: the same words give the same result. Errs towards urgent, because a needless 999 notice costs less than a
 * missed child. If the reader has read the message, signs of calm do not outweigh it.
 */
export function detectUrgency(text: string, reading?: ReadingOrNone): Urgency {
  const { sum, strongest } = findSigns(text);
  // The reader only learned English: in Welsh, the signs have to see danger alone.
  const hasReader = (reading === 'awaited' || typeof reading === 'object') && !isWelsh(text, strongest);
  const urgent = sum >= (hasReader ? PLAIN_DANGER : LIKELY_DANGER) || isReadAsDanger(reading);
  return urgent ? { urgent: true, rule: strongest ?? 'unfolding' } : { urgent: false };
}

const isWelsh = (text: string, strongest = '') =>
  strongest.endsWith('in-welsh') || detectLanguage(text)?.code === 'cy';

const isReadAsDanger = (reading: ReadingOrNone) =>
  typeof reading === 'object' && reading.danger >= READER_THRESHOLDS.danger;
