import { beforeEach, expect, test } from 'vitest';
import { complaints } from '../../../adapters/cli/governance/complaints.js';
import { createTestBot } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const DAY_MS = 86_400_000;

const bot = perTest(createTestBot);
let said: string[];
beforeEach(() => {
  said = [];
});

const terminal = {
  write: (text: string) => void said.push(text),
  say: (text: string) => void said.push(text),
};
async function run(...args: string[]): Promise<string> {
  said = [];
  await complaints(bot.ports, args, terminal);
  return said.join('\n');
}

test('adds a complaint, warns when its time is nearly over, acknowledges and closes it', async () => {
  expect(await run()).toContain('There are no complaints.');
  const id = await run('add', '--about', 'No one called back', '--from', 'Mrs Hill, by letter');
  expect(await run('list')).toBe(
    `${id}  received 2026-05-04  acknowledge by 2026-06-03, 30 days left  from Mrs Hill, by letter: No one called back`,
  );
  await bot.later(24 * DAY_MS);
  expect(await run()).toContain('WARNING: acknowledge by 2026-06-03, 6 days left');
  await bot.later(7 * DAY_MS);
  expect(await run()).toContain('WARNING: should have been acknowledged by 2026-06-03');
  expect(await run('acknowledge', id)).toContain('acknowledged 2026-06-04, open');
  expect(await run('close', id, '--outcome', 'upheld', '--answer', 'We called.')).toContain(
    'closed 2026-06-04: upheld',
  );
});

test('shows no complaint without a line in the access log', async () => {
  await run('add', '--about', 'No one called back', '--from', 'Mrs Hill');
  const { accessLog } = bot.store.records;
  await run('list', '--by', 'Ada');
  expect(await accessLog.find({}, { limit: 9, offset: 0 })).toMatchObject([
    { by: { name: 'Ada' }, what: 'person', purpose: 'The command “ctac complaints”' },
  ]);
  accessLog.add = () => Promise.reject(new Error('The store is full.'));
  await expect(run('list')).rejects.toThrow('The store is full.');
  expect(said).toEqual([]);
});

test.each([
  [['add'], /what the complaint is about/],
  [['add', '--about', 'x', '--received', '2026-02-30'], /real date/],
  [['add', '--about', 'x', '--received', '2027-01-01'], /not in the future/],
  [['add', '--about', 'x', '--person', 'ada'], /platform and the person’s ID/],
  [['acknowledge', 'none'], /no complaint with this number/],
  [['answer', 'none'], /not a complaints command/],
])('says what is wrong with %j', async (args, problem) => {
  await expect(run(...args)).rejects.toThrow(problem);
});
