// Starts a PostgreSQL server of our own for one suite, on a free port, and removes it afterwards.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, chownSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface TestPostgres {
  url: string;
  stop(): Promise<void>;
}

/**
 * The server refuses to run as root, so as root it runs as the user `postgres` that its package made. `durable`: what
 * it commits is on the disk, as in production.
 */
export async function startPostgres(program: string, { durable = false } = {}): Promise<TestPostgres> {
  const bin = dirname(program);
  const data = mkdtempSync(join(tmpdir(), 'postgres-'));
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') } : {};
  if (asRoot) chownSync(data, user.uid!, user.gid!);
  // Not through runuser: it keeps signals to itself, and the server would outlive its test.
  const options = { ...user, cwd: data, stdio: 'ignore' as const };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'test', '--no-sync', '-E', 'UTF8'],
    options,
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${data}`,
    `fsync=${durable ? 'on' : 'off'}`,
  ];
  const server = spawn(
    program,
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    options,
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = () => server.kill('SIGINT');
  process.once('exit', kill);
  await untilReady(bin, port);
  return {
    url: `postgresql://test@127.0.0.1:${port}/postgres`,
    async stop() {
      kill();
      await ended;
      process.removeListener('exit', kill);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function idOfPostgres(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function untilReady(bin: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error('PostgreSQL did not become ready within 15 seconds.');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
