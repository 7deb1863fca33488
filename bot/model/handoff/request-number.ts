// Creates the number of a request. Unlike the ID, people can read it out and write it down.
import { dayInBritain } from '../../../ingest/model/day-in-britain.js';
import { digestOf } from '../audit/event.js';
import type { Escalation } from './escalation.js';

type Numbered = Pick<Escalation, 'id' | 'openedAt'>;

/**
 * For example “2026-11-29-4016AB”: the date of the request in London, and 6 characters. Almost always unique.
 */
export function requestNumber({ id, openedAt }: Numbered): string {
  return `${dayInBritain(openedAt)}-${shortNumber(id)}`;
}

/** What people type to find a request, short enough for a list. */
export const shortNumber = (id: string): string => digestOf(id).slice(0, 6).toUpperCase();

/** True if this is the number that someone typed for the request. The date may be left out. */
export function isNumbered(request: Numbered, typed: string): boolean {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const [, day = '', end] = /(\d{8})?([0-9A-F]{6})$/.exec(bare) ?? [];
  if (end === undefined) return false;
  return requestNumber(request)
    .replaceAll('-', '')
    .endsWith(day + end);
}
