// Stores the settings that answers were made with. Each set of settings is stored once, under its digest.
import type { AnswerSettings } from '../../../ingest/model/answer-settings.js';
import type { GuidanceStore } from '../../../ingest/model/ports.js';
import { fromJson } from '../engine/columns.js';
import type { Queries } from '../engine/open-database.js';

export function settingsRecords(db: Queries): Pick<GuidanceStore, 'keepSettings' | 'settings'> {
  return {
    keepSettings: async (digest, settings) => {
      await db
        .insertInto('answer_settings')
        .values({ digest, settings: JSON.stringify(settings) })
        .onConflict((c) => c.doNothing())
        .execute();
    },
    settings: async (digest) => {
      const row = await db
        .selectFrom('answer_settings')
        .select('settings')
        .where('digest', '=', digest)
        .executeTakeFirst();
      return row && fromJson<AnswerSettings>(row.settings);
    },
  };
}
