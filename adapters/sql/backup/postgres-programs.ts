// Runs pg_dump and pg_restore, which come with PostgreSQL. The password isn't in their arguments, because other users
// can see those.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { StoreFailure } from '../../../knowledge/model/errors.js';

interface Running {
  child: ChildProcess;
  /** Throws `StoreFailure` if the program failed. */
  ended: Promise<void>;
}

function run(program: string, args: readonly string[], databaseUrl: string | undefined): Running {
  const address = databaseUrl === undefined ? undefined : new URL(databaseUrl);
  const password = decodeURIComponent(address?.password ?? '');
  if (address) address.password = '';
  const child = spawn(program, [...args, ...(address ? [`--dbname=${address.href}`] : [])], {
    env: { ...process.env, ...(password && { PGPASSWORD: password }) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said = `${said}${piece.toString()}`.slice(-2_000)));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new StoreFailure(
          `${program} could not be started.`,
          'Install the PostgreSQL client tools. They must be the same version as the server, or newer.',
          { cause },
        ),
      ),
    );
    child.once('close', (code) => {
      if (code === 0) return resolve();
      // The last line names the table or the connection, never a value.
      const why =
        said
          .trim()
          .split('\n')
          .findLast((line) => line.includes('error:')) ?? `code ${code}`;
      reject(
        new StoreFailure(
          `${program} failed: ${why}`,
          'Check DATABASE_URL and the database role’s permissions. If the versions differ, put the client tools for the server’s version first in PATH.',
        ),
      );
    });
  });
  ended.catch(() => undefined);
  return { child, ended };
}

/**
 * Only an administrator can restore extensions, so we include only the one that every database has. We leave
 * out the table for SEARCH=postgres, because it needs pgvector and is a copy that can be made again.
 */
const LEFT_OUT = ['--extension=plpgsql', '--exclude-table=passage_vectors*'];

/** Dumps the store as it was at one moment, even if others are writing. */
export async function* dumpPostgres(databaseUrl: string): AsyncGenerator<Uint8Array> {
  const { child, ended } = run(
    'pg_dump',
    ['--format=custom', '--no-owner', '--no-privileges', ...LEFT_OUT],
    databaseUrl,
  );
  child.stdin?.end();
  yield* child.stdout as AsyncIterable<Uint8Array>;
  await ended;
}

/** Restores everything or nothing. */
export function restorePostgres(databaseUrl: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  return feed(
    run(
      'pg_restore',
      ['--exit-on-error', '--single-transaction', '--no-owner', '--no-privileges'],
      databaseUrl,
    ),
    content,
  );
}

/** Reads the whole dump, and throws if it is not complete. */
export function checkDump(content: AsyncIterable<Uint8Array>): Promise<void> {
  return feed(run('pg_restore', ['--file=-'], undefined), content);
}

/**
 * A program may close its input early, because it failed or because it has all it needs. How it ends tells us which. We
 * still read the content to the end, because only then do we know that the file is complete.
 */
async function feed({ child, ended }: Running, content: AsyncIterable<Uint8Array>): Promise<void> {
  const input = child.stdin!;
  const closed = new Promise<void>((resolve) => input.once('close', resolve));
  // `ended` reports how the program ended, with its own message instead of the broken pipe error.
  input.on('error', () => undefined);
  child.stdout?.resume();
  try {
    for await (const piece of content) {
      if (!input.writable || input.write(piece)) continue;
      const drained = once(input, 'drain').catch(() => undefined);
      await Promise.race([drained, closed]);
    }
  } catch (error) {
    child.kill();
    throw error;
  }
  input.end();
  await ended;
}
