// Refreshes followed sources on schedule, with one job per source however many processes are running.
import { refreshSource } from '../../ingest/sources/refresh-source.js';
import { isDueByClock } from '../../ingest/model/source-health.js';
import { bugLogger } from '../jobs/describe-bug.js';
import { every, type Repeated } from '../jobs/repeat.js';
import type { JobPayloads } from '../model/jobs/job.js';
import type { BotPorts } from '../model/ports.js';
import type { EditingPorts } from '../model/editing-ports.js';

type RefreshSchedulePorts = Pick<BotPorts, 'store' | 'log' | 'clock'> & { editing: EditingPorts };

/**
 * Queues one refresh for each source that is due, even if called twice or by 2 processes. Returns the number
 * of sources due.
 */
export async function enqueueDueRefreshes(
  { store, editing, log, clock }: RefreshSchedulePorts,
  since: Date,
): Promise<number> {
  const { sources, problems } = await editing.registry();
  if (problems.length)
    log.warn(
      { problems: problems.length },
      'Some sources cannot be checked for changes. Run `ctac status` for details.',
    );
  const records = new Map((await editing.ports.editing.sources()).map((record) => [record.slug, record]));
  const now = clock();
  const due = sources.filter((source) => isDueByClock(source, records.get(source.slug), { since, now }));
  if (!due.length) return 0;
  await store.transaction(async ({ jobs }) => {
    for (const { slug } of due)
      await jobs.enqueue(
        {
          kind: 'look-at-source',
          payload: { source: slug, since: since.toISOString() },
          lane: 'editing:check',
          uniqueKey: `look:${slug}`,
        },
        now.toISOString(),
      );
  });
  return due.length;
}

/** Does nothing if the source has since been refreshed or is no longer followed. */
export async function refreshScheduledSource(
  { editing, clock, log }: BotPorts,
  { source: slug, since }: JobPayloads['look-at-source'],
): Promise<void> {
  if (!editing) throw new Error('This process does not edit guidance.');
  const source = (await editing.registry()).sources.find((one) => one.slug === slug);
  const record = await editing.ports.editing.source(slug);
  if (!source || !isDueByClock(source, record, { since: new Date(since), now: clock() })) return;
  const { state, changes, problems } = await refreshSource(
    { ...editing.ports, onFault: bugLogger(log, 'error', 'A source could not be read.', { source: slug }) },
    source,
  );
  log.info(
    { source: slug, state, changes: changes.length, problems: problems.length },
    'A source was refreshed on schedule.',
  );
}

const WATCH_MS = 60_000;

/** Checks for due sources every minute. After a failure, it tries again a minute later. */
export function startRefreshSchedule(ports: RefreshSchedulePorts, everyMs = WATCH_MS): Repeated {
  const since = ports.clock();
  return every(everyMs, () => enqueueDueRefreshes(ports, since), {
    onFailure: bugLogger(ports.log, 'warn', 'Could not find out which sources are due.'),
  });
}
