// For `ctac doctor`: checks which complaints and data requests must be dealt with soon.
import { clockOf, type TimeLimit } from '../../../bot/model/governance/complaint.js';
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { requestClock } from '../../../bot/model/governance/subject-request.js';
import type { Records } from '../../../bot/model/store.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { checksWording as said } from '../wording/checks-wording.js';

export async function lookAtComplaints(complaints: Pick<Records['complaints'], 'progress'>): Promise<string> {
  const now = new Date().toISOString();
  const clocks = (await complaints.progress()).map((one) => clockOf(one, now));
  const waiting = clocks.flatMap((clock) => ('by' in clock ? clock : []));
  warnIfDue(waiting, said.complaints.due);
  const [first] = waiting;
  return first ? said.complaints.waiting(waiting.length, dayOf(first.by)) : said.complaints.none;
}

export async function lookAtDataRequests(subjects: Pick<Records['subjects'], 'openTimes'>): Promise<string> {
  const now = new Date().toISOString();
  const open = await subjects.openTimes();
  const waiting = open
    .map((one) => requestClock(one, now))
    .flatMap((clock) => ('by' in clock ? clock : []))
    .sort((one, other) => one.by.localeCompare(other.by));
  warnIfDue(waiting, said.dataRequests.due);
  const [first] = waiting;
  return open.length
    ? said.dataRequests.waiting(open.length, first && dayOf(first.by))
    : said.dataRequests.none;
}

/** Throws if a time limit ends within 7 days or has passed. */
function warnIfDue(waiting: readonly TimeLimit[], due: typeof said.complaints.due): void {
  const [soon = 0, late = 0] = ['due soon', 'overdue'].map(
    (state) => waiting.filter((clock) => clock.state === state).length,
  );
  if (soon + late) throw new InputFailure(...due({ soon, late }));
}
