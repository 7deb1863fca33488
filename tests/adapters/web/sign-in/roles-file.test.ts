// Tests the roles file: who gets which role, what stops the service from starting, and the effect of a later
// mistake.
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRolesFile } from '../../../../adapters/web/sign-in/roles-file.js';
import type { Identity } from '../../../../bot/model/people/session-record.js';
import { ConfigurationFailure, describeFailure } from '../../../../knowledge/model/errors.js';

let folder: string;
let path: string;
let now: Date;
let written = 0;
const logged: string[] = [];
const reasons: unknown[] = [];
function log(details: object, sentence: string): void {
  logged.push(sentence);
  reasons.push(details);
}

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

function whyNotRead(): string | undefined {
  try {
    read();
  } catch (error) {
    return describeFailure(error);
  }
  return undefined;
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

const REMEDY = ' See docs/connect-sign-in.md for the format.';
const ROLES = 'This must be a list of at least one role, in square brackets.';
const ENTRY = 'This must contain only “name” and “roles”, in braces.';
const ENTRIES = 'This must contain IDs with their roles, in braces.';

test.each([
  [
    'a role that does not exist',
    { people: { ann: { roles: ['advisor'] } } },
    'people.ann.roles.0: This must be practitioner, adviser, lead, editor or admin.',
  ],
  [
    'a word that is not known',
    { persons: {} },
    'persons: This must contain only “people” and “groups”, in braces.',
  ],
  ['a list', [], 'The file: This must contain only “people” and “groups”, in braces.'],
  ['no roles at all', { people: { ann: { roles: [] } } }, `people.ann.roles: ${ROLES}`],
  ['roles that are not a list', { people: { ann: { roles: 'lead' } } }, `people.ann.roles: ${ROLES}`],
  ['a person without roles', { people: { ann: {} } }, `people.ann.roles: ${ROLES}`],
  ['a person who is only text', { people: { ann: 'lead' } }, `people.ann: ${ENTRY}`],
  [
    'a detail that is not known',
    { people: { ann: { roles: ['lead'], role: 'x' } } },
    `people.ann.role: ${ENTRY}`,
  ],
  [
    'a name that is not text',
    { groups: { g1: { name: 5, roles: ['lead'] } } },
    'groups.g1.name: This must be text, in quotation marks.',
  ],
  ['people as a list', { people: [] }, `people: ${ENTRIES}`],
  ['an id without letters', { people: { '': { roles: ['lead'] } } }, `people.: ${ENTRIES}`],
])('refuses %s at the start, and says where', async (_what, content, fault) => {
  await write(content);
  expect(read).toThrow(ConfigurationFailure);
  expect(whyNotRead()).toBe(`ROLES_FILE has errors. ${fault}${REMEDY}`);
});

const UNREADABLE =
  'ROLES_FILE could not be read. Check that the file exists, that this service may read it, and that it is valid JSON.';

test('refuses a file that is not JSON, or not there, without Node’s own words', async () => {
  expect(read).toThrow(ConfigurationFailure);
  expect(whyNotRead()).toBe(UNREADABLE);
  await write('{');
  expect(whyNotRead()).toBe(UNREADABLE);
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
  expect(reasons.at(-1)).toEqual({ reason: UNREADABLE });
  await rm(path);
  now = new Date(now.getTime() + 2_000);
  expect(roles(person('ann'))).toEqual(['admin']);
  expect(reasons.at(-1)).toEqual({ reason: UNREADABLE });
  await write({});
  now = new Date(now.getTime() + 2_000);
  expect(roles(person('ann'))).toEqual([]);
});
