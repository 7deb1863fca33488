// Starts a separate PostgreSQL server on a free port for a suite, and removes it afterwards.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.js';

export interface TestPostgres {
  url: string;
  /** Restarts the server as an administrator would, which ends every connection. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Settings for a store that is soon deleted, so it needs no protection from crashes and no maintenance. */
const NOTHING_TO_KEEP = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'checkpoint_timeout=1h',
  'max_wal_size=4GB',
  'jit=off',
];

/**
 * A shell program that runs the server until the shell's input ends. That also happens if this process is
 * killed, as Vitest does with those that run tests. Then empties the server's folder, which is `$0`, unless
 * it was told to keep it.
 */
const WHILE_WE_RUN = `trap '' INT
"$@" &
read -r told
kill -INT $!
wait $!
[ "$told" = keep ] || rm -rf "$0"/*`;

/**
 * Starts the server. PostgreSQL refuses to run as root, so if we are root it runs as the user `postgres`,
 * which its package created. With `durable`, committed data is written to the disk, as in production.
 */
export async function startPostgres(program: string, { durable = false } = {}): Promise<TestPostgres> {
  const bin = dirname(program);
  const uid = process.getuid!();
  const user = uid === 0 ? { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') } : { uid };
  const data = folderOf(user);
  const options = { ...user, cwd: data, stdio: 'ignore' as const };
  execFileSync('cp', ['-a', `${newCluster(bin, user)}/.`, data], options);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${data}`,
    ...(durable ? [] : NOTHING_TO_KEEP),
  ];
  const start = () => {
    const command = [program, '-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
    const server = spawn('sh', ['-c', WHILE_WE_RUN, data, ...command], {
      ...options,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    return { stdin: server.stdin, ended: new Promise((resolve) => server.once('exit', resolve)) };
  };
  let running = start();
  await untilReady(bin, port);
  return {
    url: `postgresql://test@127.0.0.1:${port}/postgres`,
    async restart() {
      running.stdin.end('keep\n');
      await running.ended;
      running = start();
      await untilReady(bin, port);
    },
    async stop() {
      running.stdin.end();
      await running.ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

let shared: Promise<TestPostgres> | undefined;

/**
 * Returns the server of this process, which is started for the first suite that asks and runs until the
 * process ends. Starting one and making its tables takes 0.7 seconds of processor time. Suites on it make
 * their own databases; a suite that changes or restarts the server starts its own.
 */
export async function sharedPostgres(program: string): Promise<Pick<TestPostgres, 'url'>> {
  shared ??= startPostgres(program).catch((error: unknown) => {
    // The next suite tries again, so that one failed start does not fail them all.
    shared = undefined;
    throw error;
  });
  const { url } = await shared;
  return { url };
}

interface User {
  uid: number;
  gid?: number;
}

function folderOf({ uid, gid }: User, within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'postgres-'));
  if (gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

/**
 * Returns the cluster that each server copies. Copying one takes a sixth of the time of creating one. The
 * cluster is kept for later runs.
 */
function newCluster(bin: string, user: User): string {
  const cluster = join(
    process.env.LASTING_TMPDIR ?? tmpdir(),
    `postgres-${basename(dirname(bin))}-cluster-${user.uid}`,
  );
  // Only uses a folder that belongs to this user. Any other owner could make us run any program.
  if (existsSync(cluster) && statSync(cluster).uid === user.uid) return cluster;
  const making = folderOf(user, dirname(cluster));
  const initdb = ['-D', making, '-A', 'trust', '-U', 'test', '--no-sync', '-E', 'UTF8'];
  execFileSync(join(bin, 'initdb'), initdb, { ...user, cwd: making, stdio: 'ignore' });
  try {
    renameSync(making, cluster);
  } catch {
    // Another test process made the cluster first.
    return making;
  }
  return cluster;
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
