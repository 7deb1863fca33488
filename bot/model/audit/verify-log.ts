// Checks the whole audit log: its consistency, its head and its signed checkpoints. Describes each problem in
// a sentence.
import type { KeyObject } from 'node:crypto';
import { checkSignature, type SignedCheckpoint } from './checkpoint.js';
import type { AuditEvent, AuditHead, LoggedEvent } from './event.js';
import { grow, leafHash, rootOf, type Frontier, type Hash } from './merkle.js';

export interface LogToVerify {
  /** In number order. */
  pages: AsyncIterable<readonly LoggedEvent[]>;
  head: AuditHead;
  checkpoints: readonly (SignedCheckpoint & { from: string })[];
  keys: readonly KeyObject[];
}

export interface LogReport {
  events: number;
  /** How many events have only a digest left, because their text was deleted. */
  shortened: number;
  /** How many checkpoints match the log. */
  checkpoints: number;
  root: string;
  /** Empty if nothing is wrong. */
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
    problems: more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `There are ${more} more problems.`] : problems,
  };
}

interface Walk {
  count: number;
  shortened: number;
  root: Hash;
  /** Root hashes by log size, for the sizes that the head and the checkpoints name. */
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
      // Computes the hash from the text, because the stored hash is what is being checked.
      const leaf = row.text === undefined ? Buffer.from(row.leaf, 'hex') : leafHash(row.text);
      frontier = grow(frontier, count, leaf);
      count += 1;
      if (wanted.has(count)) roots.set(count, rootOf(frontier));
    }
  if (shortened.last > shortened.allowed)
    problems.push(
      `The text of event ${shortened.last} is missing, but the log has no entry that says it was deleted at the end of its retention period.`,
    );
  return { count, shortened: shortened.count, root: rootOf(frontier), roots, problems };
}

function gapBefore(number: number, expected: number): string[] {
  if (number === expected) return [];
  if (number < expected) return [`Event ${number} is out of order.`];
  const last = number - 1;
  return [
    last === expected
      ? `Event ${expected} is missing: it was removed.`
      : `Events ${expected} to ${last} are missing: they were removed.`,
  ];
}

function rowProblems({ number, leaf, text, ...found }: LoggedEvent): string[] {
  if (text === undefined) return [];
  if (leafHash(text).toString('hex') !== leaf)
    return [`Event ${number} was edited: its text does not match its digest.`];
  const event = readEvent(text);
  if (!event) return [`Event ${number} cannot be read.`];
  if (event.number !== number)
    return [
      `Event ${number} was written as event ${event.number}: the events were put in a different order, or one was inserted.`,
    ];
  const { at, kind, by, record } = event;
  if (found.at !== at || found.kind !== kind || found.by !== by || found.record !== record?.id)
    return [`Event ${number} was edited: its search fields do not match its text.`];
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
  const named = `The checkpoint made at ${at} (${from})`;
  const signature = checkSignature(checkpoint, log.keys);
  if (signature === 'forged') return `${named} has been changed: its signature is not valid.`;
  if (signature === 'unknown-key')
    return `${named} was signed with a key we do not recognise. Add its public key with --key.`;
  if (size > log.count)
    return `${named} covers ${size} events, but the log has only ${log.count}: the end of the log was cut off.`;
  if (log.root?.equals(checkpoint.root)) return undefined;
  return `${named} does not match the log: at least one of events ${log.lastGood + 1} to ${size} was edited, inserted, removed or moved after the checkpoint was signed, and the log was rewritten.`;
}

function headProblems({ size, root }: AuditHead, count: number, roots: ReadonlyMap<number, Hash>): string[] {
  if (size > count)
    return [`The log should have ${size} events, but has only ${count}: events were removed from it.`];
  if (size < count) return [`The log has ${count} events, but should have ${size}: events were inserted.`];
  if (roots.get(size)?.toString('hex') === root) return [];
  return ['The events do not match the root hash stored with the last event: the log has been changed.'];
}
