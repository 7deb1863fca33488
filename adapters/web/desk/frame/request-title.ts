// Finds the title of a request, and the message that made it urgent.
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import type { QueueEntry } from '../../../../bot/model/queries.js';
import { asHeading } from '../../design/heading.js';

type Words = Pick<QueueEntry, 'question' | 'alarming'>;

export function requestTitle(entry: Words): string {
  return wordsOf(entry) ?? wording.adviser.noQuestion;
}

/** Returns undefined if the practitioner has written nothing, or has deleted what they wrote. */
export function wordsOf({ question, alarming }: Words): string | undefined {
  const text = question ?? alarming;
  return text === undefined ? undefined : asHeading(text);
}

/** Returns undefined if the urgent message is already the title of the request. */
export function urgentMessage({ question, alarming }: Words): string | undefined {
  return question === undefined || alarming === undefined ? undefined : asHeading(alarming);
}
