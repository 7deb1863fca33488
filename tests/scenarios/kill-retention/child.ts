// Deletes old data from a store on SQLite or PostgreSQL, and prints a line when it begins. The test kills
// this process at a random moment.
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';

const [dataDir = '', databaseUrl] = process.argv.slice(2);
const database = await openDatabase({ dataDir, ...(databaseUrl && { databaseUrl }) });
leaveReadable(database);
const silent = () => undefined;
const ports = {
  store: createStore(database),
  retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true },
  clock: () => new Date('2027-12-01T03:00:00.000Z'),
  log: { info: silent, warn: silent, error: silent },
};
process.stdout.write('begun\n');
await runRetention(ports, '2027-12-01', { batch: 3 });
await database.close();
