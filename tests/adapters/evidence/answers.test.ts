import { expect, test } from 'vitest';
import { connectEvidence } from '../../../adapters/composition/evidence/connect-evidence.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { AT, portsOf } from './set-ups.js';
import { shared } from '../../support/per-test.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));

async function packWith(answers?: string): Promise<Map<string, string>> {
  const files = await connectEvidence(portsOf({}, store)).make(AT, answers);
  return new Map(files.map(({ name, text }) => [name, text]));
}

type Answers = Record<string, { question: string; answer: string; by: string; date: string }>;

test('a new pack shows the answers, marks those whose question has changed, and keeps them all', async () => {
  const given = JSON.parse((await packWith()).get('answers.json')!) as Answers;
  given['01-dpo'] = { ...given['01-dpo']!, answer: 'Ann | Lee', by: 'The officer', date: '2026-11-29' };
  given['00-site'] = { question: 'Another question', answer: 'Here', by: 'Bo', date: '2026-11-28' };
  given['99-gone'] = { question: 'Asked elsewhere', answer: 'Kept', by: 'Bo', date: '2026-11-28' };
  const pack = await packWith(JSON.stringify(given));
  expect(pack.get('01-record-of-processing.md')).toContain(
    '**Answer** (The officer, 2026-11-29): Ann \\| Lee',
  );
  expect(pack.get('README.md')).toContain('(Bo, 2026-11-28; the question has changed since): Here');
  expect(pack.get('README.md')).toContain('Answered so far: 2');
  expect(JSON.parse(pack.get('answers.json')!)).toEqual(given);
});

test('refuses a file that holds no answers', async () => {
  await expect(packWith('{"01-dpo": "Ann"}')).rejects.toThrow('This is not a file of answers.');
  await expect(packWith('no')).rejects.toThrow('This is not a file of answers.');
});
