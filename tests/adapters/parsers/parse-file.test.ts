// Every kind of unusable file is refused, with a reason and what to do.
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createParser } from '../../../adapters/parsers/parse-file.js';
import { FILE_KINDS, type FileKind } from '../../../ingest/model/document.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { makeDocx, makeOdt, wordParagraph } from './make-archive.js';
import { makePdf, paragraph } from './make-pdf.js';
import { runs } from '../../support/thoroughness.js';

const parse = createParser();
const page = paragraph(700, 'A child does not have to agree to a referral.');

async function refusal(kind: FileKind, bytes: Uint8Array, parser = parse): Promise<InputFailure> {
  const error: unknown = await parser(kind, bytes).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(InputFailure);
  return error as InputFailure;
}

test.each(FILE_KINDS)('refuses an empty %s file', async (kind) => {
  const failure = await refusal(kind, new Uint8Array());
  expect(failure.message).toBe('The file is empty.');
  expect(failure.remedy).toMatch(/again/);
});

test('refuses an encrypted PDF', async () => {
  expect((await refusal('pdf', makePdf([page], { encrypted: true }))).message).toMatch(/encrypted/);
});

test('refuses a PDF whose pages hold no text', async () => {
  const failure = await refusal('pdf', makePdf([[], []]));
  expect(failure.message).toMatch(/no text layer/);
  expect(failure.remedy).toMatch(/OCR/);
});

test('refuses a PDF that was cut off, even where half of it could be read', async () => {
  const whole = makePdf([page, page, page]);
  expect((await refusal('pdf', whole.subarray(0, whole.length - 300))).message).toMatch(/incomplete/);
});

test('refuses a PDF of more pages than the limit', async () => {
  const failure = await refusal('pdf', makePdf([page, page, page]), createParser({ maxPages: 2 }));
  expect(failure.message).toMatch(/3 pages, more than the limit of 2/);
});

test('refuses a file larger than the limit', async () => {
  const failure = await refusal('txt', Buffer.alloc(3000, 'a'), createParser({ maxFileBytes: 2000 }));
  expect(failure.message).toMatch(/more than the limit/);
});

test.each<[string, FileKind, Uint8Array, RegExp]>([
  ['a PDF named .docx', 'docx', makePdf([page]), /ends in \.docx, but the file is a PDF/],
  ['a DOCX named .pdf', 'pdf', makeDocx(wordParagraph('Text')), /ends in \.pdf, but the file is a ZIP/],
  ['a PDF named .txt', 'txt', makePdf([page]), /ends in \.txt, but the file is a PDF/],
  ['an image named .html', 'html', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /is an image/],
  ['text named .pdf', 'pdf', Buffer.from('Only words.'), /another type or is damaged/],
  ['an encrypted DOCX', 'docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /encrypted/],
])('refuses %s', async (_, kind, bytes, reason) => {
  expect((await refusal(kind, bytes)).message).toMatch(reason);
});

test.each<FileKind>(['txt', 'md', 'html', 'json'])('refuses invalid UTF-8 in a %s file', async (kind) => {
  const bytes = Buffer.concat([Buffer.from('A caf'), Buffer.from([0xe9]), Buffer.from(' is open.')]);
  expect((await refusal(kind, bytes)).message).toMatch(/UTF-8/);
});

test('refuses an archive that declares more than the limit before it inflates anything', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(4_000_000) });
  expect(bomb.length).toBeLessThan(10_000);
  const failure = await refusal('docx', bomb, createParser({ maxInflatedBytes: 1_000_000 }));
  expect(failure.message).toMatch(/expands to more than 1 MB/);
});

test('refuses an archive that lies about its size', async () => {
  const bomb = zipSync({ 'content.xml': new Uint8Array(4_000_000).fill(65) });
  // Makes the declared uncompressed size too small. That size is at offset 24 of the entry in the central
  // directory.
  const entry = Buffer.from(bomb).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  new DataView(bomb.buffer).setUint32(entry + 24, 100, true);
  await refusal('odt', bomb, createParser({ maxInflatedBytes: 1_000_000 }));
});

test('refuses a truncated archive', async () => {
  const whole = makeOdt('<text:p>Words.</text:p>');
  expect((await refusal('odt', whole.subarray(0, whole.length - 40))).message).toMatch(/incomplete/);
});

test('refuses an encrypted ODT', async () => {
  const archive = zipSync({
    'content.xml': strToU8('scrambled'),
    'META-INF/manifest.xml': strToU8('<m><encryption-data/></m>'),
  });
  expect((await refusal('odt', archive)).message).toMatch(/encrypted/);
});

test('refuses an ODT that defines its own entities', async () => {
  const odt = makeOdt('<text:p>&big;</text:p>', '<!DOCTYPE x [<!ENTITY big "words">]>');
  expect((await refusal('odt', odt)).message).toMatch(/document type/);
});

test('refuses JSON that was cut off', async () => {
  expect((await refusal('json', Buffer.from('{"header": "Consent", "para'))).message).toMatch(/JSON/);
});

test.each<[FileKind, string]>([
  ['html', `<p>x</p>${'<div>'.repeat(2000)}deep`],
  ['md', `${'> '.repeat(500)}deep`],
])('refuses %s that is nested to exhaust the stack', async (kind, text) => {
  expect((await refusal(kind, Buffer.from(text))).message).toMatch(/nested more than \d+ levels deep/);
});

test('throws nothing but InputFailure, whatever the bytes', async () => {
  const kinds = fc.constantFrom(...FILE_KINDS);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 200 }).map((rest) => Buffer.concat([Buffer.from('%PDF-1.4\n'), rest])),
    fc.uint8Array({ maxLength: 200 }).map((rest) => Buffer.concat([Buffer.from('PK\x03\x04'), rest])),
  );
  await fc.assert(
    fc.asyncProperty(kinds, bytes, async (kind, input) => {
      try {
        const { document } = await parse(kind, input);
        expect(document.blocks.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(InputFailure);
      }
    }),
    { numRuns: runs(150) },
  );
});
