// If the machine is the cause of a failure, the file is read again instead of being refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createParserProcess, type ParserProcess } from '../../../adapters/parsers/parser-process.js';
import type { FileToChunk } from '../../../ingest/model/ports.js';
import { InputFailure, MachineFailure } from '../../../knowledge/model/errors.js';

const FILE: FileToChunk = { kind: 'txt', bytes: Buffer.from('A rule.'), details: { slug: 'rule' } };
const READ = "{ kind: 'chunked', chunked: { document: { slug: 'rule' }, passages: [] } }";
const CHUNKED = `process.send({ kind: 'answered', id: 0, answer: ${READ} })`;
const BUSY = 'for (;;) ;';

let home: string;
let parser: ParserProcess | undefined;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'parser-'));
});
afterEach(async () => {
  await parser?.close();
  await rm(home, { recursive: true, force: true });
});

/**
 * Starts a child process that runs the statements `first` for the first message of this kind, and `then` for
 * later ones.
 */
async function keep(
  when: 'start' | 'ask',
  [first, then]: readonly [first: string, then: string],
  limits: { maxMs?: number; maxClockMs?: number } = {},
): Promise<ParserProcess> {
  const childFile = join(home, 'child.mjs');
  const ready = "process.send({ kind: 'ready' })";
  await writeFile(
    childFile,
    `import { existsSync, writeFileSync } from 'node:fs';
    const mark = ${JSON.stringify(join(home, 'seen'))};
    process.on('disconnect', () => process.exit());
    process.on('message', ({ kind }) => {
      if (kind !== '${when}') return kind === 'start' ? ${ready} : ${CHUNKED};
      if (existsSync(mark)) { ${then} } else { writeFileSync(mark, ''); ${first} }
    });`,
  );
  return (parser = createParserProcess({ childFile, counting: 'estimate', limits }));
}

test('a process that another program ends while it starts is started again', async () => {
  const kept = await keep('start', [
    "process.kill(process.pid, 'SIGKILL')",
    "process.send({ kind: 'ready' })",
  ]);
  await expect(kept.chunkFile(FILE)).resolves.toMatchObject({ document: { slug: 'rule' } });
});

test('a file whose process another program ends is read again', async () => {
  const kept = await keep('ask', ["process.kill(process.pid, 'SIGKILL')", CHUNKED]);
  await expect(kept.chunkFile(FILE)).resolves.toMatchObject({ document: { slug: 'rule' } });
});

// Only Linux shows the processor time of another process (in /proc). Other systems count elapsed time, so
// this test does not run there. CI runs on Linux.
test.runIf(process.platform === 'linux')(
  'time in which the machine does other work does not count',
  async () => {
    const late = `setTimeout(() => ${CHUNKED}, 1_500)`;
    const kept = await keep('ask', [late, late], { maxMs: 1_000 });
    await expect(kept.chunkFile(FILE)).resolves.toMatchObject({ document: { slug: 'rule' } });
  },
);

test('a process that the machine never lets run fails as busy after three attempts, not as a bad file', async () => {
  const kept = await keep('ask', ['', ''], { maxClockMs: 1_000 });
  const failure: unknown = await kept.chunkFile(FILE).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MachineFailure);
  expect((failure as MachineFailure).message).toBe('A file could not be read: the machine is too busy.');
}, 60_000);

test('a file that keeps its reader busy is refused for it, once', async () => {
  const kept = await keep('ask', [BUSY, CHUNKED], { maxMs: 300 });
  const failure: unknown = await kept.chunkFile(FILE).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InputFailure);
  expect((failure as InputFailure).message).toBe('This TXT file took more than 0.3 seconds to read.');
}, 60_000);
