// Finds the title of a request, and the message that made it urgent.
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import type { QueueEntry } from '../../../../bot/model/queries.js';
import { asHeading } from '../../design/heading.js';

type Words = Pick<QueueEntry, 'question' | 'alarming'>;

/** The red panel shows the urgent message up to this length, or the forms below it would leave the window. */
const LONGEST_IN_PANEL = 1000;

export function requestTitle(entry: Words): string {
  return requestWords(entry) ?? adviserWording.noQuestion;
}

/** Returns undefined if the practitioner has written nothing, or has deleted what they wrote. */
export function requestWords({ question, alarming }: Words): string | undefined {
  const text = question ?? alarming;
  return text === undefined ? undefined : asHeading(text);
}

/** Returns undefined if the urgent message is already the title of the request. */
export function urgentMessage({ question, alarming }: Words): string | undefined {
  return question === undefined || alarming === undefined ? undefined : asHeading(alarming);
}

/**
 * What the red panel of a request shows: the message with the sign of danger, in full. Undefined if the title of the
 * page already shows all of it.
 */
export function messageInPanel({ danger, ...entry }: Words & Pick<QueueEntry, 'danger'>): string | undefined {
  const text = entry.alarming ?? (danger === undefined ? undefined : entry.question);
  const shown = text === undefined ? undefined : asHeading(text, LONGEST_IN_PANEL);
  return shown === requestWords(entry) ? undefined : shown;
}
