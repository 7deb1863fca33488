// People can search the guidance while writing a message in Teams. Nothing that they type is kept.
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SearchQuotes } from '../../../../bot/model/quotes-to-share.js';
import { extensionQuery } from '../../../fakes/fake-teams/activities.js';
import { cardObjections } from '../../../fakes/fake-teams/card-schema.js';
import { HOSTILE } from '../rendering/arbitraries.js';
import { quote } from '../rendering/samples.js';
import { startHarness, type Harness } from '../harness.js';

let harness: Harness;
let asked: string[] = [];
let found: SearchQuotes = () => Promise.resolve({ kind: 'quotes', quotes: [] });
beforeEach(async () => {
  asked = [];
  harness = await startHarness({
    search: (text) => {
      asked.push(text);
      return found(text);
    },
    passageLink: ({ id }) => `https://bot.example/library/${id}`,
  });
});
afterEach(() => {
  vi.useRealTimers();
  return harness.close();
});

interface Reply {
  composeExtension: {
    type: string;
    text?: string;
    attachmentLayout?: string;
    attachments?: {
      contentType: string;
      content: object;
      preview: { content: { title: string; text: string } };
    }[];
  };
}

async function search(words: unknown): Promise<Reply['composeExtension']> {
  const response = await harness.deliver(extensionQuery(harness.teams.serviceUrl, words));
  expect(response.status).toBe(200);
  return ((await response.json()) as Reply).composeExtension;
}

test('gives each quote as a card with its citation, and nothing of what was typed', async () => {
  const { citation } = quote(1, 'A child does not have to agree to a referral.');
  found = () => Promise.resolve({ kind: 'quotes', quotes: [citation] });
  const reply = await search('does Zora have to agree');
  expect(reply).toMatchObject({ type: 'result', attachmentLayout: 'list' });
  const [one] = reply.attachments!;
  expect(one!.contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(cardObjections(one!.content)).toEqual([]);
  const card = JSON.stringify(one!.content);
  expect(card).toContain('A child does not have to agree to a referral.');
  expect(card).toContain('Sample guidance: how to identify and support child victims');
  expect(card).toContain('Sample Office, April 2026 · England and Wales · Statutory guidance');
  expect(card).toContain('https://bot.example/library/passage-1');
  // Outside a list of quotes, a quote's number means nothing.
  expect(card).not.toContain('[1]');
  // The card may be posted in a chat without the bot, where a button would not work.
  expect(card).not.toMatch(/Action\.(?:Execute|Submit)/);
  expect(one!.preview.content.text).toContain('A child does not have to agree');
  expect(JSON.stringify(reply)).not.toContain('Zora');
});

test('stores nothing, and logs no word of it', async () => {
  await search('does Zora have to agree');
  expect(asked).toEqual(['does Zora have to agree']);
  expect(harness.inbox.events).toEqual([]);
  expect(harness.logLines.join('\n')).not.toContain('Zora');
  found = () => Promise.reject(new Error('does Zora have to agree'));
  expect((await search('does Zora have to agree')).text).toContain('not available right now');
  expect(harness.logLines.join('\n')).not.toContain('Zora');
});

test('answers danger with the numbers and the way to the chat, and no quote', async () => {
  const contacts = [{ name: 'Police', phone: '999', when: 'Now', verifiedOn: '2026-03-01' }];
  found = () => Promise.resolve({ kind: 'danger', contacts });
  const reply = await search('he has a knife');
  expect(reply).toEqual({
    type: 'message',
    text: 'Call 999 if a child is in immediate danger. No one reads what you type here. Police: 999. To talk to an adviser, open the chat with the assistant.',
  });
});

test.each([['ab'], ['  '], [undefined], [{ an: 'object' }]])(
  'asks for words where there are none: %j',
  async (words) => {
    expect((await search(words)).text).toContain('Type what you are looking for.');
    expect(asked).toEqual([]);
  },
);

test('says so where nothing was found', async () => {
  found = () => Promise.resolve({ kind: 'quotes', quotes: [] });
  expect((await search('the weather')).text).toContain('Nothing was found.');
});

test('answers before Teams stops waiting', async () => {
  found = () => new Promise(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const reply = search('a slow search');
  while (!asked.length) await turn();
  // Teams waits for 5 seconds, so the reply must come sooner.
  await vi.advanceTimersByTimeAsync(4_000);
  await turn();
  await vi.advanceTimersByTimeAsync(500);
  expect((await reply).text).toContain('not available right now');
});

test.each(HOSTILE)('a hostile document is text and nothing more: %j', async (text) => {
  const { citation } = quote(1, text || 'x', { document: { title: text } });
  found = () => Promise.resolve({ kind: 'quotes', quotes: [citation] });
  const [one] = (await search('anything')).attachments!;
  expect(cardObjections(one!.content)).toEqual([]);
  expect(JSON.stringify(one!.preview)).not.toMatch(/<|\$\{|\{\{/);
});

test('another organisation, and someone unsigned, find nothing', async () => {
  const { serviceUrl } = harness.teams;
  const stranger = extensionQuery(serviceUrl, 'consent', {
    conversation: { id: '19:x@thread.v2', conversationType: 'groupChat', tenantId: 'another' },
    channelData: { tenant: { id: 'another' } },
  });
  expect((await harness.deliver(stranger)).status).toBe(403);
  expect((await harness.deliver(extensionQuery(serviceUrl, 'consent'), null)).status).toBe(401);
  expect(asked).toEqual([]);
});

test('says so if the words are too long, and who to call in case they tell of danger', async () => {
  found = () => Promise.resolve({ kind: 'too-long', most: 4000 });
  const { type, text } = await search('a'.repeat(5000));
  expect(asked.map(({ length }) => length)).toEqual([5000]);
  expect(type).toBe('message');
  expect(text).toMatch(/too long \(5,000 characters\)\. Shorten it to 4,000.*Call 999/);
});
