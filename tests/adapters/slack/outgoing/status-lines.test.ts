// Status lines in a thread appear in order. An answer clears the line of its own question, but not that of a
// newer question.
import { expect, test } from 'vitest';
import { createStatusLines, type Doing } from '../../../../adapters/slack/outgoing/status-lines.js';

const thread = { channel: 'C1', threadTs: '1750000000.000001' };
const searching: Doing = { stage: 'searching', language: 'en', answer: 'first' };
const reading: Doing = { stage: 'reading', language: 'en', answer: 'first' };
const readingNext: Doing = { ...reading, answer: 'second' };

/** Makes a function whose calls each wait until `letGo` is called. */
function slowly() {
  const asked: string[] = [];
  const waiting: ((isDone: boolean) => void)[] = [];
  const set = (_: object, doing?: Doing) => {
    asked.push(doing?.stage ?? 'cleared');
    return new Promise<boolean>((resolve) => waiting.push(resolve));
  };
  async function letGo(): Promise<void> {
    await expect.poll(() => waiting.length).toBe(1);
    waiting.shift()!(true);
  }
  return { asked, set, letGo };
}

const atOnce = (asked: string[]) => (_: object, doing?: Doing) => {
  asked.push(doing?.stage ?? 'cleared');
  return Promise.resolve(true);
};

test('shows one line at a time, and leaves out those that were overtaken while they waited', async () => {
  const { asked, set, letGo } = slowly();
  const lines = createStatusLines(set);
  const shown = [lines.show('T', thread, searching)];
  await expect.poll(() => asked).toEqual(['searching']);
  shown.push(lines.show('T', thread, reading), lines.show('T', thread, { ...reading, stage: 'checking' }));
  await letGo();
  await letGo();
  await Promise.all(shown);
  expect(asked).toEqual(['searching', 'checking']);
});

test('leaves the line of a question that was asked while the answer to the one before was posted', async () => {
  const asked: string[] = [];
  const lines = createStatusLines(atOnce(asked));
  await lines.show('T', thread, searching);
  await lines.settle('T', 'first');
  await lines.show('T', thread, readingNext);
  await lines.clear('T', thread);
  expect(asked).toEqual(['searching', 'reading']);
  await lines.settle('T', 'second');
  await lines.clear('T', thread);
  expect(asked).toEqual(['searching', 'reading', 'cleared']);
});

test('leaves the lines of a question that was asked while the answer to the one before waited its turn', async () => {
  const { asked, set, letGo } = slowly();
  const lines = createStatusLines(set);
  void lines.show('T', thread, searching);
  await letGo();
  void lines.show('T', thread, readingNext);
  await expect.poll(() => asked).toEqual(['searching', 'reading']);
  const last = lines.show('T', thread, { ...readingNext, stage: 'checking' });
  await lines.settle('T', 'first');
  const cleared = lines.clear('T', thread);
  await letGo();
  await letGo();
  await Promise.all([last, cleared]);
  expect(asked).toEqual(['searching', 'reading', 'checking']);
});

test('clears the line of a question before, if the answer is to one that another process showed', async () => {
  const asked: string[] = [];
  const lines = createStatusLines(atOnce(asked));
  await lines.show('T', thread, searching);
  await lines.settle('T', 'second');
  await lines.clear('T', thread);
  expect(asked).toEqual(['searching', 'cleared']);
});

test('shows the line of the next question only after the one before is cleared', async () => {
  const { asked, set, letGo } = slowly();
  const lines = createStatusLines(set);
  const cleared = lines.clear('T', thread);
  await expect.poll(() => asked).toEqual(['cleared']);
  const shown = lines.show('T', thread, searching);
  expect(asked).toEqual(['cleared']);
  await letGo();
  await letGo();
  await Promise.all([cleared, shown]);
  expect(asked).toEqual(['cleared', 'searching']);
});

test('clears a line whose answer never comes', async () => {
  const asked: string[] = [];
  const lines = createStatusLines(atOnce(asked), 20);
  await lines.show('T', thread, searching);
  await expect.poll(() => asked).toEqual(['searching', 'cleared']);
});
