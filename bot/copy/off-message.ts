import { DEFAULT_OFF_MESSAGE } from '../model/governance/switches.js';
import type { PractitionerWords } from './english/practitioner-words.js';

/**
 * The message from whoever turned the assistant off. If they kept the default, this is the default in the
 * reader's language.
 */
export function offMessage(message: string, { turnedOff }: Pick<PractitionerWords, 'turnedOff'>): string {
  return message === DEFAULT_OFF_MESSAGE ? turnedOff : message;
}
