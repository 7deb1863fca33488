// Checks when the service refuses to start, and the message it prints.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { transpiled } from '../../support/deployment/transpiled.js';

/** Starts the service, and stops it as soon as it reports that it is listening. */
async function start(environment: NodeJS.ProcessEnv) {
  const home = await mkdtemp(join(tmpdir(), 'ctac-'));
  const child = spawn(process.execPath, [transpiled('adapters/start/main.ts')], {
    env: { PATH: process.env.PATH, DATA_DIR: home, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (piece: Buffer) => {
    said.output += piece.toString();
    child.kill();
  });
  child.stderr.on('data', (piece: Buffer) => (said.errors += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  await rm(home, { recursive: true });
  return { ...said, code };
}

it('refuses to start where other machines could reach it without a sign-in, and names the setting', async () => {
  const { output, errors, code } = await start({ HOST: '0.0.0.0' });
  expect(output).toBe('');
  expect(errors).toMatch(/^HOST is 0\.0\.0\.0, so other machines can reach this service.*OIDC_ISSUER/);
  expect(code).toBe(1);
}, 120_000);

it('says before it imports anything that its port is in use, and that a setting is misspelt', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { output, errors, code } = await start({ PORT: String(port), WEB_ACESS: 'signed-in' });
  server.close();
  expect(output).toBe('');
  expect(errors.split('\n')).toEqual([
    expect.stringContaining('Did you mean WEB_ACCESS?'),
    expect.stringContaining(`Port ${port} on 127.0.0.1 is in use.`),
    '',
  ]);
  expect(code).toBe(1);
}, 120_000);
