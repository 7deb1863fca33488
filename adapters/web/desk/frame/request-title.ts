// Names a request after the message that made it urgent, or else after the question.
import { wording } from '../../../../bot/copy/english/wording.js';
import type { QueueEntry } from '../../../../bot/model/queries.js';
import { asHeading } from '../../design/heading.js';

type Words = Pick<QueueEntry, 'question' | 'alarming'>;

export function requestTitle(entry: Words): string {
  return wordsOf(entry) ?? wording.adviser.noQuestion;
}

/** Undefined if the practitioner has written nothing, or deleted it. */
export function wordsOf({ question, alarming }: Words): string | undefined {
  const text = alarming ?? question;
  return text === undefined ? undefined : asHeading(text);
}
