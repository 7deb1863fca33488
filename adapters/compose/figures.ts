// Gives the desk its figures: what the store counts, with the advisers' names as their list has them.
import type { Figures, Period } from '../../bot/model/tasks/figures.js';
import { readFigures } from '../../bot/reporting/read-figures.js';
import type { BotReading } from '../../bot/model/ports.js';
import type { Database } from '../sql/engine/database.js';
import { createFigureRecords } from '../sql/figures/figure-records.js';

export function connectFigures(
  database: Database,
  reading: Pick<BotReading, 'advisers'>,
): (period: Period) => Promise<Figures> {
  const records = createFigureRecords(database.kysely);
  return async (period) => {
    const availability = await reading.advisers();
    return readFigures(
      records,
      availability.map(({ adviser }) => adviser),
      period,
    );
  };
}
