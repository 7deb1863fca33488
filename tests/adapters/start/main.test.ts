// Checks when the service refuses to start, and the message it prints.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { transpiled } from '../../support/deployment/transpiled.js';

it('refuses to start where other machines could reach it without a sign-in, and names the setting', async () => {
  const home = await mkdtemp(join(tmpdir(), 'ctac-'));
  const child = spawn(process.execPath, [transpiled('adapters/start/main.ts')], {
    env: { PATH: process.env.PATH, DATA_DIR: home, HOST: '0.0.0.0', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (piece: Buffer) => {
    said.output += piece.toString();
    // Any output means that the service is listening, which it should not do.
    child.kill();
  });
  child.stderr.on('data', (piece: Buffer) => (said.errors += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  await rm(home, { recursive: true });
  expect(said.output).toBe('');
  expect(said.errors).toMatch(/^HOST is 0\.0\.0\.0, so other machines can reach this service.*OIDC_ISSUER/);
  expect(code).toBe(1);
}, 120_000);
