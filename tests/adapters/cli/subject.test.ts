// Runs `ctac subject` on a real store. A search needs the approval of a second person. People are told apart
// by their account, not by the name they give.
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { subject } from '../../../adapters/cli/governance/subject.js';
import { auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import { approveRequest } from '../../../bot/data-subject/data-requests.js';
import { createTestBot } from '../../fakes/test-bot.js';
import { uploadFile } from '../../support/governance/every-trace.js';
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

test('approves no search for the person who opened it, whatever name they give', async () => {
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
  const { accessLog } = bot.store.records;
  await subject(bot.ports, ['list', '--by', 'Ada'], terminal);
  expect(await accessLog.find({}, { limit: 9, offset: 0 })).toMatchObject([
    { by: { name: 'Ada' }, what: 'person', purpose: 'The command “ctac subject”' },
  ]);
  accessLog.add = () => Promise.reject(new Error('The store is full.'));
  said = [];
  await expect(subject(bot.ports, ['list'], terminal)).rejects.toThrow('The store is full.');
  expect(said).toEqual([]);
});

test('puts uploaded files into a folder that only this account can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'subject-'));
  await subject(bot.ports, ['open', '--person', 'web:desk:ed', '--by', 'Ann'], terminal);
  const [id = ''] = said;
  const at = bot.ports.clock().toISOString();
  await auditSignIn(bot.store.records.audit, { subject: 'ed', name: 'Ed', roles: ['editor'] }, at);
  await uploadFile(bot, { slug: 'one', editor: 'Ed', text: 'quokka1x' });
  await expect(subject(bot.ports, ['files', id], terminal)).rejects.toThrow('Say where to put the files.');
  await subject(bot.ports, ['files', id, '--out', join(folder, 'files')], terminal);
  const [name = ''] = await readdir(join(folder, 'files'));
  expect(name).toMatch(/^upload-\d+\.md$/);
  const file = join(folder, 'files', name);
  expect(await readFile(file, 'utf8')).toBe('quokka1x');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(said.at(-1)).toBe('Files: 1. Nothing was left out of them. Read them before you send them.');
  await rm(folder, { recursive: true });
});
