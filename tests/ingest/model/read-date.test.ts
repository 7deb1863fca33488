// Tests that a date in a source’s own format becomes a sortable date, or no date if it cannot be read. Dates
// are never invented.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../ingest/model/read-date.js';
import { runs } from '../../support/thoroughness.js';

describe('a date', () => {
  it.each([
    ['25 November 2025', '2025-11-25'],
    ['1st May 2025', '2025-05-01'],
    ['Published: 3 June 2014. Updated later.', '2014-06-03'],
    ['April 2026', '2026-04'],
    ['APRIL 2026', '2026-04'],
    ['2026-04', '2026-04'],
    ['2026-04-09', '2026-04-09'],
    ['2026', '2026'],
    ['2018-02 (file 2025-02)', '2018-02'],
    ['scraped 2025-12-06', '2025-12-06'],
    ['25/11/2025', '2025-11-25'],
    ['3.4.2024', '2024-04-03'],
    ['25 Nov 2025', '2025-11-25'],
    ['Sept 2025', '2025-09'],
    ['November 25, 2025', '2025-11-25'],
    ['25th of November, 2025', '2025-11-25'],
    ['25 Tachwedd 2025', '2025-11-25'],
    ['Mai 2024', '2024-05'],
    ['last updated 2025-12-06T10:00:00Z', '2025-12-06'],
  ])('"%s" is ordered as %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each([
    ['the school year 2024-25', '2024'],
    ['2025-13', '2025'],
    ['2025-02-31', '2025-02'],
    ['31 February 2025', '2025-02'],
    ['32 November 2025', '2025-11'],
    ['Cm 9102, published 2015', '2015'],
    ['1200 words, 2019', '2019'],
    ['11/25/2025', '2025'],
    ['decided in 2025', '2025'],
    ['version 1.2.2024.3', '2024'],
  ])('in "%s" only what can be one is read: %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each(['', 'undated', 'n/a', '12345', '0800 043 4303', 'page 4 of 12', '99999999'])(
    '"%s" is none',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  it('never throws, and is always one that orders', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d\-/ May]{0,16}$/)), (text) => {
        const date = readDate(text);
        if (date === undefined) return;
        expect(date).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
        expect(Number.isNaN(Date.parse(date))).toBe(false);
      }),
      { numRuns: runs(500) },
    );
  });
});
