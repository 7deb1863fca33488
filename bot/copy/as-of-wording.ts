// What people read with an answer about a day of the past.
import type { AsOf } from '../../ingest/releases/as-of.js';
import { readableDate } from '../../knowledge/model/citation.js';

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

export const asOfWording = {
  /** Says how far back we know: what is not held cannot have been looked at. */
  looked({ editions, undated, later, earliest }: AsOf, day: string): string {
    const asked = readableDate(day);
    const reach = earliest === undefined ? '' : ` The earliest that I hold is of ${readableDate(earliest)}.`;
    if (!editions.length)
      return `I hold no guidance of which I know that it was in force on ${asked}.${reach}`;
    const leftOut = [
      later && `of ${count(later, 'document')} I hold only later editions`,
      undated && `${count(undated, 'document')} ${undated === 1 ? 'gives' : 'give'} no date`,
    ].filter(Boolean);
    return [
      `I looked at what was in force on ${asked}, as far as I hold it: ${count(editions.length, 'document')}.${reach}`,
      ...(leftOut.length ? [`I left out others: ${leftOut.join(', and ')}.`] : []),
      'The guidance of today may differ.',
    ].join(' ');
  },
  about: (day: string) =>
    `Please say what you would like to know about ${readableDate(day)}, for example “What did the guidance say on ${readableDate(day)} about referrals?”.`,
} as const;
