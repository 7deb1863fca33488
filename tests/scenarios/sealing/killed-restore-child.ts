// Restores a backup, and kills its own process once the store is in place and before anything is erased again.
import { connectBackup } from '../../../adapters/composition/backup.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { openStores } from '../../../adapters/composition/stores.js';

const [file = ''] = process.argv.slice(2);
const settings = readSettings(process.env);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
await connectBackup(settings, () => openStores(settings), log).restore(file, {
  holds: [],
  get erased(): never {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  },
});
