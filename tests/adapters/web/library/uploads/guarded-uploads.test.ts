// Checks an upload before it is read, and what is left of it afterwards, over real HTTP. Runs the whole
// product.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as plainRequest, type ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LARGEST_UPLOAD_BYTES } from '../../../../../ingest/model/upload.js';
import { readUploads } from '../../../../attacks/read-attacks.js';
import type { PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { startLibrary, type RunningLibrary } from '../../../../support/running-library.js';

const PATH = '/library/uploads';
const BOUNDARY = 'a-boundary-of-the-test';
const MEGABYTE = 1024 * 1024;

const usualFolder = process.env.TMPDIR;
let folder: string;
let library: RunningLibrary;
let ada: PlainBrowser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-test-'));
  library = await startLibrary();
  ada = await library.editor('Ada Mensah');
  process.env.TMPDIR = folder;
});
afterAll(async () => {
  if (usualFolder === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usualFolder;
  await library.close();
  await rm(folder, { recursive: true });
});

interface Reply {
  status: number;
  retryAfter: string | undefined;
  text: string;
}

interface Begun {
  request: ClientRequest;
  reply: Promise<Reply>;
}

/** Declares an upload of `length` bytes, but only sends `start`. */
function begin(cookie: string, start: string | Buffer, length = 24 * MEGABYTE): Begun {
  const request = plainRequest(library.url + PATH, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
      'Content-Length': length,
    },
  });
  const reply = new Promise<Reply>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({ status: response.statusCode!, retryAfter: response.headers['retry-after'], text }),
      );
    });
  });
  // Handles the error, because a test that ends its own request does not wait for the reply.
  reply.catch(() => undefined);
  request.write(start);
  return { request, reply };
}

/** Gives up after 20 seconds, because a server that waits for the rest of the file would never reply. */
function withoutTheRest<T>(promise: Promise<T>): Promise<T | 'no reply'> {
  return Promise.race([promise, pause(20_000, 'no reply' as const, { ref: false })]);
}

const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const fileHead = (name: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
const END = `\r\n--${BOUNDARY}--\r\n`;

async function formStart(name: string): Promise<string> {
  const token = /name="token" value="([^"]*)"/.exec((await ada.get(PATH)).text)![1]!;
  const fields = {
    token,
    press: 'press-of-one-upload',
    publisher: 'Home Office',
    'nation-wales': 'on',
    authority: 'statutory-guidance',
    licence: 'Open Government Licence v3.0',
  };
  return Object.entries(fields)
    .map(([key, value]) => field(key, value))
    .join('')
    .concat(fileHead(name));
}

async function uploadWhole(name: string, content: string | Buffer, more = ''): Promise<Reply> {
  const body = Buffer.concat([
    Buffer.from(await formStart(name)),
    Buffer.from(content as string),
    Buffer.from(`\r\n${more}`.concat(END.slice(2))),
  ]);
  const { request, reply } = begin(ada.cookie(), body, body.length);
  request.end();
  return reply;
}

const left = () => readdir(folder);

/** Returns the largest growth of buffers, in bytes, while `work` runs. Measured 20 times a second. */
async function grownDuring(work: () => Promise<void>): Promise<number> {
  const held = () => process.memoryUsage().arrayBuffers;
  const before = held();
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, held())), 50);
  await work().finally(() => clearInterval(looking));
  return most - before;
}

async function cookieOf(who: string): Promise<string> {
  if (who === 'editor') return ada.cookie();
  const browser = library.browser();
  if (who !== 'nobody') await browser.submit('/sign-in', { name: 'Ben', role: who });
  return browser.cookie();
}

test.each(readUploads())(
  'refuses without reading it: $why',
  async ({ who, underWay, count, megabytes, status }) => {
    const cookie = await cookieOf(who);
    const start = who === 'editor' ? await formStart('slow.md') : fileHead('guide.pdf');
    const rest = Buffer.alloc(megabytes * MEGABYTE - start.length);
    const open = (how: number) =>
      Array.from({ length: how }, () => begin(cookie, start, megabytes * MEGABYTE));
    const earlier = open(underWay);
    await expect.poll(left).toHaveLength(underWay);
    const refused = open(count);
    const grown = await grownDuring(async () => {
      // These clients send the rest of the file before they get a reply.
      for (const { request } of refused) request.write(rest);
      for (const { reply } of refused) expect(await withoutTheRest(reply)).toMatchObject({ status });
    });
    expect(await left()).toHaveLength(underWay);
    expect(grown).toBeLessThan(4 * megabytes * MEGABYTE);
    for (const { request } of [...earlier, ...refused]) request.destroy();
    await expect.poll(left).toEqual([]);
  },
  120_000,
);

test('a sender who is refused can send the rest, and then ask for a page on the same connection', async () => {
  const { request, reply } = begin('', fileHead('guide.pdf'));
  expect(await withoutTheRest(reply)).toMatchObject({ status: 403 });
  const rest = 24 * MEGABYTE - fileHead('guide.pdf').length;
  await new Promise<void>((resolve, reject) => {
    request.on('error', reject);
    request.end(Buffer.alloc(rest), resolve);
  });
  expect((await ada.get(PATH)).status).toBe(200);
});

test('takes two uploads at once, tells a third to wait, and takes it once one has ended', async () => {
  const start = await formStart('slow.md');
  const first = begin(ada.cookie(), start);
  const second = begin(ada.cookie(), start);
  await expect.poll(left).toHaveLength(2);
  const refused = await withoutTheRest(begin(ada.cookie(), start).reply);
  expect(refused).toMatchObject({ status: 503, retryAfter: '30' });
  expect(load((refused as Reply).text)('.error').text()).toContain('Other files are being uploaded');
  first.request.destroy();
  second.request.destroy();
  await expect.poll(left).toEqual([]);
  expect((await uploadWhole('waited.md', '# Zebrafish manual\n\nAsk the zebrafish first.\n')).status).toBe(
    303,
  );
});

test('takes several files one after another, and two side by side', async () => {
  for (const word of ['otter', 'heron'])
    expect((await uploadWhole(`${word}.md`, `# The ${word}\n\nAsk the ${word}.\n`)).status).toBe(303);
  const replies = await Promise.all(
    ['newt', 'wren'].map((word) => uploadWhole(`${word}.md`, `# The ${word}\n\nAsk the ${word}.\n`)),
  );
  expect(replies.map(({ status }) => status)).toEqual([303, 303]);
  expect(load((await ada.get(PATH)).text)('.documents').text()).toMatch(/otter.*heron|heron.*otter/s);
  expect(await left()).toEqual([]);
});

test('says that a file is too large, and keeps what was typed', async () => {
  const { status, text } = await uploadWhole('big.pdf', Buffer.alloc(LARGEST_UPLOAD_BYTES + 1));
  expect(status).toBe(413);
  expect(load(text)('.error').text()).toContain('larger than 25 MB');
  expect(load(text)('#publisher').val()).toBe('Home Office');
  expect(await left()).toEqual([]);
});

test('asks for one file at a time where a form carries two', async () => {
  const { status, text } = await uploadWhole('one.md', '# One\n\nWords.', `${fileHead('two.md')}# Two\r\n`);
  expect(status).toBe(400);
  expect(load(text)('.error').text()).toContain('Upload one file at a time');
  expect(await left()).toEqual([]);
});

test('leaves nothing in the temporary folder after a refused file, a broken form and a sender who left', async () => {
  expect((await uploadWhole('fake.pdf', 'no PDF')).status).toBe(400);
  const broken = Buffer.from(`${await formStart('cut.md')}# Cut off`);
  const { request, reply } = begin(ada.cookie(), broken, broken.length);
  request.end();
  expect((await reply).status).toBe(400);
  expect(await left()).toEqual([]);
  const gone = begin(
    ada.cookie(),
    Buffer.concat([Buffer.from(await formStart('gone.pdf')), Buffer.alloc(MEGABYTE)]),
  );
  await expect.poll(left).toHaveLength(1);
  gone.request.destroy();
  await expect.poll(left).toEqual([]);
});
