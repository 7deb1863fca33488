// Checks the whole audit log: that it is consistent and matches its head and its signed checkpoints.
// Describes each problem in a sentence.
import type { KeyObject } from 'node:crypto';
import { checkSignature, type SignedCheckpoint } from './checkpoint.js';
import type { AuditEvent, AuditHead, LoggedEvent } from './event.js';
import { grow, leafHash, rootOf, type Frontier, type Hash } from './merkle.js';
import { auditWording as said } from '../wording/audit-wording.js';

export interface LogToVerify {
  /** The pages contain the events in order of their numbers. */
  pages: AsyncIterable<readonly LoggedEvent[]>;
  head: AuditHead;
  checkpoints: readonly (SignedCheckpoint & { from: string })[];
  keys: readonly KeyObject[];
}

export interface LogReport {
  events: number;
  /** How many events have only a digest left, because their text was deleted. */
  shortened: number;
  checkpoints: number;
  root: string;
  /** A sentence for each problem. Empty if there are none. */
  problems: string[];
}

const MOST_PROBLEMS = 20;

export async function verifyLog(log: LogToVerify): Promise<LogReport> {
  const walk = await walkLog(log);
  const { count, roots, problems } = walk;
  const agreeing = checkCheckpoints(log, count, roots, problems);
  problems.push(...headProblems(log.head, count, roots));
  const more = problems.length - MOST_PROBLEMS;
  return {
    events: count,
    shortened: walk.shortened,
    checkpoints: agreeing,
    root: walk.root.toString('hex'),
    problems: more > 0 ? [...problems.slice(0, MOST_PROBLEMS), said.more(more)] : problems,
  };
}

interface Walk {
  count: number;
  shortened: number;
  root: Hash;
  /** The root hashes for the log sizes in the head and the checkpoints, by size. */
  roots: Map<number, Hash>;
  problems: string[];
}

async function walkLog({ pages, head, checkpoints }: LogToVerify): Promise<Walk> {
  const wanted = new Set([head.size, ...checkpoints.map(({ size }) => size)]);
  const roots = new Map<number, Hash>();
  const problems: string[] = [];
  const shortened = { count: 0, last: 0, allowed: 0 };
  let [frontier, count, expected]: [Frontier, number, number] = [[], 0, 1];
  if (wanted.has(0)) roots.set(0, rootOf([]));
  for await (const page of pages)
    for (const row of page) {
      problems.push(...gapBefore(row.number, expected), ...rowProblems(row));
      expected = row.number + 1;
      if (row.text === undefined) {
        shortened.count += 1;
        shortened.last = row.number;
      } else if (row.kind === 'log-shortened')
        shortened.allowed = Math.max(shortened.allowed, shortenedThrough(row.text));
      // Compute the hash from the text, because the stored hash may be wrong.
      const leaf = row.text === undefined ? Buffer.from(row.leaf, 'hex') : leafHash(row.text);
      frontier = grow(frontier, count, leaf);
      count += 1;
      if (wanted.has(count)) roots.set(count, rootOf(frontier));
    }
  if (shortened.last > shortened.allowed) problems.push(said.textMissing(shortened.last));
  return { count, shortened: shortened.count, root: rootOf(frontier), roots, problems };
}

function gapBefore(number: number, expected: number): string[] {
  if (number === expected) return [];
  return [number < expected ? said.outOfOrder(number) : said.removed(expected, number - 1)];
}

function rowProblems({ number, leaf, text, ...found }: LoggedEvent): string[] {
  if (text === undefined) return [];
  if (leafHash(text).toString('hex') !== leaf) return [said.edited(number)];
  const event = readEvent(text);
  if (!event) return [said.unreadable(number)];
  if (event.number !== number) return [said.moved(number, event.number)];
  const { at, kind, by, record } = event;
  if (found.at !== at || found.kind !== kind || found.by !== by || found.record !== record?.id)
    return [said.fieldsEdited(number)];
  return [];
}

function readEvent(text: string): AuditEvent | undefined {
  try {
    return JSON.parse(text) as AuditEvent;
  } catch {
    return undefined;
  }
}

function shortenedThrough(text: string): number {
  return Number(readEvent(text)?.details?.['through'] ?? 0);
}

function checkCheckpoints(
  { checkpoints, keys }: LogToVerify,
  count: number,
  roots: ReadonlyMap<number, Hash>,
  problems: string[],
): number {
  const [seen, lastGood] = [new Set<string>(), { size: 0 }];
  let agreeing = 0;
  for (const one of [...checkpoints].sort((a, b) => a.size - b.size)) {
    const key = `${one.size} ${one.root.toString('hex')} ${one.note}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const found = checkpointProblem(one, { keys, count, root: roots.get(one.size), lastGood: lastGood.size });
    if (found !== undefined) problems.push(found);
    else {
      agreeing += 1;
      lastGood.size = one.size;
    }
  }
  return agreeing;
}

function checkpointProblem(
  checkpoint: SignedCheckpoint & { from: string },
  log: { keys: readonly KeyObject[]; count: number; root: Hash | undefined; lastGood: number },
): string | undefined {
  const { size, at, from } = checkpoint;
  const signature = checkSignature(checkpoint, log.keys);
  if (signature === 'forged') return said.checkpoint.forged(at, from);
  if (signature === 'unknown-key') return said.checkpoint.unknownKey(at, from);
  if (size > log.count) return said.checkpoint.cutOff(at, from, size, log.count);
  if (log.root?.equals(checkpoint.root)) return undefined;
  return said.checkpoint.rewritten(at, from, log.lastGood + 1, size);
}

function headProblems({ size, root }: AuditHead, count: number, roots: ReadonlyMap<number, Hash>): string[] {
  if (size > count) return [said.tooFew(size, count)];
  if (size < count) return [said.tooMany(size, count)];
  if (roots.get(size)?.toString('hex') === root) return [];
  return [said.otherRoot];
}
