// Tests that one file becomes a document with passages short enough to read, compare and quote.
import { expect, test } from 'vitest';
import type { DocumentDetails, ParsedDocument } from '../../../ingest/model/document.js';
import { chunkInProcess } from '../../support/cut-in-process.js';

const words = (text: string) => text.split(' ').length;
const chunkFile = (document: ParsedDocument, details: Partial<DocumentDetails> = {}) =>
  chunkInProcess(words, () => Promise.resolve({ document, details: {} }))({
    kind: 'txt',
    bytes: Buffer.from('-'),
    details: { slug: 'a', ...details },
  });
const rule = { kind: 'paragraph' as const, text: 'A child need not agree to a referral.' };
const endless = 'x'.repeat(10_001);

test('a document of ordinary words is cut into passages', async () => {
  const { document, passages } = await chunkFile({ title: 'Referrals', blocks: [rule] });
  expect(document.title).toBe('Referrals');
  expect(passages.map(({ text }) => text)).toEqual([rule.text]);
});

test.each<[string, ParsedDocument]>([
  ['a word', { blocks: [{ kind: 'paragraph', text: endless }] }],
  ['a heading', { blocks: [{ kind: 'heading', level: 1, text: endless }, rule] }],
  ['a title', { title: endless, blocks: [rule] }],
])('%s without an end is refused, with what to do', async (_, document) => {
  await expect(chunkFile(document)).rejects.toMatchObject({
    message: expect.stringMatching(/Part of the document is 10\d\d\d characters long and cannot be split/),
    remedy: expect.stringMatching(/Remove anything not meant for readers/),
  });
});

test('a document in Welsh is known by its first passages, if no one said its language', async () => {
  const welsh = {
    kind: 'paragraph' as const,
    text: 'Rhaid i’r gweithiwr ofyn i’r plentyn cyn pob cyfarfod. Dylid cofnodi barn y plentyn yn ei iaith ei hun.',
  };
  const languageOf = async (document: ParsedDocument, details: Partial<DocumentDetails> = {}) =>
    (await chunkFile({ title: 'A guide', ...document }, details)).document.language;
  expect(await languageOf({ blocks: [welsh] })).toBe('cy');
  expect(await languageOf({ blocks: [welsh] }, { language: 'en' })).toBe('en');
  expect(await languageOf({ blocks: [rule] })).toBeUndefined();
  expect(await languageOf({ blocks: [rule] }, { language: 'cy' })).toBe('cy');
  expect(await languageOf({ blocks: [...Array.from({ length: 30 }, () => rule), welsh] })).toBeUndefined();
});
