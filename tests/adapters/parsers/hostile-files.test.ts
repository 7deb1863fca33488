// Gives the real parser process files designed to exhaust it. Each file is read within the limits, or refused
// with a reason.
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createParserProcess, type ParserProcess } from '../../../adapters/parsers/parser-process.js';
import type { FileKind } from '../../../ingest/model/document.js';
import type { FileToChunk } from '../../../ingest/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { HOSTILE_FILES } from '../../attacks/files/hostile-files.js';
import { isThorough } from '../../support/thoroughness.js';
import { transpiled } from '../../support/deployment/transpiled.js';

const MEGABYTE = 1024 * 1024;
/**
 * 5% of the service’s time limit of one minute, or 2.5% in the short run, so that a file that would take for
 * ever is stopped after a few seconds.
 */
const MAX_MS = isThorough ? 3_000 : 1_500;
const MAX_MEMORY = 768 * MEGABYTE;
/** The maximum growth in memory between 2 checks. There are 20 checks a second. */
const BETWEEN_LOOKS = 192 * MEGABYTE;
const START_MS = 60_000;
/**
 * The maximum processor time for the main process, because everyone’s requests wait while it is busy. A file
 * once blocked it for 9,500 ms.
 */
const MOST_WORK_MS = 4_000;

const keep = (maxMs?: number) =>
  createParserProcess({
    childFile: transpiled('adapters/composition/parser-child.ts'),
    counting: 'minilm',
    limits: { ...(maxMs !== undefined && { maxMs }), maxMemoryBytes: MAX_MEMORY },
  });
/**
 * A parser for files that do not test the limits. It has the service’s own time limit, in case this machine
 * is busy.
 */
const patient = keep();
const brief = keep(MAX_MS);
afterAll(() => Promise.all([patient.close(), brief.close()]));

const note: FileToChunk = {
  kind: 'md',
  bytes: Buffer.from('# Referrals\n\nA child does not have to agree to a referral.'),
  details: { slug: 'note' },
};

const LIMITS =
  /more than (?:3|1\.5) seconds|more than 768 MB of memory|characters long and cannot be split|more than 50000 paragraphs|\(RangeError\)/;

async function outcomeOf(parser: ParserProcess, kind: FileKind, bytes: Uint8Array): Promise<string> {
  try {
    const { passages } = await parser.chunkFile({ kind, bytes, details: { slug: 'hostile' } });
    expect(passages.length).toBeGreaterThan(0);
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(InputFailure);
    expect((error as InputFailure).remedy).toMatch(/\w+ .+\.$/);
    return (error as InputFailure).message;
  }
}

/** Returns the most memory that the process used while `work` ran. */
async function peakOf(parser: ParserProcess, work: Promise<unknown>): Promise<number> {
  let peak = 0;
  let isOver = false;
  void work.finally(() => (isOver = true)).catch(() => undefined);
  while (!isOver) {
    const status = await readFile(`/proc/${parser.pid()}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024);
    await wait(20);
  }
  return peak;
}

test.each(HOSTILE_FILES)(
  '$name: is read or refused within the limits, and the next file is read',
  async (file) => {
    const parser = file.outcome === 'limits' ? brief : patient;
    const bytes = file.make();
    const before = process.cpuUsage();
    const reached = outcomeOf(parser, file.kind, bytes);
    const peak = await peakOf(parser, reached);
    const { user, system } = process.cpuUsage(before);
    const outcome = await reached;
    if (file.outcome === 'limits') expect(outcome === 'read' || LIMITS.test(outcome), outcome).toBe(true);
    else expect(outcome).toMatch(file.outcome);
    expect(peak).toBeLessThan(MAX_MEMORY + BETWEEN_LOOKS);
    expect((user + system) / 1_000).toBeLessThan(MOST_WORK_MS);
    expect((await parser.chunkFile(note)).passages).toHaveLength(1);
  },
  MAX_MS + 2 * START_MS,
);
