// We tell people when they have reached a limit. If they write about danger, we still give them the numbers
// to call.
import { load } from 'cheerio';
import { afterEach, expect, test } from 'vitest';
import type { Limits } from '../../../../adapters/web/security/rate-limits.js';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { openEvents } from '../../../fakes/web/event-reader.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

const IN_DANGER = 'A child is being hurt right now by the man in the next room.';

let site: RunningSite;
afterEach(() => site.close());

async function visitor(): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  await browser.get('/');
  return browser;
}
/** Opens the event stream again and returns its first event. */
async function firstEvent(browser: PlainBrowser): Promise<string> {
  const leaving = new AbortController();
  const { body } = await fetch(`${site.url}/chat/events`, {
    headers: { Cookie: browser.cookie() },
    signal: leaving.signal,
  });
  let text = '';
  // A stream begins with a beat.
  const first = () => /event: (?!beat\b)(\w+)/.exec(text)?.[1];
  for await (const piece of body!.pipeThrough(new TextDecoderStream())) {
    text += piece;
    if (first()) break;
  }
  leaving.abort();
  return first()!;
}
const problemOf = ({ text }: { text: string }) => (JSON.parse(text) as { problem: string }).problem;

test('stores an urgent message of a browser that is over its own limit, in a form and from a script', async () => {
  site = await runDeskSite({ limits: { message: 1 } });
  const browser = await visitor();
  await browser.postJson('/chat/messages', { text: 'Who may refer a child?' });
  expect((await browser.postJson('/chat/messages', { text: 'And who else?' })).status).toBe(429);
  expect((await browser.postJson('/chat/messages', { text: IN_DANGER })).status).toBe(202);
  expect((await browser.submit('/chat/messages', { text: `${IN_DANGER} Please.` })).status).toBe(303);
  const page = load((await browser.get('/')).text);
  expect(page('.entry-in').text()).toContain(`${IN_DANGER} Please.`);
  expect(page('.urgent a[href="tel:999"]').length).toBeGreaterThan(0);
  expect(await site.store.records.escalations.open()).toMatchObject([{ urgent: true }]);
});

test.each(['report-unsafe', 'explain-rating'])(
  'stores danger that someone over the limit on buttons writes in the form for %s',
  async (form) => {
    site = await runDeskSite({ limits: { action: 1 } });
    const browser = await visitor();
    const write = (words: string) =>
      browser.submit('/chat/actions', { action: JSON.stringify({ do: form, answer: 'a' }), words });
    expect((await write('It quotes the wrong nation.')).status).toBe(303);
    expect((await write('It is out of date.')).status).toBe(429);
    expect((await write(IN_DANGER)).status).toBe(303);
    const page = load((await browser.get('/')).text);
    expect(page('.urgent a[href="tel:999"]').length).toBeGreaterThan(0);
    expect(await site.store.records.escalations.open()).toMatchObject([{ urgent: true }]);
  },
);

test('does not read a long message of a browser that is over its own limit, and gives the numbers', async () => {
  site = await runDeskSite({ limits: { message: 1 } });
  const browser = await visitor();
  await browser.postJson('/chat/messages', { text: 'Who may refer a child?' });
  const long = `${IN_DANGER} ${'He came back late. '.repeat(300)}`;
  const refused = await browser.postJson('/chat/messages', { text: long });
  expect(refused.status).toBe(429);
  expect(problemOf(refused)).toContain('999');
  expect(await site.store.records.escalations.open()).toEqual([]);
});

test('at the daily limit of an address, keeps only urgent messages, and then gives the numbers in the reply', async () => {
  site = await runDeskSite({ limits: { storedADay: 20_000, urgentStoredADay: 20_000 } });
  const browser = await visitor();
  expect((await browser.postJson('/chat/messages', { text: 'Who may refer a child?' })).status).toBe(202);
  const full = await browser.postJson('/chat/messages', { text: 'And who else?' });
  expect(full.status).toBe(429);
  expect(problemOf(full)).toMatch(
    /^Too many messages have been sent from your network today\. Try again in 2[34] hours, or use another connection/,
  );
  expect((await browser.postJson('/chat/messages', { text: IN_DANGER })).status).toBe(202);

  const script = await browser.postJson('/chat/messages', { text: IN_DANGER });
  expect(script.status).toBe(429);
  expect(problemOf(script)).toMatch(/999.*Police.*This message was not saved, and no adviser has seen it\./s);
  const form = await browser.submit('/chat/messages', { text: IN_DANGER });
  expect(form.status).toBe(429);
  const page = load(form.text);
  // One link is in the reply to the first message, which was stored. The other is shown with the refused
  // message, which gets no reply.
  expect(page('.urgent .contacts a[href="tel:999"]').length).toBe(2);
  expect(page('#question-problem').text()).toContain('no adviser has seen it');
  expect(page('#question').text()).toContain(IN_DANGER);
});

test('keeps the start of an urgent message that is too long, asks an adviser, and gives back the rest', async () => {
  site = await runDeskSite();
  const browser = await visitor();
  const long = `${IN_DANGER} ${'He came back late. '.repeat(300)}`.trim();
  const [script, form] = [long, long.replace('next room', 'kitchen')];
  const startOf = (sent: string) => sent.slice(0, sent.lastIndexOf('. ', 3999) + 1);
  const press = { text: script, press: 'a'.repeat(24) };
  for (const duplicate of [false, true]) {
    const reply = await browser.postJson('/chat/messages', press);
    expect(reply.status).toBe(202);
    const rest = script.slice(startOf(script).length).trim();
    expect(JSON.parse(reply.text)).toEqual({ stored: true, duplicate, rest });
  }
  const shown = await browser.submit('/chat/messages', { text: form });
  expect(shown.status).toBe(200);
  const page = load(shown.text);
  expect(page('#question').text()).toBe(form.slice(startOf(form).length).trim());
  expect(page('#question-problem').text()).toBe('');
  for (const sent of [script, form]) expect(page('.entry-in').text()).toContain(`${startOf(sent)} […]`);
  expect(page('.entry-out').text()).toContain(
    `Your message was too long (${script.length.toLocaleString('en-GB')} characters). Only ${(startOf(script).length + 1).toLocaleString('en-GB')} of them were saved. Send the rest in another message.`,
  );
  expect(page('.urgent a[href="tel:999"]').length).toBeGreaterThan(0);
  expect(await site.store.records.escalations.open()).toMatchObject([{ urgent: true }]);
});

test('gives the numbers where an urgent message is refused for another reason', async () => {
  site = await runDeskSite();
  const browser = await visitor();
  // The rules find no danger here. The numbers are still given, because the rules may be wrong and the
  // message reader does not check a refused message.
  const tooLong = await browser.postJson('/chat/messages', { text: 'word '.repeat(900) });
  expect(problemOf(tooLong)).toContain('999');
  for (const length of [140_000, 400_000]) {
    const text = IN_DANGER.padEnd(length, ' and so on');
    const script = await browser.postJson('/chat/messages', { text });
    expect(script.status).toBe(413);
    expect(problemOf(script)).toMatch(
      /too long to be read.*999.*no adviser has seen it|999.*too long to be read/s,
    );
    const form = await browser.submit('/chat/messages', { text });
    expect(form.status).toBe(413);
    expect(load(form.text)('.urgent .contacts a[href="tel:999"]').length).toBeGreaterThan(0);
  }
  const otherChat = await browser.postJson('/chat/messages', { text: IN_DANGER, token: 'of another chat' });
  expect(otherChat.status).toBe(403);
  expect(problemOf(otherChat)).toContain('999');
  expect(problemOf(await browser.postJson('/chat/messages', { text: 'Hello', token: 'x' }))).not.toContain(
    '999',
  );
  // If a message this long has an invalid token, it is not read at all, because anyone could have sent it. So
  // the reply gives the numbers.
  const long = await browser.postJson('/chat/messages', { text: 'word '.repeat(900), token: 'x' });
  expect(long.status).toBe(403);
  expect(problemOf(long)).toContain('999');
});

/** Runs the site, and notes what the rules read and in which turn of the event loop. The rules find no danger. */
async function runListeningSite(limits: Limits): Promise<{ read: string[]; turns: number[] }> {
  const read: string[] = [];
  const turns: number[] = [];
  let turn = 0;
  site = await runDeskSite(
    { limits },
    {
      detectUrgency(text) {
        read.push(text);
        turns.push(turn);
        const start = performance.now();
        while (performance.now() - start < 15);
        setImmediate(() => (turn += 1));
        return false;
      },
    },
  );
  return { read, turns };
}

test('reads a message that it refuses once', async () => {
  const { read } = await runListeningSite({ message: 1, action: 0, storedADay: 1 });
  const browser = await visitor();
  const words = 'It quotes the wrong nation.';
  const full = await browser.postJson('/chat/messages', { text: 'Who may refer a child?' });
  const tooMany = await browser.postJson('/chat/messages', { text: 'And who else?' });
  const action = JSON.stringify({ do: 'explain-rating', answer: 'a' });
  const pressed = await browser.postJson('/chat/actions', { action, words });
  for (const refused of [full, tooMany, pressed]) {
    expect(refused.status).toBe(429);
    expect(problemOf(refused)).not.toContain('999');
  }
  expect(read).toEqual(['Who may refer a child?', 'And who else?', words]);
});

test('does not read what strangers, or browsers over their limits, send beyond a number, and gives the numbers', async () => {
  const { read } = await runListeningSite({ message: 0, action: 0, stranger: 0, overLimit: 0 });
  const browser = await visitor();
  const action = JSON.stringify({ do: 'explain-rating', answer: 'a' });
  for (const [refused, status] of [
    [await plainBrowser(site.url).postJson('/chat/messages', { text: IN_DANGER }), 403],
    [await browser.postJson('/chat/messages', { text: IN_DANGER, token: 'x' }), 403],
    [await browser.postJson('/chat/messages', { text: IN_DANGER }), 429],
    [await browser.postJson('/chat/actions', { action, words: IN_DANGER, token: 'x' }), 403],
    [await browser.postJson('/chat/actions', { action, words: IN_DANGER }), 429],
  ] as const) {
    expect(refused.status).toBe(status);
    expect(problemOf(refused)).toContain('999');
  }
  const empty = await browser.postJson('/chat/messages', { text: '' });
  expect(problemOf(empty)).not.toContain('999');
  expect(read).toEqual([]);
});

test.each(['/chat/messages', '/library/find'])(
  'serves others while it reads a long text at %s',
  async (path) => {
    const { turns } = await runListeningSite({});
    const browser = await visitor();
    expect((await browser.submit(path, { text: 'word '.repeat(8000) })).status).toBe(413);
    expect(turns.length).toBeGreaterThanOrEqual(10);
    expect(new Set(turns).size).toBe(turns.length);
  },
);

test('an address with many pages open reads what is new from time to time, and the page says why', async () => {
  site = await runDeskSite({ limits: { openStreams: { address: 1 } } });
  const one = await visitor();
  const other = await visitor();
  const first = await openEvents(`${site.url}/chat/events`, { Cookie: one.cookie() });
  await first.next('state');
  await other.postJson('/chat/messages', { text: 'Who may refer a child?' });
  const second = await openEvents(`${site.url}/chat/events`, { Cookie: other.cookie() });
  expect((await second.next('crowded')).data).toBe(
    'Many pages are open on your network, so updates can take up to 20 seconds to appear here.',
  );
  await second.next('entries');
  await second.ended();
  first.close();
  await first.ended().catch(() => undefined);
  await expect.poll(() => firstEvent(other)).toBe('entries');
});

test('people behind a trusted proxy are counted by their own addresses', async () => {
  site = await runDeskSite({ limits: { message: 1 }, trustedProxies: '127.0.0.1' });
  const statusFrom = async (address: string) => {
    const browser = await visitor();
    const { status } = await browser.postJson('/chat/messages', { text: '' }, { 'X-Forwarded-For': address });
    return status;
  };
  // 50 sessions use up the limit of one address.
  for (let n = 0; n < 50; n += 1) expect(await statusFrom('198.51.100.1')).toBe(400);
  expect(await statusFrom('198.51.100.1')).toBe(429);
  expect(await statusFrom('192.0.2.66, 198.51.100.1')).toBe(429);
  expect(await statusFrom('198.51.100.2')).toBe(400);
}, 60_000);

test('strangers at an address use up only their own share of the library, and each person signed in has one alone', async () => {
  site = await runDeskSite({ limits: { page: 1, library: 2, search: 1 } });
  const adviser = await signedInAs(site, 'Bea');
  const stranger = plainBrowser(site.url);
  const statusOf = async (browser: PlainBrowser, path: string) => (await browser.get(path)).status;
  const search = async (browser: PlainBrowser) =>
    (await browser.submit('/library/find', { text: '' })).status;
  for (let n = 0; n < 100; n += 1) expect(await statusOf(stranger, '/library')).toBe(200);
  expect(await statusOf(stranger, '/library')).toBe(429);
  expect(await statusOf(stranger, '/library/find')).toBe(429);
  for (let n = 0; n < 50; n += 1) expect(await search(stranger)).toBe(400);
  expect(await search(stranger)).toBe(429);

  expect(await statusOf(plainBrowser(site.url), '/')).toBe(200);
  expect(await statusOf(adviser, '/library')).toBe(200);
  // When someone who is signed in searches, the search counts towards the limit on pages.
  expect(await search(adviser)).toBe(400);
  expect(await statusOf(adviser, '/library')).toBe(429);
  expect(await search(adviser)).toBe(429);
  expect(await statusOf(await signedInAs(site, 'Cal'), '/library')).toBe(200);
});
