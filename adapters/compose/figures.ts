// Gives the desk its figures: what the store counts, with the advisers' names as their list has them.
import type { DeskStatistics, Period } from '../../bot/model/tasks/desk-statistics.js';
import { readDeskStatistics } from '../../bot/reporting/read-desk-statistics.js';
import type { BotQueries } from '../../bot/model/ports.js';
import type { Database } from '../sql/engine/database.js';
import { createStatisticsRecords } from '../sql/statistics/statistics-records.js';

export function connectFigures(
  database: Database,
  queries: Pick<BotQueries, 'advisers'>,
): (period: Period) => Promise<DeskStatistics> {
  const records = createStatisticsRecords(database.kysely);
  return async (period) => {
    const availability = await queries.advisers();
    return readDeskStatistics(
      records,
      availability.map(({ adviser }) => adviser),
      period,
    );
  };
}
