// Tests that pressing a button for work on the guidance twice does the work once.
import { expect, test } from 'vitest';
import { requestEditingWork } from '../../../bot/editing/request-editing-work.js';
import type { WorkRequest } from '../../../bot/model/editing/editing-work.js';
import { createTestBot } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot());

const ask = async (request: WorkRequest) => (await requestEditingWork(bot.ports, request, 'Ada')).id;
const back = (press?: string): WorkRequest => ({
  ...{ kind: 'roll-back', to: 5, reason: 'A wrong number.' },
  ...(press !== undefined && { press }),
});

test('the second press of a button gets the work of the first, even if that has ended', async () => {
  const first = await ask(back('press-one'));
  await bot.ports.store.records.editingWork.end(first, { kind: 'overtaken' }, '2026-05-04T09:00:00.000Z');
  expect(await ask(back('press-one'))).toBe(first);
});

test('another press, another request and a request of a program are work of their own', async () => {
  const asked = [
    back('press-one'),
    back('press-two'),
    { kind: 'try', press: 'press-one' } as const,
    back(),
    back(),
  ];
  const ids: number[] = [];
  for (const request of asked) ids.push(await ask(request));
  expect(new Set(ids).size).toBe(asked.length);
});
