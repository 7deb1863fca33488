// Chooses every adapter by the settings and hands the entry points what they run; nothing else knows them all.
import type { IngestPorts } from '../ingest/ingest-folders.js';
import { redact } from '../knowledge/redact.js';
import type { AskPorts } from '../bot/cli/ask-batch.js';
import { readSettings } from './config.js';
import type { Settings } from './config.js';
import { connectGuidance } from './connect-guidance.js';
import type { Guidance } from './connect-guidance.js';
import { createLog } from './log.js';
import { openDatabase } from './sql/database.js';
import type { Database } from './sql/database.js';
import { migrate } from './sql/migrate.js';

/** What the commands need; each part is made when it is first asked for. */
export interface Commands {
  settings(): Settings;
  guidance(): Promise<IngestPorts>;
  asking(): Promise<AskPorts>;
  close(): Promise<void>;
}

export function connectCommands(environment: NodeJS.ProcessEnv): Commands {
  const settings = once(() => readSettings(environment));
  const log = once(() => createLog(environment.LOG_LEVEL ?? 'warn'));
  let database: Promise<Database> | undefined;
  let guidance: Promise<Guidance> | undefined;
  const connected = () =>
    (guidance ??= (async () => {
      database ??= openStore(settings());
      return connectGuidance(settings(), await database, log());
    })());
  return {
    settings,
    guidance: connected,
    async asking() {
      const { answerQuestion } = await connected();
      return { answerQuestion, redact, detectUrgency: () => false };
    },
    async close() {
      await (await guidance?.catch(() => undefined))?.close();
      await (await database?.catch(() => undefined))?.close();
    },
  };
}

async function openStore(settings: Settings): Promise<Database> {
  const database = await openDatabase({ dataDir: settings.DATA_DIR, databaseUrl: settings.DATABASE_URL });
  await migrate(database);
  return database;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
