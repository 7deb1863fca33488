// Tests a bot that is killed repeatedly without warning. Every acknowledged question is answered, and repeats
// are marked.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { transpiled } from '../../support/deployment/transpiled.js';

/** The number of kills. For a longer test by hand, set KILLS=50. */
const KILLS = Number(process.env['KILLS'] ?? 3);
const QUESTIONS_EACH = 25;
const CONVERSATIONS = 6;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Delivery {
  key: string;
  again: boolean;
  text: string;
}

test(
  `answers every acknowledged question through ${KILLS} kills`,
  async () => {
    const acknowledged = new Set<string>();
    let unacknowledged: IncomingEvent[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const fresh = Array.from({ length: QUESTIONS_EACH }, (_, n) => question(round * QUESTIONS_EACH + n));
      // Delivers unacknowledged events again, as a platform does.
      unacknowledged = await runAndKill([...unacknowledged, ...fresh], acknowledged);
    }
    await runToTheEnd(unacknowledged, acknowledged);
    const delivered = await deliveries();
    expect(acknowledged.size).toBe(KILLS * QUESTIONS_EACH);
    for (const id of acknowledged)
      expect(delivered.filter(({ text }) => text.includes(`Answer to ${id}.`)).length).toBeGreaterThan(0);
    expectRepeatsToBeKnown(delivered);
  },
  120_000 + KILLS * 20_000,
);

test('answers at once after a kill what the killed process had taken for ten minutes', async () => {
  // The lease must not expire while the next process starts, even on a busy machine.
  const leaseMs = 600_000;
  const told = new Set<string>();
  const killed = start(told, String(leaseMs), 'is answering');
  const dies = once(killed, 'exit');
  killed.stdin!.write(`${JSON.stringify(question(1))}\n`);
  await expect.poll(() => told, LONG_ENOUGH).toContain('is answering');
  killed.kill('SIGKILL');
  await dies;

  const next = start(new Set(), String(leaseMs));
  const closes = once(next, 'close');
  const acknowledged = acknowledgement(next);
  // Asks as another person and waits for the acknowledgement, so that the time measured does not include
  // starting the process.
  next.stdin!.write(`${JSON.stringify(question(2))}\n`);
  await acknowledged;
  const began = performance.now();
  await expect.poll(() => answersTo('q1'), LONG_ENOUGH).toHaveLength(1);
  const waitedMs = Math.round(performance.now() - began);
  process.stdout.write(`answered ${waitedMs} ms after the new process worked\n`);
  expect(waitedMs).toBeLessThan(30_000);
  next.stdin!.end();
  await closes;
}, 120_000);

test('gives up a question that kills every process, says so, and answers the others', async () => {
  const acknowledged = new Set<string>();
  const again = () => start(acknowledged, '400', '', 'q7');
  // The second question is from the same person as the first, which kills the process.
  const events = [question(7), question(7 + CONVERSATIONS), question(2)];
  let starts = 0;
  for (let code: number | null = null; code !== 0 && starts < 10; starts += 1) {
    const child = again();
    for (const event of events.filter(({ id }) => !acknowledged.has(id)))
      child.stdin!.write(`${JSON.stringify(event)}\n`);
    child.stdin!.end();
    [code] = (await once(child, 'close')) as [number | null];
  }
  const delivered = await deliveries();
  expect(delivered.filter(({ text }) => text.includes('something went wrong'))).toHaveLength(1);
  for (const id of ['q13', 'q2']) expect((await answersTo(id)).length).toBeGreaterThan(0);
  // The question kills 5 processes. The sixth stops trying to answer it.
  expect(starts).toBe(6);
}, 120_000);

const LONG_ENOUGH = { timeout: 50_000, interval: 50 };

async function answersTo(id: string): Promise<Delivery[]> {
  const delivered = await deliveries().catch(() => []);
  return delivered.filter(({ text }) => text.includes(`Answer to ${id}.`));
}

/**
 * Checks repeated messages. A message may be sent twice if the process is killed between sending and
 * recording it. The repeat has the same key, and is marked as a repeat.
 */
function expectRepeatsToBeKnown(delivered: Delivery[]): void {
  const byKey = groupByKey(delivered);
  const repeated = [...byKey.values()].filter((attempts) => attempts.length > 1);
  for (const [, ...repeats] of repeated) expect(repeats.every(({ again }) => again)).toBe(true);
  // 8 jobs run at a time, so no kill can duplicate more than 8 messages.
  expect(repeated.length).toBeLessThanOrEqual(8 * KILLS);
  const answers = delivered.filter(({ text }) => text.includes('Answer to '));
  const texts = new Set(answers.map(({ text }) => text));
  expect(new Set(answers.map(({ key }) => key)).size).toBe(texts.size);
  process.stdout.write(
    `${KILLS} kills: ${delivered.length} deliveries, ${repeated.length} of them doubled\n`,
  );
}

function groupByKey(delivered: Delivery[]): Map<string, Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const one of delivered) groups.set(one.key, [...(groups.get(one.key) ?? []), one]);
  return groups;
}

async function runAndKill(events: IncomingEvent[], acknowledged: Set<string>): Promise<IncomingEvent[]> {
  const child = start(acknowledged);
  const dies = once(child, 'exit');
  for (const event of events) child.stdin!.write(`${JSON.stringify(event)}\n`);
  await acknowledgement(child);
  // Kills at a random time after the first acknowledgement, so that over many runs every moment is tested.
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
  child.kill('SIGKILL');
  await dies;
  return events.filter(({ id }) => !acknowledged.has(id));
}

async function runToTheEnd(events: IncomingEvent[], acknowledged: Set<string>): Promise<void> {
  const child = start(acknowledged);
  for (const event of events) child.stdin!.write(`${JSON.stringify(event)}\n`);
  child.stdin!.end();
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
}

function start(acknowledged: Set<string>, ...more: string[]): ChildProcess {
  const child = spawn(
    process.execPath,
    [transpiled('tests/scenarios/kill/child.ts'), folder, join(folder, 'deliveries'), ...more],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  // Ignores the error from writing to a process that has just been killed.
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (id) => acknowledged.add(id));
  return child;
}

async function acknowledgement(child: ChildProcess): Promise<void> {
  await once(child.stdout!, 'data');
}

async function deliveries(): Promise<Delivery[]> {
  const text = await readFile(join(folder, 'deliveries'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Delivery);
}

function question(number: number): IncomingEvent {
  const person = `person-${number % CONVERSATIONS}`;
  return {
    kind: 'message',
    id: `q${number}`,
    place: { platform: 'slack', id: person, kind: 'personal', address: null },
    from: { platform: 'slack', id: person },
    sentAt: new Date().toISOString(),
    text: `q${number}`,
    attachments: [],
    mentionsBot: true,
  };
}
