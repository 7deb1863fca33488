// Runs pg_dump and pg_restore. The password is not passed as an argument, because other users could see it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { backupWording as said } from '../wording/backup-wording.js';

interface Running {
  child: ChildProcess;
  /** Rejects with `StoreFailure` if the program failed. */
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
  let printed = '';
  child.stderr.on('data', (piece: Buffer) => (printed = `${printed}${piece.toString()}`.slice(-2_000)));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => reject(new StoreFailure(...said.programNotStarted(program), { cause })));
    child.once('close', (code) => {
      if (code === 0) return resolve();
      // Only quote the last line of the error, which names the table or the connection but contains no data.
      const why =
        printed
          .trim()
          .split('\n')
          .findLast((line) => line.includes('error:')) ?? `code ${code}`;
      reject(new StoreFailure(...said.programFailed(program, why)));
    });
  });
  ended.catch(() => undefined);
  return { child, ended };
}

/**
 * Only an administrator can restore extensions, so we only include plpgsql, which every database has. We
 * leave out the vectors for SEARCH=postgres: they need pgvector, and can be rebuilt from the store.
 */
const LEFT_OUT = ['--extension=plpgsql', '--exclude-table=passage_vectors*'];

/** The dump shows the store at a single moment, even if others are writing to it. */
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

/** If the restore fails, the database is not changed. */
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

/** Reads the whole dump. Throws if the dump is incomplete. */
export function checkDump(content: AsyncIterable<Uint8Array>): Promise<void> {
  return feed(run('pg_restore', ['--file=-'], undefined), content);
}

/**
 * A program may stop reading early, either because it failed or because it needs no more. We still read all
 * the content, because only the end shows that the file is complete.
 */
async function feed({ child, ended }: Running, content: AsyncIterable<Uint8Array>): Promise<void> {
  const input = child.stdin!;
  const closed = new Promise<void>((resolve) => input.once('close', resolve));
  // Ignores broken pipes, because `ended` reports the program's own error.
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
