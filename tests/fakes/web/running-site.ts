// Runs the whole site on a free port: the real bot on a real SQLite store, the real pages, and prepared
// answers.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskAdvisers } from '../../../adapters/composition/pages.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { createChatLinkRecords } from '../../../adapters/sql/people/chat-link-records.js';
import { createStatisticsRecords } from '../../../adapters/sql/statistics/statistics-records.js';
import { createSessionRecords } from '../../../adapters/sql/people/session-records.js';
import { createSavedReplyRecords } from '../../../adapters/sql/people/saved-reply-records.js';
import { DESK_PLACE } from '../../../adapters/web/model/places.js';
import { createWebPlatform } from '../../../adapters/web/delivery/platform.js';
import { createProgressBoard } from '../../../adapters/web/delivery/progress.js';
import { createBot } from '../../../bot/create-bot.js';
import type { AnswerQuestion, BotPorts } from '../../../bot/model/ports.js';
import type { Store } from '../../../bot/model/store.js';
import { readDeskStatistics } from '../../../bot/reporting/read-desk-statistics.js';
import { contactsFor } from '../../../bot/safeguards/contacts.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { openMigrated } from '../temporary-database.js';
import { runPages, type RunningPages } from './running-pages.js';
import { readSampleGuidance, type SampleGuidance } from '../samples/sample-guidance.js';
import { portDefaults } from '../port-defaults.js';

export interface RunningSite extends RunningPages {
  store: Store;
  guidance: SampleGuidance;
  chatLinkRows(): Promise<object[]>;
  holdAnswers(): () => void;
}

const SLUGS = [
  'nrm-referral-and-consent',
  'duty-to-notify',
  'county-lines',
  'private-fostering',
  'remit-and-british-children',
  'scotland-guardians',
  'wales-safeguarding',
  'contacts',
];

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function runSite(
  answerWith: (guidance: SampleGuidance) => AnswerQuestion,
  change: Partial<BotPorts> = {},
  pageOptions: Parameters<typeof runPages>[1] = {},
  webOptions: Partial<Parameters<typeof runPages>[0]> = {},
): Promise<RunningSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'site-'));
  const database = await openMigrated({ dataDir });
  const store = createStore(database);
  const progress = createProgressBoard();
  const guidance = await readSampleGuidance(SLUGS);
  const answer = answerWith(guidance);
  let held: Promise<void> | undefined;
  const rules: Pick<BotPorts, 'detectUrgency' | 'contacts'> = {
    detectUrgency: (text) => detectUrgency(text),
    contacts: (jurisdiction, need) => contactsFor(jurisdiction, need, new Date()),
  };
  const bot = createBot({
    store,
    platforms: new Map([['web', createWebPlatform({ progress })]]),
    async answerQuestion(question, onStage) {
      onStage?.('searching');
      await held;
      return answer(question, onStage);
    },
    ...portDefaults,
    // The time between updates is shorter than in production, where a longer time saves calls to the
    // platforms.
    updateSpacingMs: 200,
    redact,
    ...rules,
    advisersPlace: () => DESK_PLACE,
    ...deskAdvisers({ SESSION_IDLE_HOURS: 4 }, () => []),
    clock: () => new Date(),
    log: SILENT,
    ...change,
  });
  const worker = bot.startWorker({ pollMs: 100 });
  const pages = await runPages(
    {
      ...bot,
      store,
      savedReplies: createSavedReplyRecords(database.kysely),
      sessions: createSessionRecords(database.kysely),
      guidance: guidance.reading(bot.queries),
      ...rules,
      statistics: async (period) => {
        const advisers = (await bot.queries.advisers()).map(({ adviser }) => adviser);
        return readDeskStatistics(createStatisticsRecords(database.kysely), advisers, period);
      },
      progress,
      chatLinks: createChatLinkRecords(database.kysely),
      ...webOptions,
    },
    pageOptions,
  );
  return {
    ...pages,
    store,
    guidance,
    chatLinkRows: () => database.kysely.selectFrom('chat_links').selectAll().execute(),
    holdAnswers() {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
    async close() {
      await pages.close();
      await worker.stop();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
