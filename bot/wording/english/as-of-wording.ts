import type { AsOf } from '../../../ingest/releases/editions-in-force-on-day.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import { counted } from './plurals.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

export const asOfWording = {
  /**
   * Says that the documents’ own dates count, because the library shows what was live here on that day. Says
   * how far back the records go, because nothing earlier could be checked.
   */
  looked({ editions, undated, later, maybeInForce, maybeReplaced, earliest }: AsOf, day: string): string {
    const asked = readableDate(day, ENGLISH);
    const reach =
      earliest === undefined
        ? []
        : [`The earliest guidance I have is from ${readableDate(earliest, ENGLISH)}.`];
    const maybe = maybeInForce
      ? [
          maybeInForce === 1
            ? '1 document may have been in force, but I did not search it: its date is only a month or year.'
            : `${counted(maybeInForce, 'document')} may have been in force, but I did not search them: their dates are only a month or year.`,
        ]
      : [];
    if (!editions.length)
      return [
        `I could not find any guidance that was definitely in force on ${asked}, by the documents’ own dates.`,
        ...reach,
        ...maybe,
      ].join(' ');
    return [
      `I searched the guidance I have that was in force on ${asked}, by the documents’ own dates: ${counted(editions.length, 'document')}. This is not a record of what I quoted on that day.`,
      ...reach,
      ...(later || undated ? ['I did not search everything.'] : []),
      ...(later ? [`I only have later versions of ${counted(later, 'document')}.`] : []),
      ...(undated ? [`${counted(undated, 'document has', 'documents have')} no date.`] : []),
      ...maybe,
      ...(maybeReplaced
        ? [
            `A later version of ${counted(maybeReplaced, 'document')} may already have been in force: its date is only a month or year.`,
          ]
        : []),
      'Today’s guidance may be different.',
    ].join(' ');
  },
  /** For a practitioner, above quotes that an adviser sends on. */
  sentOn: (day: string) =>
    `These quotes are from the guidance that was in force on ${readableDate(day, ENGLISH)}. Today’s guidance may be different.`,
  /** In an adviser's message, below one quote. */
  quoteFrom: (day: string) =>
    `This quote is from the guidance that was in force on ${readableDate(day, ENGLISH)}. Today’s guidance may be different.`,
  about: (day: string) =>
    `Tell me what you would like to know about the guidance as it was on ${readableDate(day, ENGLISH)}, for example “What did the guidance say on ${readableDate(day, ENGLISH)} about referrals?”.`,
  noSuchDay: 'I do not recognise that date. Ask again with a date such as 3 March 2024.',
  preparing: (day: string) =>
    `I can’t search the guidance from ${readableDate(day, ENGLISH)} yet because it is still being prepared. Please ask again in a few minutes. You can ask about today’s guidance now.`,
} as const;
