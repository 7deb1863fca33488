// Tests over real HTTP that nothing one browser sends can stop other people at the same address from using
// the service.
import { afterEach, expect, test } from 'vitest';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { FILLER, readFloods } from '../attacks/read-attacks.js';
import { runDeskSite, signedInAs } from '../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../fakes/web/running-pages.js';
import type { RunningSite } from '../fakes/web/running-site.js';

/** The time limit of a test, which allows for a busy machine. No check depends on timing. */
const LIMIT_MS = 420_000;
const IN_DANGER = 'A child is being hurt right now by the man in the next room.';

let site: RunningSite;
afterEach(() => site.close());

async function newVisitor(): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  await browser.get('/');
  return browser;
}

type Answer = number | string;

/** Sends `count` requests, 16 at a time. Returns the number of requests that got each answer. */
async function flood(count: number, send: (n: number) => Promise<Answer>): Promise<Map<Answer, number>> {
  const answers = new Map<Answer, number>();
  let sent = 0;
  const sender = async () => {
    while (sent < count) {
      const answer = await send(sent++);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, sender));
  return answers;
}

type Stream = ReadableStreamDefaultReader<string>;

/** Opens a stream and leaves it open. Returns its first event, or the status if it is refused. */
async function openStream(path: string, browser: PlainBrowser, streams: Stream[]): Promise<Answer> {
  const response = await fetch(`${site.url}${path}`, { headers: { Cookie: browser.cookie() } });
  if (!response.ok) return response.status;
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  streams.push(reader);
  for (let text = ''; ;) {
    const event = /event: (?!beat\b)(\w+)/.exec(text)?.[1];
    if (event) return event;
    const { value, done } = await reader.read();
    if (done) return `closed after “${text}”`;
    text += value;
  }
}

async function waiting(): Promise<{ id: string; urgent: boolean }[]> {
  return (await site.store.records.escalations.open()).map(({ id, urgent }) => ({ id, urgent }));
}

/** Asks a question that is subject to all limits, and presses the button for an adviser. */
async function usesTheChat(browser: PlainBrowser): Promise<number[]> {
  const asked = await browser.postJson('/chat/messages', { text: 'Who may refer a child?' });
  const pressed = await browser.postJson('/chat/actions', {
    action: JSON.stringify({ do: 'talk-to-adviser' }),
  });
  return [asked.status, pressed.status];
}

test.each(readFloods())(
  '$why leave the chat to others, and an urgent message and a claim go through at the same time',
  async ({
    path,
    fields,
    as,
    count,
    browsers,
    strangers,
    trusted,
    from,
    limits,
    answer,
    atLeast,
    mostRead,
  }) => {
    let read = 0;
    site = await runDeskSite(
      { limits, trustedProxies: trusted },
      {
        detectUrgency(text) {
          if (text.includes(FILLER)) read += text.length;
          return detectUrgency(text);
        },
      },
    );
    const adviser = await signedInAs(site, 'Bea');
    // Uses the chat once before the test, to load the rules and the store. This takes seconds on a busy
    // machine.
    await usesTheChat(await newVisitor());
    const begin = async () => (strangers ? plainBrowser(site.url) : newVisitor());
    const noisy = await Promise.all(Array.from({ length: browsers }, begin));
    const headers: Record<string, string> = from === undefined ? {} : { 'X-Forwarded-For': from };
    const streams: Stream[] = [];
    const flooding = flood(count, async (n) => {
      const browser = noisy[n % browsers]!;
      if (as === 'stream') return openStream(path, browser, streams);
      if (as === 'get') return (await browser.get(path)).status;
      const post = as === 'form' ? browser.submit : browser.postJson;
      return (await post(path, fields, headers)).status;
    });

    const other = await newVisitor();
    expect((await other.postJson('/chat/messages', { text: IN_DANGER })).status).toBe(202);
    const request = (await waiting()).find(({ urgent }) => urgent);
    expect(request).toBeDefined();
    await adviser.get(`/desk/escalation/${request!.id}`);
    const claimed = await adviser.postJson(`/desk/escalation/${request!.id}`, { do: 'claim' });
    expect(claimed.status).toBe(202);
    const page = (await other.get('/')).text;
    for (const shown of [IN_DANGER, 'tel:999', 'A child may be in danger']) expect(page).toContain(shown);

    expect((await flooding).get(answer) ?? 0).toBeGreaterThanOrEqual(atLeast);
    expect(read).toBeLessThanOrEqual(mostRead);
    expect(await usesTheChat(await newVisitor())).toEqual([202, 202]);
    expect((await site.store.records.escalations.find(request!.id))?.state).toBe('claimed');
    await Promise.all(streams.map((stream) => stream.cancel()));
  },
  LIMIT_MS,
);

test(
  'an urgent message and a claim go through while floods of many browsers run',
  async () => {
    site = await runDeskSite({ limits: { message: 1, action: 1 } });
    const adviser = await signedInAs(site, 'Bea');
    let done = false;
    const statuses = new Map<number, number>();
    const keepSending = async () => {
      while (!done) {
        // Uses a new session for each request, as an attacker easily can, so that only the limit for the
        // address is reached.
        const browser = await newVisitor();
        for (const { status } of [
          await browser.postJson('/chat/messages', { text: '' }),
          await browser.postJson('/chat/actions', { action: '' }),
        ])
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    const floods = Promise.all(Array.from({ length: 8 }, keepSending));
    // Waits until the whole address is over its limit, because the test proves nothing before then.
    while (!statuses.get(429)) await new Promise((resolve) => setTimeout(resolve, 20));

    try {
      const other = await newVisitor();
      expect((await other.postJson('/chat/messages', { text: IN_DANGER })).status).toBe(202);
      const [request] = await waiting();
      await adviser.get(`/desk/escalation/${request!.id}`);
      const claimed = await adviser.postJson(`/desk/escalation/${request!.id}`, { do: 'claim' });
      expect(claimed.status).toBe(202);
      expect((await other.get('/')).text).toContain('tel:999');
    } finally {
      done = true;
      await floods;
    }
  },
  LIMIT_MS,
);
