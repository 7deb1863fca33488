// Tests `ctac keys rotate` in a separate process while people ask questions, write to advisers and delete
// their messages.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { keysInFile } from '../../../adapters/sql/keys/local-keys.js';
import { createSealing } from '../../../adapters/sql/keys/sealing.js';
import { prepareSealing } from '../../../adapters/sql/sealing/check-encryption-keys.js';
import type { IncomingEvent, Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { transpiled } from '../../support/deployment/transpiled.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const ROTATIONS = 3;
const BETWEEN_MS = 5;

onBothDatabases((server) => {
  let bot: TestBot;
  let home: string;
  let problems: string[];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'rotated-'));
    problems = [];
    const hear = (details: object, sentence: string) =>
      void problems.push(JSON.stringify({ ...details, sentence }));
    const log = { info: () => undefined, warn: hear, error: hear };
    bot = await createTestBot({ log, clock: () => new Date() }, server(), (database) => {
      database.sealing = createSealing(keysInFile(keyFile()), database.dialect);
    });
    expect(await prepareSealing(bot.database)).toBeUndefined();
  });
  afterEach(async () => {
    await bot.close();
    await rm(home, { recursive: true });
  });

  const keyFile = () => join(home, 'encryption.key');
  const place = () => ({
    DATA_DIR: bot.dataDir ?? home,
    ...(bot.databaseUrl !== undefined && { DATABASE_URL: bot.databaseUrl }),
  });
  const ctac = async (...args: string[]) => {
    const env = { PATH: process.env.PATH, ...place(), ENCRYPTION_KEY_FILE: keyFile() };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [transpiled('adapters/start/cli.ts'), ...args],
      { env },
    );
    return stdout;
  };

  it('disturbs no one, and the new key alone then opens everything that was not deleted', async () => {
    await handoffSteps(() => bot).claimed();
    const load = startLoad(bot);
    const first = await readFile(keyFile(), 'utf8');
    for (let n = 0; n < ROTATIONS; n += 1)
      expect(await ctac('keys', 'rotate')).toMatch(/are now encrypted with a new key/);
    expect(await ctac('keys', 'drop')).toMatch(/Earlier keys are no longer in/);
    const { written, deleted, relayed } = await load.stop();
    expect(problems).toEqual([]);
    expect(await bot.store.records.jobs.counts(new Date().toISOString())).toMatchObject({ dead: 0, due: 0 });
    for (const words of relayed) expect(bot.seenIn(practitioner).join()).toContain(words);
    expect([written.size, deleted.length, relayed.length].every((count) => count >= ROTATIONS)).toBe(true);

    const keys = keysInFile(keyFile());
    expect(await keys.names()).toHaveLength(1);
    expect(await readFile(keyFile(), 'utf8')).not.toContain(first.trim().split('\n').at(-1));
    const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = place();
    const after = await openDatabase({ dataDir, databaseUrl, keys });
    const { messages } = createStore(after).records;
    for (const [id, words] of written) expect(await messages.words(id)).toBe(words);
    for (const id of deleted) expect(await messages.words(id)).toBeUndefined();
    expect(await after.sealing.keys.missing(after.kysely)).toEqual([]);
    await after.close();
  }, 300_000);
});

interface Outcome {
  written: Map<string, string>;
  deleted: string[];
  relayed: string[];
}

/**
 * Makes 3 people at a time ask questions, during the handoff. Each person is new, because only a new chat
 * needs a new key.
 */
function startLoad(bot: TestBot): { stop(): Promise<Outcome> } {
  const outcome: Outcome = { written: new Map(), deleted: [], relayed: [] };
  let isBusy = true;
  let events = 0;
  const send = async (from: Person, rest: object, where: Place = personalPlaceOf(from)) => {
    const sentAt = new Date().toISOString();
    const event = { id: `load-${(events += 1)}`, place: where, from, sentAt, ...rest } as IncomingEvent;
    expect(await bot.inbox.receive(event)).toEqual({ duplicate: false });
    return event.id;
  };
  const say = (from: Person, text: string) =>
    send(from, { kind: 'message', text, attachments: [], mentionsBot: true });
  const stored = async (from: Person, platformId: string) => {
    const chat = await bot.store.records.conversations.at(personalPlaceOf(from));
    return (await bot.store.records.messages.withPlatformId(chat!.id, platformId))!.id;
  };
  const ask = async (lane: number) => {
    for (let n = 0; isBusy; n += 1) {
      const from: Person = { platform: 'slack', id: `asks-${lane}-${n}`, name: 'Someone' };
      const [kept, other] = [`Who refers a child? ${lane} ${n}`, 'Who pays for it?'];
      const id = await stored(from, await say(from, kept));
      const messageId = await say(from, other);
      const gone = await stored(from, messageId);
      if (n % 3 === 0) {
        await send(from, { kind: 'action', action: { do: 'forget-me' } });
        outcome.deleted.push(id, gone);
      } else {
        await send(from, { kind: 'delete', messageId });
        outcome.written.set(id, kept);
        outcome.deleted.push(gone);
      }
      await pause(BETWEEN_MS);
    }
  };
  const handOver = async () => {
    for (let n = 0; isBusy; n += 1) {
      const words = `I will call you, ${n}.`;
      await say(practitioner, `Can you call me? ${n}`);
      await say(adviser, words);
      outcome.relayed.push(words);
      await pause(BETWEEN_MS);
    }
  };
  const worker = bot.startWorker({ pollMs: 20 });
  const work = Promise.all([ask(0), ask(1), ask(2), handOver()]);
  return {
    async stop() {
      isBusy = false;
      await work;
      await worker.drain();
      await worker.stop();
      return outcome;
    },
  };
}
