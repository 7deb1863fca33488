// Makes a copy of a store for a drill, or backs it up, and then waits to be stopped.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeScratch } from '../../../../../adapters/sql/backup/temporary-store.js';
import { copySqlite } from '../../../../../adapters/sql/backup/sqlite-files.js';
import { keysInFile } from '../../../../../adapters/sql/keys/local-keys.js';

const [work, dataDir = '', databaseUrl] = process.argv.slice(2);

if (work === 'drill') {
  const scratch = await makeScratch({ dataDir, databaseUrl, keys: keysInFile(join(dataDir, 'key')) });
  const copy = join(scratch.dataDir, 'store.sqlite');
  writeFileSync(copy, 'x');
  // Like a real drill, keeps writing to the copy until the process ends.
  setInterval(() => appendFileSync(copy, 'x'), 1);
} else {
  await copySqlite(dataDir).next();
  setInterval(() => undefined, 1_000);
}
process.stdout.write('ready\n');
