// Keeps the settings that answers were made with, each set once under its digest.
import { answerSettingsSchema } from '../../../ingest/answer-settings.js';
import type { GuidanceStore } from '../../../ingest/ports.js';
import type { Queries } from '../database.js';
import { guarded } from '../guarded.js';
import { parsed } from './rows.js';

export function settingsRecords(db: Queries): Pick<GuidanceStore, 'keepSettings' | 'settings'> {
  return {
    keepSettings: (digest, settings) =>
      guarded(async () => {
        await db
          .insertInto('answer_settings')
          .values({ digest, settings: JSON.stringify(settings) })
          .onConflict((c) => c.doNothing())
          .execute();
      }),
    settings: (digest) =>
      guarded(async () => {
        const row = await db
          .selectFrom('answer_settings')
          .select('settings')
          .where('digest', '=', digest)
          .executeTakeFirst();
        return row && parsed(answerSettingsSchema, row.settings, 'settings');
      }),
  };
}
