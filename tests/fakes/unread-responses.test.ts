// The fake platforms know whether a caller can have read its answer, also on a machine that is too busy to look in time.
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeTeams } from './fake-teams/fake-teams.js';
import { startFakeTeams } from './fake-teams/fake-teams.js';

let fake: FakeTeams;
beforeEach(async () => {
  fake = await startFakeTeams();
});
afterEach(() => fake.close());

/** A process that posts one message, says so, and then reads the answer. */
function post() {
  const asks = `
    const body = JSON.stringify({ type: 'message', text: 'Hello' });
    const agent = new (require('node:http').Agent)({ keepAlive: true });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const options = { method: 'POST', agent, headers };
    const request = require('node:http').request('${fake.url}/v3/conversations/a/activities', options, (answer) =>
      answer.on('end', () => process.stdout.write('heard')).resume());
    request.end(body);
    setInterval(() => undefined, 1000);`;
  return spawn(process.execPath, ['-e', asks], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function doNothingFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('one that was killed before its message was looked at has not heard', async () => {
  const caller = post();
  doNothingFor(1_500);
  caller.kill('SIGKILL');
  doNothingFor(300);
  await wait(300);
  expect(fake.calls).toHaveLength(1);
  expect(fake.calls[0]).toMatchObject({ unheard: 'gone' });
  expect(fake.calls[0]).not.toHaveProperty('answered');
});

test('one that read the answer and was killed then has heard', async () => {
  const caller = post();
  await new Promise((resolve) => caller.stdout.once('data', resolve));
  caller.kill('SIGKILL');
  await wait(300);
  expect(fake.calls[0]).toMatchObject({ answered: 201 });
  expect(fake.calls[0]).not.toHaveProperty('unheard');
});

test('one whose line is cut has not heard', async () => {
  fake.script({ lost: true });
  await fetch(`${fake.url}/v3/conversations/a/activities`, {
    method: 'POST',
    body: '{"type":"typing"}',
  }).catch(() => undefined);
  expect(fake.calls[0]).toMatchObject({ unheard: 'cut' });
});
