// Tests that a citation is the same on every platform, and says what a reader must know before relying on it.
import { expect, test, vi } from 'vitest';
import {
  cautionsFor,
  documentLine,
  placeLine,
  recalledCaution,
} from '../../../../knowledge/model/words/citation.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';

const ENGLISH = guidanceWords('en');

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
  expect(documentLine(document, ENGLISH)).toBe(
    'Home Office, April 2026 · England and Wales · Statutory guidance',
  );
});

test('leaves out what is not known instead of guessing it', () => {
  expect(
    documentLine(
      {
        ...document,
        publisher: undefined,
        date: undefined,
        jurisdictions: [],
        authority: 'other',
      },
      ENGLISH,
    ),
  ).toBe('Other publication');
});

test('says where a passage is', () => {
  expect(
    placeLine({ headings: ['Part 4', 'Referring a child', 'Consent'], paragraph: '4.12', page: 33 }, ENGLISH),
  ).toBe('Referring a child › Consent, paragraph 4.12, page 33');
  expect(placeLine({ headings: [], paragraph: '352ZD' }, ENGLISH)).toBe('paragraph 352ZD');
  expect(placeLine({ headings: [] }, ENGLISH)).toBe('');
});

test('never gives a note by the compiler of a file as the place', () => {
  const note = '[subsections (2) to (6) are on a page not stored]';
  expect(placeLine({ headings: ['Guardians', note] }, ENGLISH)).toBe('Guardians');
  expect(placeLine({ headings: [note], paragraph: '(7)' }, ENGLISH)).toBe('paragraph (7)');
  expect(placeLine({ headings: ['[Forces](https://example.org)276DI to 276QA'] }, ENGLISH)).toContain(
    'Forces',
  );
});

test('writes ISO dates out and leaves every other date as the source writes it', () => {
  expect(readableDate('2026-04', ENGLISH)).toBe('April 2026');
  expect(readableDate('2025-05-01', ENGLISH)).toBe('1 May 2025');
  expect(readableDate('2025-02-31', ENGLISH)).toBe('2025-02-31');
  expect(readableDate('2025-13', ENGLISH)).toBe('2025-13');
  expect(readableDate('25 November 2025', ENGLISH)).toBe('25 November 2025');
  expect(readableDate('report for 2010-11', ENGLISH)).toBe('report for 2010-11');
  expect(readableDate('2015', ENGLISH)).toBe('2015');
});

test.each([
  ['Updated 2024-05-14', 'Updated 14 May 2024', 'Diweddarwyd 14 Mai 2024'],
  ['Updated 2023-12-05 (version 6.0)', 'Updated 5 December 2023 (version 6.0)'],
  ['2021-09 (v1.0)', 'September 2021 (v1.0)'],
  ['2015-03-26 (s9 as enacted); s10 to 1 May 2024', '26 March 2015 (s9 as enacted); s10 to 1 May 2024'],
  ['2018-02 (file 2025-02)', 'February 2018'],
  ['scraped 2025-12-06', 'As it was on 6 December 2025', 'Fel yr oedd ar 6 Rhagfyr 2025'],
  ['2026-04-21 (repo commit)', 'As it was on 21 April 2026'],
  ['25 November 2025', '25 November 2025', '25 Tachwedd 2025'],
  ['May 2024', 'May 2024', 'Mai 2024'],
  ['updated 14 May 2024', 'Updated 14 May 2024', 'Diweddarwyd 14 Mai 2024'],
  ['26 March 2015 (in force)', '26 March 2015 (in force)', '26 Mawrth 2015 (in force)'],
  ['31 February 2025', '31 February 2025', '31 February 2025'],
])('says “%s” as a colleague would', (date, english, welsh?: string) => {
  expect(readableDate(date, ENGLISH)).toBe(english);
  if (welsh !== undefined) expect(readableDate(date, guidanceWords('cy'))).toBe(welsh);
});

test('goes on in lower case after the publisher', () => {
  const line = (date: string, publisher?: string) => documentLine({ ...document, publisher, date }, ENGLISH);
  expect(line('scraped 2025-12-06', 'Home Office')).toMatch(/^Home Office, as it was on 6 December 2025 ·/);
  expect(line('Updated 2024-05-14', 'Home Office')).toMatch(/^Home Office, updated 14 May 2024 ·/);
  expect(line('scraped 2025-12-06')).toMatch(/^As it was on 6 December 2025 ·/);
});

test('warns of superseded, withdrawn and sample text only', () => {
  expect(cautionsFor({ document }, ENGLISH)).toEqual([]);
  const passage = { text: '', changedOn: '2026-05-05T09:00:00Z' };
  expect(cautionsFor({ document, passage }, ENGLISH)).toEqual([
    'This guidance changed on 5 May 2026. Check what it says now.',
  ]);
  expect(
    cautionsFor({ document, passage: { ...passage, recalledOn: '2026-05-06T09:00:00Z' } }, ENGLISH),
  ).toHaveLength(1);
  expect(cautionsFor({ document: { ...document, standing: 'superseded' } }, ENGLISH)).toHaveLength(1);
  expect(
    cautionsFor({ document: { ...document, standing: 'withdrawn', sample: true } }, ENGLISH),
  ).toHaveLength(2);
});

test('says what replaced an old document, or where to check', () => {
  const newer = { ...document, title: 'Version 4' };
  const cautions = (standing: GuidanceDocument['standing'], other?: GuidanceDocument) =>
    cautionsFor({ document: { ...document, standing }, newer: other }, ENGLISH).join(' ');
  expect(cautions('superseded', newer)).toBe('This has been replaced by a newer version: Version 4.');
  expect(cautions('withdrawn', newer)).toBe(
    'This publication has been withdrawn. There is newer guidance: Version 4.',
  );
  expect(cautions('superseded')).toMatch(
    /replaced by a newer version\. Check the current version on the publisher’s website before you act on it\.$/,
  );
  expect(cautions('withdrawn')).toMatch(/withdrawn\. Check .* on the publisher’s website before you act/);
});

test('warns of an earlier version only for the passages that are from it, if those are known', () => {
  const older = { ...document, partlyFrom: '2024-06-01' };
  const [old, now] = ['old', 'new'].map((id) => ({ id, text: 'Wait.' }));
  expect(cautionsFor({ document: older, passage: now }, ENGLISH)).toEqual([
    'Part of this text is from an earlier version: 1 June 2024.',
  ]);
  const known = { ...older, kept: ['old'] };
  expect(cautionsFor({ document: known, passage: now }, ENGLISH)).toEqual([]);
  expect(cautionsFor({ document: known, passage: old }, ENGLISH)).toEqual([
    'This text is from an earlier version: 1 June 2024.',
  ]);
  expect(cautionsFor({ document: known }, ENGLISH)).toHaveLength(1);
});

test.each([
  ['en', 'This text is from an earlier version.', 'Part of this text is from an earlier version.'],
  ['cy', 'Daw’r testun hwn o fersiwn gynharach.', 'Daw rhan o’r testun hwn o fersiwn gynharach.'],
] as const)('warns of an earlier version without a known date (%s)', (language, ofAll, ofPart) => {
  const older = { ...document, kept: ['old'] };
  const [old, now] = ['old', 'new'].map((id) => ({ id, text: 'Wait.' }));
  const words = guidanceWords(language);
  expect(cautionsFor({ document: older, passage: old }, words)).toEqual([ofAll]);
  expect(cautionsFor({ document: older, passage: now }, words)).toEqual([]);
  expect(cautionsFor({ document: older }, words)).toEqual([ofPart]);
});

test('does not make a new formatter for each caution, because that takes as long as choosing a quote', () => {
  const first = recalledCaution('2026-05-04T23:30:00Z', ENGLISH);
  expect(first).toContain('5 May 2026');
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  expect(recalledCaution('2026-05-04T23:30:00Z', ENGLISH)).toBe(first);
  expect(made).not.toHaveBeenCalled();
  made.mockRestore();
});
