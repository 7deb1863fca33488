// Shows each past answer exactly as it was given, and whether asking the question again gives the same
// result.
import { expect, test } from 'vitest';
import { answers } from '../../../adapters/cli/answers.js';
import { emptyAnswer } from '../../../knowledge/model/answer.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import type { CheckPorts } from '../../../bot/as-of/check-answer.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

/** Asks a question, then shows its answer with `ctac answers`. */
async function shown(askRecorded: CheckPorts['askRecorded'], settings?: string): Promise<string> {
  bot.answerWith(() => ({ ...emptyAnswer('unanswerable'), settings }));
  await bot.say(practitioner, 'Who refers a child?');
  const { id } = (await bot.store.records.answers.latest(1))[0]!;
  const lines: string[] = [];
  const guidance = { documentOf: () => Promise.resolve(undefined) };
  const ports = { records: bot.store.records, guidance, askRecorded };
  await answers(ports, [id], { write: (text) => void lines.push(text), say: () => undefined });
  return lines.join('\n').split('\n').at(-1)!;
}

const fails = () => Promise.reject(new IndexFailure('The index is missing.', 'Make it again.'));

test.each([
  ['it was not recorded how', undefined, () => Promise.resolve(undefined)],
  ['its settings are not kept', 'digest', () => Promise.resolve(undefined)],
  ['its index cannot be opened', 'digest', fails],
])('ends its line with one full stop if %s', async (_, settings, askRecorded) => {
  expect(await shown(askRecorded, settings)).toMatch(/^not run again: .*[^.]\.$/);
});

test('ends its line with one full stop if the answer is the same', async () => {
  const same = () => Promise.resolve(() => Promise.resolve(emptyAnswer('unanswerable')));
  expect(await shown(same, 'digest')).toBe('same result when run again.');
});
