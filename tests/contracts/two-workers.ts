// Tests that each message is sent once, and in order within its conversation, while 2 workers share a store.
import { expect, test } from 'vitest';
import { createBot } from '../../bot/create-bot.js';
import type { Place } from '../../bot/model/messages/message.js';
import { inTransaction, newId } from '../../bot/jobs/unit-of-work.js';
import { queueMessage } from '../../bot/jobs/outbox.js';
import { plainMessage } from '../../bot/wording/plain-message.js';
import type { BotPorts } from '../../bot/model/ports.js';
import type { Store } from '../../bot/model/store.js';
import { createFakePlatform, wordsOf, type FakePlatform } from '../fakes/fake-platform.js';
import { sampleAnswer } from '../fakes/samples/sample-answers.js';
import { redactFakeNames } from '../fakes/test-bot.js';
import { portDefaults } from '../fakes/port-defaults.js';

const CONVERSATIONS = 4;
const WRITERS = 3;
const EACH_WRITES = 8;

export function twoWorkersContract(store: () => Store): void {
  test('two workers send what several write to several conversations, each once and in its order', async () => {
    const platform = unevenPlatform();
    const ports = portsOn(store(), platform);
    // Simulates 2 processes with 2 bots, which are not notified of each other’s work.
    const workers = [createBot(ports), createBot(ports)].map((bot) => bot.startWorker({ pollMs: 50 }));
    const places = Array.from({ length: CONVERSATIONS }, privatePlace);
    const conversations = await Promise.all(
      places.map((place) =>
        inTransaction(ports, ({ records, now }) => records.conversations.open(place, undefined, now)),
      ),
    );
    const write = async (writer: number): Promise<void> => {
      for (let n = 1; n <= EACH_WRITES; n += 1)
        for (const { id } of conversations)
          await inTransaction(ports, (unit) =>
            queueMessage(unit, id, plainMessage(`${writer}/${n}`), { key: newId(), purpose: 'notice' }),
          );
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    for (const worker of workers) await worker.drain();
    for (const [index, place] of places.entries()) {
      const stored = await store().records.conversations.transcript(conversations[index]!.id, 0);
      const inOrder = stored.map((entry) => (entry.direction === 'out' ? wordsOf(entry.message) : ''));
      expect(inOrder).toHaveLength(WRITERS * EACH_WRITES);
      expect(platform.in(place.id).map(({ message }) => wordsOf(message))).toEqual(inOrder);
    }
  });
}

/** Makes a platform that takes up to 8 ms for a call, at random, to simulate a network. */
function unevenPlatform(): FakePlatform {
  const platform = createFakePlatform();
  const send = platform.send.bind(platform);
  platform.send = async (...sent) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
    return send(...sent);
  };
  return platform;
}

function privatePlace(): Place {
  return { platform: 'slack', id: newId(), kind: 'personal', address: {} };
}

function portsOn(store: Store, platform: FakePlatform): BotPorts {
  const silent = () => undefined;
  return {
    store,
    platforms: new Map([['slack', platform]]),
    answerQuestion: () => Promise.resolve(sampleAnswer()),
    redact: redactFakeNames,
    detectUrgency: () => false,
    ...portDefaults,
    contacts: () => [],
    clock: () => new Date(),
    log: { info: silent, warn: silent, error: silent },
  };
}
