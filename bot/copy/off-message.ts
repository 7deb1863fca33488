// What people read while the assistant is turned off.
import { DEFAULT_OFF_MESSAGE } from '../model/governance/switches.js';
import type { PractitionerWords } from './english/practitioner-words.js';

/** The words of whoever turned it off, unless they kept ours. */
export function offMessage(message: string, { turnedOff }: Pick<PractitionerWords, 'turnedOff'>): string {
  return message === DEFAULT_OFF_MESSAGE ? turnedOff : message;
}
