// Looks at followed sources when their schedules come round: one job a source, whatever number of processes watch.
import { refreshSource } from '../../ingest/sources/refresh-source.js';
import { isDueByClock } from '../../ingest/sources/source-schedule.js';
import { describeBug } from '../kernel/describe-bug.js';
import type { JobPayloads } from '../model/tasks/job.js';
import type { BotPorts, Log } from '../model/ports.js';
import type { Store } from '../model/store.js';
import { logFault } from './log-fault.js';
import type { EditingPorts } from '../model/editing-ports.js';

interface WatchPorts {
  store: Store;
  editing: EditingPorts;
  log: Log;
  clock: () => Date;
}

/** Enqueues a look at each source that is due; how many were. Told twice, or by two processes, it is one look. */
export async function enqueueDueLooks(
  { store, editing, log, clock }: WatchPorts,
  since: Date,
): Promise<number> {
  const { sources, problems } = await editing.registry();
  if (problems.length)
    log.warn({ problems: problems.length }, 'Some sources are not followed: see `ctac status`.');
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

/** Not where somebody has looked meanwhile, or the source is not followed any more. */
export async function lookAtSource(
  { editing, clock, log }: BotPorts,
  { source: slug, since }: JobPayloads['look-at-source'],
): Promise<void> {
  if (!editing) throw new Error('This process does not edit guidance.');
  const source = (await editing.registry()).sources.find((one) => one.slug === slug);
  const record = await editing.ports.editing.source(slug);
  if (!source || !isDueByClock(source, record, { since: new Date(since), now: clock() })) return;
  const { state, changes, problems } = await refreshSource(
    { ...editing.ports, onFault: logFault(log, slug) },
    source,
  );
  log.info(
    { source: slug, state, changes: changes.length, problems: problems.length },
    'Looked at a source by its schedule.',
  );
}

const WATCH_MS = 60_000;

/** Looks at the clock every minute; a store or a file that fails is tried again with the next minute. */
export function watchSources(ports: WatchPorts, everyMs = WATCH_MS): { stop(): void } {
  const since = ports.clock();
  const watch = () =>
    void enqueueDueLooks(ports, since).catch((error: unknown) =>
      ports.log.warn({ failure: describeBug(error) }, 'Which sources are due could not be found out.'),
    );
  const timer = setInterval(watch, everyMs);
  return { stop: () => clearInterval(timer) };
}
