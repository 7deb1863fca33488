// `ctac evidence` writes a complete dated folder or nothing, and can compare 2 folders.
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { evidence, type EvidencePorts } from '../../../adapters/cli/governance/evidence.js';

let folder: string;
let written: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  written = [];
});

const terminal = { write: (text: string) => void written.push(text), say: () => undefined };

function portsAt(
  time: string,
  files = [
    { name: 'README.md', text: 'a' },
    { name: 'pack.json', text: '{}' },
  ],
): EvidencePorts {
  return {
    make: () => Promise.resolve(files),
    compare: (before, after) =>
      before.size === after.size
        ? []
        : [{ document: '02-data-flow', id: 'x', what: 'Slack', after: 'slack.com' }],
    clock: () => new Date(time),
  };
}

test('writes a dated folder that only its owner can read, and says where it is', async () => {
  expect(await evidence(portsAt('2026-11-28T12:00:01Z'), ['--out', folder], terminal)).toBe(0);
  expect(written).toEqual([join(folder, 'evidence-2026-11-28-120001')]);
  expect(readdirSync(folder)).toEqual(['evidence-2026-11-28-120001']);
  expect(readFileSync(join(written[0]!, 'README.md'), 'utf8')).toBe('a');
  expect(statSync(join(written[0]!, 'README.md')).mode & 0o077).toBe(0);
});

test('leaves no half of a pack when a file cannot be written', async () => {
  const files = [
    { name: 'README.md', text: 'a' },
    { name: 'not/there.md', text: 'b' },
  ];
  await expect(
    evidence(portsAt('2026-11-28T12:00:01Z', files), ['--out', folder], terminal),
  ).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

test('says what differs between two packs, or that nothing does', async () => {
  await evidence(portsAt('2026-11-28T12:00:01Z'), ['--out', folder], terminal);
  const more = [
    { name: 'pack.json', text: '{}' },
    { name: '02-data-flow.json', text: '{}' },
  ];
  await evidence(portsAt('2026-11-29T12:00:01Z', more), ['--out', folder], terminal);
  const [first = '', second = ''] = written;
  written = [];
  await evidence(portsAt('2026-11-29T12:00:01Z'), ['--compare', first, second], terminal);
  await evidence(portsAt('2026-11-29T12:00:01Z'), ['--compare', first, first], terminal);
  expect(written).toEqual([
    '02-data-flow: Slack\n  new\n  now:    slack.com',
    'There are no differences between the packs.',
  ]);
});

test('refuses a folder that is no pack, and a comparison of one', async () => {
  const ports = portsAt('2026-11-28T12:00:01Z');
  await expect(evidence(ports, ['--compare', folder, folder], terminal)).rejects.toThrow(
    /not an evidence pack/,
  );
  await expect(evidence(ports, ['--compare', folder], terminal)).rejects.toThrow(/not an evidence command/);
});

test('reads the answers from a file, and says so if it cannot', async () => {
  const file = join(folder, 'answers.json');
  writeFileSync(file, 'the answers');
  const given: (string | undefined)[] = [];
  const made: EvidencePorts['make'] = (_, answers) => {
    given.push(answers);
    return Promise.resolve([{ name: 'pack.json', text: '{}' }]);
  };
  const ports = { ...portsAt('2026-11-28T12:00:01Z'), make: made };
  await evidence(ports, ['--out', folder, '--answers', file], terminal);
  expect(given).toEqual(['the answers']);
  await expect(evidence(ports, ['--answers', join(folder, 'none')], terminal)).rejects.toThrow(
    /none cannot be read/,
  );
});
