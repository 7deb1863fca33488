import { DEFAULT_OFF_MESSAGE } from '../model/governance/switches.js';
import type { PractitionerWords } from './english/practitioner-words.js';

/**
 * Returns the message from the person who turned the assistant off. If they kept the default message, returns
 * the default in the reader's language.
 */
export function offMessage(message: string, { turnedOff }: Pick<PractitionerWords, 'turnedOff'>): string {
  return message === DEFAULT_OFF_MESSAGE ? turnedOff : message;
}
