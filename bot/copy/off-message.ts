// What people read while the assistant is turned off.
import { DEFAULT_OFF_MESSAGE } from '../model/governance/switches.js';
import type { PractitionerWords } from './english/practitioner-words.js';

/** The message written by the person who turned the assistant off, unless they kept our wording. */
export function offMessage(message: string, { turnedOff }: Pick<PractitionerWords, 'turnedOff'>): string {
  return message === DEFAULT_OFF_MESSAGE ? turnedOff : message;
}
