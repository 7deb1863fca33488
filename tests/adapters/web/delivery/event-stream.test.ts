// Checks which live updates count towards which limit.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { expect, test, vi } from 'vitest';
import { eventStreamReply } from '../../../../adapters/web/delivery/event-stream.js';
import { createRateLimits } from '../../../../adapters/web/security/rate-limits.js';
import type { HttpExchange } from '../../../../adapters/http/http.js';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const nothing = { read: () => Promise.resolve([]), listen: () => () => undefined };

test('hidden pages that check for news do not keep a page in view from its live updates', async () => {
  const limits = createRateLimits(SILENT, { stream: 1 });
  const open = async (query: string) => {
    const exchange = { query: new URLSearchParams(query), signal: AbortSignal.abort() } as HttpExchange;
    return (
      await eventStreamReply(exchange, nothing, { limits, sender: { session: 'ann' }, say: wordsIn('en') })
    ).status;
  };
  for (let looks = 0; looks < 100; looks += 1) expect(await open('once')).toBe(200);
  expect([await open(''), await open('')]).toEqual([200, 429]);
});

test('a browser may not check for news without end', async () => {
  const limits = createRateLimits(SILENT, { look: 1 });
  const exchange = { query: new URLSearchParams('once'), signal: AbortSignal.abort() } as HttpExchange;
  const look = () =>
    eventStreamReply(exchange, nothing, { limits, sender: { session: 'ann' }, say: wordsIn('en') });
  expect([(await look()).status, (await look()).status]).toEqual([200, 429]);
});

test('sends an event while there is no news, because a page’s script does not see comments', async () => {
  vi.useFakeTimers();
  try {
    const limits = createRateLimits(SILENT, { stream: 1 });
    const exchange = { query: new URLSearchParams(), signal: new AbortController().signal } as HttpExchange;
    const { body } = await eventStreamReply(exchange, nothing, {
      limits,
      sender: { session: 'ann' },
      say: wordsIn('en'),
    });
    const pieces = (body as AsyncIterable<string>)[Symbol.asyncIterator]();
    expect((await pieces.next()).value).toMatch(/^retry: \d+\n\nevent: beat\n/);
    const next = pieces.next();
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await next).value).toBe('event: beat\ndata: null\n\n');
  } finally {
    vi.useRealTimers();
  }
});
