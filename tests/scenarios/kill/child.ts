// Runs a bot in a separate process, for the test to kill. Reads events as lines, and reports acknowledgements
// and deliveries.
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { migrate } from '../../../adapters/sql/migrations/migrate.js';
import { createBot } from '../../../bot/create-bot.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Platform } from '../../../bot/model/ports.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { wordsOf } from '../../fakes/fake-platform.js';
import { sampleAnswer } from '../../fakes/samples/sample-answers.js';
import { portDefaults } from '../../fakes/port-defaults.js';

/**
 * The arguments. `never`: if given, answers never finish, and this line is printed when one begins. `kills`:
 * the question that kills this process.
 */
const [dataDir, deliveries, leaseMs = '400', never, kills] = process.argv.slice(2) as [
  string,
  string,
  string?,
  string?,
  string?,
];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A platform that appends messages to a file. A message in the file counts as delivered, even if the process
 * is killed straight afterwards.
 */
const platform: Platform = {
  name: 'slack',
  label: 'Slack',
  async send(_place, message, key, attempt) {
    await pause(Math.random() * 5);
    const line = { key, again: attempt?.again ?? false, text: wordsOf(message) };
    appendFileSync(deliveries, `${JSON.stringify(line)}\n`);
    await pause(Math.random() * 5);
    return { messageId: key };
  },
  update: () => Promise.resolve(undefined),
  showProgress: () => Promise.resolve(),
  personalPlace: () => Promise.resolve(undefined),
};

const database = await openDatabase({ dataDir });
await migrate(database);
const silent = () => undefined;
const bot = createBot({
  store: createStore(database),
  platforms: new Map([['slack', platform]]),
  async answerQuestion({ text }) {
    if (text === kills) process.kill(process.pid, 'SIGKILL');
    if (never) {
      process.stdout.write(`${never}\n`);
      await pause(3_600_000);
    }
    await pause(Math.random() * 20);
    return sampleAnswer({ preface: `Answer to ${text}.` });
  },
  redact: (text) => ({ text: publicText(text), redactions: [] }),
  detectUrgency: () => false,
  ...portDefaults,
  contacts: () => [],
  clock: () => new Date(),
  log: { info: silent, warn: silent, error: silent },
});
const worker = bot.startWorker({ leaseMs: Number(leaseMs), pollMs: 50 });

for await (const line of createInterface({ input: process.stdin })) {
  const event = JSON.parse(line) as IncomingEvent;
  void bot.inbox.receive(event).then(() => process.stdout.write(`${event.id}\n`));
}
// When the input ends, finishes everything that was accepted, including jobs that an earlier process had
// begun.
await pause(600);
await worker.drain();
await database.close();
