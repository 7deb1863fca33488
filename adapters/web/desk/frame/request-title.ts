// Finds the title of a request, and the message that made it urgent.
import { wording } from '../../../../bot/copy/english/wording.js';
import type { QueueEntry } from '../../../../bot/model/queries.js';
import { asHeading } from '../../design/heading.js';

type Words = Pick<QueueEntry, 'question' | 'alarming'>;

export function requestTitle(entry: Words): string {
  return wordsOf(entry) ?? wording.adviser.noQuestion;
}

/** Undefined if the practitioner has written nothing or has deleted it. */
export function wordsOf({ question, alarming }: Words): string | undefined {
  const text = question ?? alarming;
  return text === undefined ? undefined : asHeading(text);
}

/** Undefined if that message is already the title of the request. */
export function urgentMessage({ question, alarming }: Words): string | undefined {
  return question === undefined || alarming === undefined ? undefined : asHeading(alarming);
}
