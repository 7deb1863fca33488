// Tests that one slow, long text does not stop other people's messages from being read. A script replaces the
// reading process.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import {
  createMessageReader,
  type OnnxMessageReader,
} from '../../../../adapters/models/message-reader/message-reader.js';
import { describeFailure } from '../../../../knowledge/model/errors.js';
import { transpiled } from '../../../support/deployment/transpiled.js';

const childFile = transpiled('tests/adapters/models/message-reader/fixtures/scripted-child.ts');
const BUSY = 'still busy with an earlier question';

let reader: OnnxMessageReader;
afterEach(() => reader.close());

/**
 * Starts a reader whose time limit is 40 seconds for a short text, and 7.2, 2.4 and 0.8 seconds for texts of
 * 4,100, 4,700 and 4,900 characters.
 */
async function started(deadlineMs = 40_000): Promise<OnnxMessageReader> {
  reader = createMessageReader({ childFile, deadlineMs, moreMsALetter: -8 });
  await reader.start();
  return reader;
}
const hold = (length: number) => 'hold'.padEnd(length, '.');
const heldAt = async (text: string) => (await reader.read(text)).danger;

it('reads long texts one at a time, and short ones beside them', async () => {
  await started();
  const texts = [hold(4_100), hold(4_101), hold(4_102)].map(heldAt);
  await expect.poll(() => heldAt('Is he safe?')).toBe(1);
  for (let n = 0; n < texts.length; n += 1) {
    await reader.read('release');
    await sleep(50);
  }
  expect(await Promise.all(texts)).toEqual([0, 0, 0]);
});

it('reads a text once if it is asked for again before it has been read', async () => {
  await started();
  const [first, second] = [reader.read(hold(4_100)), reader.read(hold(4_100))];
  expect(second).toBe(first);
  await reader.read('release');
  await first;
  const next = reader.read(hold(4_100));
  expect(next).not.toBe(first);
  await reader.read('release');
  await next;
});

it('while a long text is late, reads short ones and no other long one', async () => {
  await started();
  await expect(reader.read(hold(4_900))).rejects.toThrow('did not answer within');
  expect(await heldAt('Is he safe?')).toBe(1);
  await expect(reader.read(hold(4_100))).rejects.toThrow(BUSY);
  await reader.read('release');
  await expect.poll(() => heldAt('Is he safe?')).toBe(0);
  const next = heldAt(hold(4_100));
  await reader.read('release');
  expect(await next).toBe(0);
});

it('does not read a long text that has waited for longer than it may take itself', async () => {
  await started();
  const first = reader.read(hold(4_100));
  const second = reader.read(hold(4_900)).catch(describeFailure);
  await sleep(900);
  await reader.read('release');
  await first;
  expect(await second).toContain('other long texts took too long');
  expect(await heldAt('Is he safe?')).toBe(0);
});

it('does not read a long text that has less time left than reading takes, so that the next is read', async () => {
  await started();
  const first = reader.read(hold(4_100));
  const second = reader.read(hold(4_900)).catch(describeFailure);
  await sleep(500);
  await reader.read('release');
  await first;
  expect(await second).toContain('other long texts took too long');
  const third = heldAt(hold(4_100));
  await reader.read('release');
  expect(await third).toBe(0);
});

it('gives a long text that has waited only what is left of its time', async () => {
  await started();
  const began = performance.now();
  const first = reader.read(hold(4_100));
  const second = reader.read(hold(4_700)).catch(describeFailure);
  await sleep(1_200);
  await reader.read('release');
  await first;
  expect(await second).toContain('did not answer within');
  expect(performance.now() - began).toBeLessThan(3_300);
});

it('lets no one wait once a short text is late too', async () => {
  await started(400);
  await expect(reader.read('hold')).rejects.toThrow('did not answer within');
  await expect(reader.read('hold too')).rejects.toThrow('did not answer within');
  await expect(reader.read('Is he safe?')).rejects.toThrow(BUSY);
});
