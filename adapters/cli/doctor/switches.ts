import type { Records } from '../../../bot/model/store.js';
import { checksWording } from '../wording/checks-wording.js';
import { clauses } from '../wording/common-wording.js';
import { dayOf } from '../../../bot/model/governance/parse-day.js';

const { switches: said } = checksWording;

/** Someone turned each switch off on purpose, so a switch that is off is not a fault. */
export async function lookAtSwitches(switches: Pick<Records['switches'], 'off'>): Promise<string> {
  const off = await switches.off();
  if (!off.length) return said.none;
  return clauses(...off.map(({ name, by, at }) => said.off({ name, by, day: dayOf(at) })));
}
