// A bad token leaves no stack trace or key on the console. Runs the real library in a separate process.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { transpiled } from '../../../support/deployment/transpiled.js';

const run = promisify(execFile);
const TRACE = /^\s+at /m;
/** A long time limit, because each test starts a process, which is slow on a busy machine. */
const LIMIT_MS = 120_000;
const KEY = /BEGIN (?:RSA )?PUBLIC KEY/;

async function outputOf(how: 'endpoint' | 'library-kept-quiet' | 'library-alone'): Promise<string> {
  const child = [transpiled('tests/adapters/teams/service/bad-token-child.ts'), how];
  const { stdout, stderr } = await run(process.execPath, child);
  return stdout + stderr;
}

test(
  'the library alone writes both, so that there is something to keep quiet',
  async () => {
    const output = await outputOf('library-alone');
    expect(output).toMatch(TRACE);
    expect(output).toMatch(KEY);
  },
  LIMIT_MS,
);

test(
  'what the library writes becomes a line of the log, and what others write stays',
  async () => {
    const output = await outputOf('library-kept-quiet');
    expect(output).not.toMatch(TRACE);
    expect(output).not.toMatch(KEY);
    expect(output).toContain('Teams library: TokenExpiredError');
    expect(output).toContain('Teams library: Error finding key for token. Available keys');
    expect(output).toContain('Teams library: Traced');
    expect(output).toContain('Teams library: Debugged');
    expect(output).toContain('written by someone else');
  },
  LIMIT_MS,
);

test(
  'a bad token at the endpoint leaves one line of the log',
  async () => {
    const output = await outputOf('endpoint');
    expect(output).not.toMatch(TRACE);
    expect(output).not.toMatch(KEY);
    expect(output.match(/An activity was refused\./g)).toHaveLength(2);
  },
  LIMIT_MS,
);
