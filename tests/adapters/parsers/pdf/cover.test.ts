// The date on a citation is the latest on which the cover says that the guidance was changed.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makePdf, paragraph } from '../make-pdf.js';

const parse = createParser();

async function dateOf(...lines: string[]): Promise<string | undefined> {
  const cover = [{ text: 'Care of trafficked children', y: 700, size: 24 }, ...paragraph(600, ...lines)];
  const body = paragraph(700, 'The plan should be written within ten days of the day on which care began.');
  return (await parse('pdf', makePdf([cover, body]))).document.date;
}

test.each([
  ['Revision dates: January 2015, January 2022,', 'February 2025'],
  ['Revision dates: February 2025 and', 'January 2022'],
  ['Last revised:', 'February 2025'],
  ['Updated in February 2025'],
])('takes the latest date of a revision: %s %s', async (...lines) => {
  expect(await dateOf('Publication date: October 2010', 'Implementation date: 1 April 2011', ...lines)).toBe(
    'February 2025',
  );
});

test.each([
  'Updated rules for payment came into effect from 1 July 2022.',
  'This replaces the guidance that was revised in July 2022.',
])('takes no date of a revision from a sentence: %s', async (sentence) => {
  expect(await dateOf(sentence, 'March 2021')).toBe('March 2021');
});
