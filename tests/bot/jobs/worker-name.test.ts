// Tests that workers of earlier runs on this machine are recognised once they have ended.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { hasEnded, workerName } from '../../../bot/jobs/worker-name.js';

const deadPid = spawnSync(process.execPath, ['-e', '0']).pid;

test.each([
  ['a process that has gone', `${deadPid}:earlier-run:one`, true],
  [
    'an earlier process with the number of this one, as in a container',
    `${process.pid}:earlier-run:one`,
    true,
  ],
  ['a process that lives', `${process.ppid}:earlier-run:one`, false],
  ['a version that gave no numbers', '0f0e0d0c-0000-4000-8000-000000000000', false],
  ['no process', '0:earlier-run:one', false],
  ['all processes of a group', '-1:earlier-run:one', false],
])('a worker of %s', (_, worker, ended) => {
  expect(hasEnded(worker)).toBe(ended);
});

test('a worker of this process is not taken as ended, and no two have the same name', () => {
  expect(hasEnded(workerName())).toBe(false);
  expect(workerName()).not.toBe(workerName());
});
