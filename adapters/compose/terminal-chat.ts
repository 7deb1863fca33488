// The bot in this terminal: the same core, store and answers, with one platform.
import { createBot } from '../../bot/create-bot.js';
import type { Log } from '../../bot/model/ports.js';
import { coreRules } from './bot.js';
import type { Guidance } from './guidance.js';
import type { Database } from '../sql/engine/database.js';
import { createStore } from '../sql/conversations/store.js';
import { createTerminalPlatform } from '../terminal/platform.js';
import { DESK_PLACE } from '../web/model/places.js';

/** Resolves when the person has ended the chat and every answer has been shown. */
export async function chatInTerminal(guidance: Guidance, database: Database, log: Log): Promise<void> {
  const terminal = createTerminalPlatform({
    input: process.stdin,
    output: process.stdout,
    environment: process.env,
  });
  const bot = createBot({
    store: createStore(database),
    platforms: new Map([['terminal', terminal]]),
    log,
    ...coreRules(guidance),
    // Advisers see it on the desk of a running server; this process alone cannot show them anything.
    advisersPlace: () => DESK_PLACE,
  });
  const worker = bot.startWorker();
  await terminal.start(bot.inbox);
  await worker.drain();
}
