// Opens and migrates a store in a separate process, then prints the names of the steps that ran.
import { openDatabase } from '../../../../adapters/sql/engine/open-database.js';
import { migrate } from '../../../../adapters/sql/migrations/migrate.js';

const database = await openDatabase({ dataDir: process.argv[2]! });
process.stdout.write(JSON.stringify(await migrate(database)));
await database.close();
