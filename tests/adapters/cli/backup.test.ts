// Runs `ctac restore` with each kind of erasure list. Other tests restore real backups.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backup, erasures, restore, type BackupPorts } from '../../../adapters/cli/governance/backup.js';
import { addLines } from '../../../adapters/composition/oversight/erasures.js';
import type { Erased, HoldLine, KeptOutside } from '../../../bot/model/governance/erasure-record.js';

const erased = (number: number): Erased => ({
  kind: 'message',
  digest: `${number}`.padStart(43, 'd'),
  at: `2026-11-2${number}T09:00:00.000Z`,
});
const [first, second, third] = [erased(1), erased(2), erased(3)];

let home: string;
let list: string;
let given: KeptOutside | undefined;
let said: string[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'erasures-'));
  list = join(home, 'erasures.jsonl');
  given = undefined;
  said = [];
});
afterEach(() => rm(home, { recursive: true, force: true }));

const ports = {
  erased: () => Promise.resolve({ erased: [first, second], holds: [] }),
  restore(_path: string, of: KeptOutside) {
    given = of;
    return Promise.resolve({
      madeAt: third.at,
      holds: 0,
      messages: 0,
      people: 0,
      held: 0,
      left: 0,
      deletedOld: false,
    });
  },
} as unknown as BackupPorts;
const run = () =>
  restore(ports, ['one.ctac', '--erasures', list], {
    write: () => undefined,
    say: (text) => void said.push(text),
  });

test('the service’s own list can be given, and its last line may have been cut off by a crash', async () => {
  await addLines(list, [first, second]);
  await writeFile(list, `\n${JSON.stringify(third).slice(0, 40)}\0\0\0`, { flag: 'a' });
  await run();
  expect(given?.erased).toEqual([first, second]);
  expect(said.join()).toContain('The last line');
});

test('the legal holds in a list are given to the restore', async () => {
  const hold: HoldLine = { ...first, kind: 'message', hold: 'placed', sealed: 'x', keys: [] };
  await addLines(list, [hold, first]);
  await run();
  expect(given).toEqual({ erased: [first], holds: [hold] });
});

test('a line that a crash cut off and that was written again later does no harm', async () => {
  await writeFile(list, `\n${JSON.stringify(second).slice(0, 40)}`);
  await addLines(list, [first, second]);
  await run();
  expect(given?.erased).toEqual([first, second]);
  expect(said).toEqual([]);
});

test.each([
  [{ held: 0, left: 0 }, 'Erased again: 4 messages, 1 people.\n'],
  [{ held: 3, left: 0 }, '1 people. 3 will be erased when the legal hold that covers them ends.\n'],
  [
    { held: 0, left: 2 },
    '1 people. 2 of the messages, people and complaints erased earlier could not be erased again.',
  ],
])(
  'says what stays after a restore and after a drill only if something does: %j',
  async (stays, expected) => {
    const restored = { madeAt: third.at, holds: 0, messages: 4, people: 1, ...stays, deletedOld: true };
    const answers = { same: 50, different: 0, impossible: 0, quotesLost: 0 };
    const drilled = { ...restored, answers, restoredMs: 1_000, readyMs: 2_000, allMs: 3_000 };
    const written: string[] = [];
    const terminal = { write: (text: string) => void written.push(text), say: () => undefined };
    const both = {
      ...ports,
      restore: () => Promise.resolve(restored),
      drill: () => Promise.resolve(drilled),
    };
    await restore(both, ['one.ctac', '--no-erasures'], terminal);
    await restore(both, ['drill', 'one.ctac'], terminal);
    expect(written).toEqual([expect.stringContaining(expected), expect.stringContaining(expected)]);
  },
);

test('a list from “ctac erasures” can be given', async () => {
  const lines: string[] = [];
  await erasures(ports, [], { write: (line) => void lines.push(`${line}\n`), say: () => undefined });
  await writeFile(list, lines.join(''));
  await run();
  expect(given?.erased).toEqual([first, second]);
});

const line = JSON.stringify(first);
test.each([
  ['was cut off', `${line}\n${JSON.stringify(second).slice(0, 40)}`],
  ['is another file', 'What is this?\n'],
  ['has a hold that was changed', `${line.replace('}', ',"hold":"placed"}')}\n`],
  ['has a line that was changed', `\n${line.replace('message', 'person')}\n${JSON.stringify(second)}\n`],
])('a list that %s is refused, so that nothing erased comes back', async (_what, text) => {
  await writeFile(list, text);
  await expect(run()).rejects.toThrow('is not a complete list of erasures');
  expect(given?.erased).toBeUndefined();
});

test.each([
  ['an earlier version', { behind: 2, newer: [] }, /from an earlier version/],
  [
    'a newer version',
    { behind: 0, newer: ['0099-more'] },
    /0099-more\).* Restore this backup with that version/,
  ],
  ['this version', { behind: 0, newer: [] }, /somewhere else\.$/],
])('a backup of %s’s tables says what to restore it with', async (_what, tables, said) => {
  const back = () => Promise.resolve({ madeAt: first.at, bytes: 10, tables });
  const written: string[] = [];
  const terminal = { write: (text: string) => void written.push(text), say: () => undefined };
  expect(await backup({ ...ports, back }, ['one.ctac'], terminal)).toBe(0);
  expect(written.join()).toMatch(said);
});

test('a backup that something else made is recorded, with the time it was made', async () => {
  const noted: (string | undefined)[] = [];
  const record = (at?: string) => {
    noted.push(at);
    return Promise.resolve(at ?? third.at);
  };
  const written: string[] = [];
  const terminal = { write: (text: string) => void written.push(text), say: () => undefined };
  expect(await backup({ ...ports, record }, ['record', '--at', '2026-11-28T02:00:00Z'], terminal)).toBe(0);
  expect(await backup({ ...ports, record }, ['record'], terminal)).toBe(0);
  expect(noted).toEqual(['2026-11-28T02:00:00Z', undefined]);
  expect(written[0]).toContain('2026-11-28T02:00:00Z');
  await expect(backup({ ...ports, record }, ['one.ctac', '--at', first.at], terminal)).rejects.toThrow(
    'You cannot set the time of a backup you are making now.',
  );
});
