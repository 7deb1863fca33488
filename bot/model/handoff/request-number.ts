// Makes the number of a request, which people can read out and write down, unlike its ID.
import { dayInBritain } from '../../../ingest/model/day-in-britain.js';
import { digestOf } from '../audit/event.js';
import type { Escalation } from './escalation.js';

type Numbered = Pick<Escalation, 'id' | 'openedAt'>;

/** The date of the request in Britain and 6 characters: “2026-11-29-4016AB”. Almost always unique. */
export function requestNumber({ id, openedAt }: Numbered): string {
  return `${dayInBritain(openedAt)}-${digestOf(id).slice(0, 6).toUpperCase()}`;
}

/** True if this request has the number that someone typed. They may leave out the date. */
export function isNumbered(request: Numbered, typed: string): boolean {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const [, day = '', end] = /(\d{8})?([0-9A-F]{6})$/.exec(bare) ?? [];
  if (end === undefined) return false;
  return requestNumber(request)
    .replaceAll('-', '')
    .endsWith(day + end);
}
