// Tests which pieces of a stream count as reading someone's data.
import { expect, test } from 'vitest';
import { recordWhileRead } from '../../../../adapters/web/sign-in/record-access.js';

const sent = (...pieces: string[]) => ReadableStream.from(pieces) as AsyncIterable<string>;

test('what only keeps a stream open is not recorded as reading', async () => {
  const visitor = { person: { id: 'ann', name: 'Ann' } };
  const exchange = { path: '/desk/events', params: {} };
  const read = { shows: 'request', right: 'advise', visitor, exchange, mark: () => undefined } as never;
  const lines: unknown[] = [];
  const store = (line: unknown) => {
    lines.push(line);
    return Promise.resolve();
  };
  const record = async (...pieces: string[]) => {
    for await (const piece of recordWhileRead(store, read, sent(...pieces))) expect(piece).not.toBe('');
    return lines.length;
  };
  expect(await record('retry: 2000\n\n', 'event: beat\ndata: null\n\n')).toBe(0);
  expect(await record('event: regions\ndata: {}\n\n')).toBe(1);
});
