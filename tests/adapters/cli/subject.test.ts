// Runs `ctac subject` on a real store. The second person is found by account, not by the name they give.
import { beforeEach, expect, test } from 'vitest';
import { subject } from '../../../adapters/cli/governance/subject.js';
import { approveRequest } from '../../../bot/data-subject/requests.js';
import { createTestBot } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
let said: string[];
beforeEach(() => {
  said = [];
});

const terminal = {
  write: (text: string) => void said.push(text),
  say: (text: string) => void said.push(text),
};

test('approves no search for whoever opened it, whatever name they give', async () => {
  await subject(bot.ports, ['open', '--name', 'Zora Hill', '--by', 'Ann'], terminal);
  const [id = ''] = said;
  await expect(subject(bot.ports, ['approve', id, '--by', 'Ben'], terminal)).rejects.toThrow(
    'Someone else must approve this request.',
  );
  const desk = { name: 'Ann', account: 'web:desk:1' };
  expect(await approveRequest(bot.ports, { id, by: desk })).toMatchObject({ outcome: 'done' });
});

test('shows no data request without a line in the access log', async () => {
  await subject(bot.ports, ['open', '--name', 'Zora Hill', '--by', 'Ann'], terminal);
  said = [];
  const { readings } = bot.store.records;
  await subject(bot.ports, ['list', '--by', 'Ada'], terminal);
  expect(await readings.find({}, { limit: 9, offset: 0 })).toMatchObject([
    { by: { name: 'Ada' }, what: 'person', purpose: 'The command “ctac subject”' },
  ]);
  readings.add = () => Promise.reject(new Error('The store is full.'));
  said = [];
  await expect(subject(bot.ports, ['list'], terminal)).rejects.toThrow('The store is full.');
  expect(said).toEqual([]);
});
