import { inTransaction } from '../../jobs/unit-of-work.js';
import type { BotPorts } from '../../model/ports.js';
import {
  SERVICE,
  serviceHoursSchema,
  type ChangeServiceHours,
  type ServiceHours,
  type WantedServiceHours,
} from '../../model/people/service-hours.js';
import { followUpEveryone } from '../follow-up-schedule/schedule-follow-up.js';
import { operatorWording } from '../../wording/staff/operator-wording.js';

/** Takes effect in every process on commit, because every process reads the store. Throws `StoreFailure`. */
export function changeServiceHours(
  ports: BotPorts,
  { hours: wanted, version, by }: WantedServiceHours,
): ReturnType<ChangeServiceHours> {
  return inTransaction(ports, async (unit) => {
    const { records, now } = unit;
    const hours = wanted && serviceHoursSchema.parse(wanted);
    const [latest] = await records.advisers.changes(SERVICE);
    // If the same form is sent twice, the second one counts as unchanged, because the first has already made
    // the change.
    if (JSON.stringify(latest?.details) === JSON.stringify(hours)) return 'unchanged';
    if ((latest?.version ?? 0) !== version) return 'overtaken';
    const change = { adviser: SERVICE, version: version + 1, by, at: now, ...(hours && { details: hours }) };
    if (!(await records.advisers.addChange(change))) return 'overtaken';
    await followUpEveryone(unit);
    await records.audit.append({
      kind: 'opening-hours',
      at: now,
      by: by.name ?? by.id,
      details: hours ? inLog(hours) : { week: operatorWording.hoursInSettings },
    });
    return 'changed';
  });
}

function inLog({ week, closedDays, bankHolidays }: ServiceHours): Record<string, string> {
  return {
    week: week.map(({ days, from, to }) => `${days.join(' ')} ${from}-${to}`).join(', '),
    closedDays: closedDays.join(' ') || 'none',
    bankHolidays: bankHolidays ?? 'none',
  };
}
