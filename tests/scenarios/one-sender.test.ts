// What one browser sends must never keep anyone else at the same address from being heard: over real HTTP.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDeskSite, signedInAs } from '../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser, type Visit } from '../fakes/web/running-pages.js';
import type { RunningSite } from '../fakes/web/running-site.js';

/** For a busy machine; nothing here depends on time. */
const LIMIT_MS = 180_000;
const IN_DANGER = 'A child is being hurt right now by the man in the next room.';

let site: RunningSite;
beforeEach(async () => {
  site = await runDeskSite();
});
afterEach(() => site.close());

async function newVisitor(): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  await browser.get('/');
  return browser;
}

/** `count` posts, sixteen at a time, and how many of them had each status. */
async function flood(count: number, post: () => Promise<Visit>): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let left = count;
  const sender = async () => {
    while (left-- > 0) {
      const { status } = await post();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, sender));
  return statuses;
}

async function waiting(): Promise<{ id: string; urgent: boolean }[]> {
  return (await site.store.records.escalations.open()).map(({ id, urgent }) => ({ id, urgent }));
}

/** A question that nothing lets past a limit, and the button for an adviser. */
async function usesTheChat(browser: PlainBrowser): Promise<number[]> {
  const asked = await browser.postJson('/chat/messages', { text: 'Who may refer a child?' });
  const pressed = await browser.postJson('/chat/actions', {
    action: JSON.stringify({ do: 'talk-to-adviser' }),
  });
  return [asked.status, pressed.status];
}

test(
  'after 640 empty posts of one browser, another one asks a question and reports a child in danger',
  async () => {
    const noisy = await newVisitor();
    const refused = await flood(640, () => noisy.postJson('/chat/messages', { text: '' }));
    expect(refused.get(429)).toBeGreaterThan(600);

    const other = await newVisitor();
    expect(await usesTheChat(other)).toEqual([202, 202]);
    expect((await other.postJson('/chat/messages', { text: IN_DANGER })).status).toBe(202);
    const page = (await other.get('/')).text;
    expect(page).toContain(IN_DANGER);
    expect(page).toContain('tel:999');
    expect(page).toContain('A child may be in danger');
    expect(await waiting()).toMatchObject([{ urgent: true }]);
  },
  LIMIT_MS,
);

test(
  'after 3,120 posts of one browser, another one uses its buttons and an adviser claims an urgent request',
  async () => {
    const asks = await newVisitor();
    await asks.postJson('/chat/messages', { text: IN_DANGER });
    const [request] = await waiting();
    const adviser = await signedInAs(site, 'Bea');
    await adviser.get(`/desk/escalation/${request!.id}`);

    const noisy = await newVisitor();
    await flood(3120, () => noisy.postJson('/chat/actions', { action: '' }));

    expect(await usesTheChat(await newVisitor())).toEqual([202, 202]);
    const claimed = await adviser.postJson(`/desk/escalation/${request!.id}`, { do: 'claim' });
    expect(claimed.status).toBe(202);
    expect((await site.store.records.escalations.find(request!.id))?.state).toBe('claimed');
  },
  LIMIT_MS,
);

test.each(['/library/find', '/chat/return'])(
  'floods of %s leave the chat to others at their address',
  async (path) => {
    await site.close();
    site = await runDeskSite({ limits: { action: 2, search: 2, link: 2 } });
    const noisy = await newVisitor();
    const sent = await flood(120, () => noisy.submit(path, { text: '', link: 'x' }));
    expect(sent.get(path === '/library/find' ? 400 : 404)).toBeGreaterThanOrEqual(100);
    expect(await usesTheChat(await newVisitor())).toEqual([202, 202]);
  },
  LIMIT_MS,
);

test(
  'an urgent message and a claim go through while floods of many browsers run',
  async () => {
    const adviser = await signedInAs(site, 'Bea');
    let done = false;
    const statuses = new Map<number, number>();
    const keepSending = async () => {
      while (!done) {
        // A new session each dozen: sessions cost a flood nothing.
        const browser = await newVisitor();
        for (let sent = 0; sent < 12 && !done; sent += 1) {
          for (const { status } of [
            await browser.postJson('/chat/messages', { text: '' }),
            await browser.postJson('/chat/actions', { action: '' }),
          ])
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      }
    };
    const floods = Promise.all(Array.from({ length: 8 }, keepSending));
    // Only once the whole address is over its limit does this prove anything.
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
