// Tests how much time there is to answer an earlier question and the later one that waits for it.
import { expect, test } from 'vitest';
import type { BotPorts } from '../../../bot/model/ports.js';
import { giveWay } from '../../../bot/replies/answer-earlier-first.js';

const MINUTE_MS = 60_000;
const at = (minute: number) => new Date(Date.parse('2026-05-04T09:00:00.000Z') + minute * MINUTE_MS);

/**
 * Makes a question that was queued at 9am wait for an earlier one. Returns the time from which the time limit
 * of each question runs.
 */
async function countedFrom(receivedAt: Date): Promise<Record<string, string>> {
  const ports = {
    log: { warn: () => undefined },
    store: {
      records: { messages: { find: () => Promise.resolve({ receivedAt: receivedAt.toISOString() }) } },
    },
  } as unknown as BotPorts;
  const counted: Record<string, string> = {};
  await giveWay(
    ports,
    { earlier: { message: 'earlier' }, payload: { message: 'later' } },
    { enqueuedAt: at(0).toISOString() },
    ({ message }, { enqueuedAt }) => {
      counted[message] = enqueuedAt;
      return Promise.resolve();
    },
  );
  return counted;
}

test('the earlier question has the time from when it arrived', async () => {
  expect((await countedFrom(at(1)))['earlier']).toBe(at(1).toISOString());
});

test('the one that gives way has no more time than any other', async () => {
  expect((await countedFrom(at(1)))['later']).toBe(at(0).toISOString());
});
