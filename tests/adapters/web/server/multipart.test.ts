// Forms with files, as browsers send them and as nobody should.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpBody } from '../../../../adapters/http/http.js';
import { readMultipart } from '../../../../adapters/web/server/multipart.js';

const BOUNDARY = '----WebKitFormBoundaryx7';
const bodyOf = (
  text: string | Buffer,
  contentType = `multipart/form-data; boundary=${BOUNDARY}`,
): HttpBody => ({
  kind: 'bytes',
  value: Buffer.from(text as string, 'latin1'),
  contentType,
});
const part = (head: string, content: string) => `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`;
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
const END = `--${BOUNDARY}--\r\n`;

/** What a browser makes of a form, by the platform's own encoder. */
async function encoded(form: FormData): Promise<HttpBody> {
  const response = new Response(form);
  const value = Buffer.from(await response.arrayBuffer());
  return { kind: 'bytes', value, contentType: response.headers.get('content-type')! };
}

test('reads fields and a file, to the byte', async () => {
  const form = new FormData();
  form.append('title', 'Schöner “Titel”\nin two lines');
  form.append('file', new File([new Uint8Array([0, 13, 10, 45, 45, 255])], 'a "guide".pdf'));
  const read = readMultipart(await encoded(form))!;
  expect(read.fields.get('title')?.replace(/\r\n/g, '\n')).toBe('Schöner “Titel”\nin two lines');
  expect(read.files.get('file')?.name).toBe('a "guide".pdf');
  expect([...read.files.get('file')!.bytes]).toEqual([0, 13, 10, 45, 45, 255]);
});

test('whatever the bytes of a file are, they come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const form = new FormData();
      form.append('token', 't');
      form.append('file', new File([Buffer.from(bytes)], 'x.md'));
      const read = readMultipart(await encoded(form))!;
      expect(Buffer.compare(read.files.get('file')!.bytes, Buffer.from(bytes))).toBe(0);
      expect(read.fields.get('token')).toBe('t');
    }),
  );
});

test('a name with a path is the name alone, and of two fields of one name the first counts', () => {
  const file = part('Content-Disposition: form-data; name="file"; filename="C:\\temp\\..\\x.md"', 'words');
  const read = readMultipart(bodyOf(field('a', '1') + field('a', '2') + file + END))!;
  expect(read.files.get('file')?.name).toBe('x.md');
  expect(read.fields.get('a')).toBe('1');
});

describe('is no form', () => {
  test.each<[string, HttpBody]>([
    ['what is cut off', bodyOf(field('a', '1'))],
    ['what begins with something else', bodyOf(`preamble\r\n${field('a', '1')}${END}`)],
    ['a part without a name', bodyOf(part('Content-Type: text/plain', 'x') + END)],
    [
      'a part without an end to its head',
      bodyOf(`--${BOUNDARY}\r\nContent-Disposition: form-data\r\n${END}`),
    ],
    ['another kind of body', bodyOf(field('a', '1') + END, 'text/plain')],
    ['a kind without a boundary', bodyOf(field('a', '1') + END, 'multipart/form-data; charset=utf-8')],
    ['a thousand parts', bodyOf(field('a', '1').repeat(1000) + END)],
    ['nothing', { kind: 'none' }],
  ])('%s', (_, body) => {
    expect(readMultipart(body)).toBeUndefined();
  });

  test('random bytes, and they cost no more than their length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const hostile = Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n`), Buffer.from(bytes)]);
        expect(() =>
          readMultipart({
            kind: 'bytes',
            value: hostile,
            contentType: `multipart/form-data; boundary=${BOUNDARY}`,
          }),
        ).not.toThrow();
      }),
    );
  });
});
