// Tests that the fake platforms know whether a caller could have read a response, even if the machine is too
// busy to notice in time.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startFakeTeams } from './fake-teams/fake-teams.js';
import { perTest } from '../support/per-test.js';

const fake = perTest(startFakeTeams);

/**
 * Returns arguments for a Node process that posts one message. It is killed after sending the request
 * (`asked`) or after reading the response (`heard`).
 */
const posting = (killed: 'asked' | 'heard') => [
  '-e',
  `
    const body = JSON.stringify({ type: 'message', text: 'Hello' });
    const agent = new (require('node:http').Agent)({ keepAlive: true });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const options = { method: 'POST', agent, headers };
    const reach = (step) => step === '${killed}' && process.kill(process.pid, 'SIGKILL');
    const request = require('node:http').request('${fake.url}/v3/conversations/a/activities', options, (answer) =>
      answer.on('end', () => reach('heard')).resume());
    request.on('finish', () => reach('asked')).end(body);
    setInterval(() => undefined, 1000);`,
];

test('one that was killed before its message was looked at has not heard', async () => {
  // Blocks this process, so that it only handles the request once the caller has died.
  expect(spawnSync(process.execPath, posting('asked')).signal).toBe('SIGKILL');
  expect(fake.calls).toEqual([]);
  await expect.poll(() => fake.calls).toMatchObject([{ unread: 'gone' }]);
  expect(fake.calls[0]).not.toHaveProperty('answered');
});

test('one that read the answer and was killed then has heard', async () => {
  await once(spawn(process.execPath, posting('heard')), 'exit');
  await wait(300);
  expect(fake.calls).toMatchObject([{ answered: 201 }]);
  expect(fake.calls[0]).not.toHaveProperty('unread');
});

test('one whose line is cut has not heard', async () => {
  fake.script({ lost: true });
  await fetch(`${fake.url}/v3/conversations/a/activities`, {
    method: 'POST',
    body: '{"type":"typing"}',
  }).catch(() => undefined);
  expect(fake.calls[0]).toMatchObject({ unread: 'cut' });
});
