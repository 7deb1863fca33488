// Tests that titles and notes added by the people who collected the files are found, and that titles of
// guidance are not mistaken for them.
import { expect, it } from 'vitest';
import { collectorsRemarks } from '../../../ingest/editions/collectors-remarks.js';
import type { DocumentDetails } from '../../../ingest/model/document.js';

const remarksIn = (...entries: Partial<DocumentDetails>[]) =>
  collectorsRemarks(new Map(entries.map((entry, n) => [`${n}.pdf`, { slug: `${n}`, ...entry }])));

it.each([
  'First Responder Toolkit for England and Wales (April 2026; file v2-2026)',
  'Report modern slavery as a first responder: page wording (service source)',
  'Keeping children safe in education 2025 (July 2025 for-information version)',
  'Statutory guidance for local authorities (introduction as carried by BASW)',
  'Modern Slavery Act 2015, sections 1 and 2 (Wikisource transcription of the King’s Printer PDF)',
])('a title is found: %s', (title) => {
  expect(remarksIn({ title })).toEqual([{ field: 'title', text: title, files: ['0.pdf'] }]);
});

it.each([
  'Modern Slavery Act 2015 – Statutory Guidance for England and Wales (v1.0, March 2020)',
  'National transfer scheme protocol for unaccompanied asylum seeking children (accessible) v7.0',
  'Immigration Rules Appendix Child Relative (Sponsors with Protection)',
  'Keeping a file on a child: advice for schools (2025)',
  'Modern Slavery Act 2015, sections 51 (presumption about age) and 52 (duty to notify, part)',
])('a title of guidance is not: %s', (title) => {
  expect(remarksIn({ title, note: 'Replaced by version 3.8.' })).toEqual([]);
});

it('the same note of many documents is named once, with all their files', () => {
  const note = 'scraped 2025-12-06';
  expect(remarksIn({ note }, { title: 'A guide' }, { note })).toEqual([
    { field: 'note', text: note, files: ['0.pdf', '2.pdf'] },
  ]);
});
