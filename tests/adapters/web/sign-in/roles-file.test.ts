// Tests the roles file: who gets which role, what stops the service from starting, and the effect of a later
// mistake.
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRolesFile } from '../../../../adapters/web/sign-in/roles-file.js';
import type { Identity } from '../../../../bot/model/people/session-record.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';

let folder: string;
let path: string;
let now: Date;
let written = 0;
const logged: string[] = [];
const log = (_details: object, sentence: string) => void logged.push(sentence);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roles-'));
  path = join(folder, 'roles.json');
  now = new Date('2026-11-25T10:00:00Z');
});
afterEach(() => rm(folder, { recursive: true }));

async function write(content: unknown): Promise<void> {
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  // Sets a different file time for each write. Otherwise, 2 quick writes could have the same time, and the
  // second would not be noticed.
  written += 1;
  await utimes(path, written, written);
}

function read() {
  return readRolesFile(path, { info: log, warn: log, error: log }, () => now);
}

function person(subject: string, groups: string[] = []): Identity {
  return { subject, groups, name: 'Ann', roles: [] };
}

test('gives roles to people by their id, and to the members of groups', async () => {
  await write({
    people: { ann: { name: 'Ann Okafor', roles: ['adviser', 'lead'] } },
    groups: { editors: { roles: ['editor'] } },
  });
  const roles = read();
  expect(roles(person('ann'))).toEqual(['adviser', 'lead']);
  expect(roles(person('ben', ['others', 'editors']))).toEqual(['editor']);
  expect(roles(person('Ann'))).toEqual([]);
});

test.each(['constructor', '__proto__', 'toString'])('has nothing for someone called %s', async (subject) => {
  await write({ people: {} });
  expect(read()(person(subject, [subject]))).toEqual([]);
});

test.each([
  ['a role that does not exist', { people: { ann: { roles: ['advisor'] } } }, 'people.ann.roles'],
  ['a word that is not known', { persons: {} }, 'persons'],
  ['no roles at all', { people: { ann: { roles: [] } } }, 'people.ann.roles'],
  ['something that is not JSON', '{', 'ROLES_FILE'],
])('refuses %s at the start, and says where', async (_what, content, named) => {
  await write(content);
  expect(read).toThrow(ConfigurationFailure);
  expect(read).toThrow(named);
});

test('refuses a file that is not there', () => {
  expect(read).toThrow(ConfigurationFailure);
});

test('takes a change within seconds, and keeps the earlier roles where the change is wrong', async () => {
  await write({ people: { ann: { roles: ['adviser'] } } });
  const roles = read();
  await write({ people: { ann: { roles: ['admin'] } } });
  now = new Date(now.getTime() + 2_000);
  expect(roles(person('ann'))).toEqual(['admin']);
  await write('{ "people": ');
  now = new Date(now.getTime() + 2_000);
  expect(roles(person('ann'))).toEqual(['admin']);
  expect(logged).toContain('The roles file could not be reloaded, so the earlier roles still apply.');
  await write({});
  now = new Date(now.getTime() + 2_000);
  expect(roles(person('ann'))).toEqual([]);
});
