// A citation reads the same on every platform, and says what a reader must know before relying on it.
import { expect, test } from 'vitest';
import {
  documentCautions,
  documentLine,
  placeLine,
  readableDate,
} from '../../../../knowledge/model/words/citation.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';

const document: GuidanceDocument = {
  slug: 'modern-slavery',
  title: 'Modern slavery: how to identify and support victims',
  publisher: 'Home Office',
  date: '2026-04',
  jurisdictions: ['wales', 'england'],
  authority: 'statutory-guidance',
  standing: 'current',
};

test('names publisher, date, nations and authority in one line', () => {
  expect(documentLine(document)).toBe('Home Office, April 2026 · England and Wales · Statutory guidance');
});

test('leaves out what is not known instead of guessing it', () => {
  expect(
    documentLine({
      ...document,
      publisher: undefined,
      date: undefined,
      jurisdictions: [],
      authority: 'other',
    }),
  ).toBe('Other publication');
});

test('says where a passage stands', () => {
  expect(
    placeLine({ headings: ['Part 4', 'Referring a child', 'Consent'], paragraph: '4.12', page: 33 }),
  ).toBe('Referring a child › Consent, paragraph 4.12, page 33');
  expect(placeLine({ headings: [], paragraph: '352ZD' })).toBe('paragraph 352ZD');
  expect(placeLine({ headings: [] })).toBe('');
});

test('never gives a note by the compiler of a file as the place', () => {
  const note = '[subsections (2) to (6) are on a page not stored]';
  expect(placeLine({ headings: ['Guardians', note] })).toBe('Guardians');
  expect(placeLine({ headings: [note], paragraph: '(7)' })).toBe('paragraph (7)');
  expect(placeLine({ headings: ['[Forces](https://example.org)276DI to 276QA'] })).toContain('Forces');
});

test('writes ISO dates out and leaves every other date as the source writes it', () => {
  expect(readableDate('2026-04')).toBe('April 2026');
  expect(readableDate('2025-05-01')).toBe('1 May 2025');
  expect(readableDate('2025-02-31')).toBe('2025-02-31');
  expect(readableDate('2025-13')).toBe('2025-13');
  expect(readableDate('25 November 2025')).toBe('25 November 2025');
  expect(readableDate('2018-02 (file 2025-02)')).toBe('2018-02 (file 2025-02)');
});

test('warns of superseded, withdrawn and sample text only', () => {
  expect(documentCautions(document)).toEqual([]);
  expect(documentCautions({ ...document, standing: 'superseded' })).toHaveLength(1);
  expect(documentCautions({ ...document, standing: 'withdrawn', sample: true })).toHaveLength(2);
});
