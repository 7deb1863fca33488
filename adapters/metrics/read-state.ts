// Reads the state of the service just before the metrics are read. If the store does not respond, the store's
// values are removed and it is reported as down. The other metrics are still shown.
import type { AdviserAvailability } from '../../bot/model/queries.js';
import type { JobRecords } from '../../bot/model/jobs/job.js';
import type {
  ReadServiceStatistics,
  ServiceStatistics,
} from '../../bot/model/statistics/service-statistics.js';
import { withDeadline } from '../../knowledge/model/with-deadline.js';
import type { MetricOfType } from './all-metrics.js';
import type { Metrics } from './registry.js';

export interface StateSources {
  figures: ReadServiceStatistics;
  heldUp: JobRecords['heldUp'];
  /** The names of the connected platforms. */
  platforms: readonly string[];
  advisers: () => Promise<Pick<AdviserAvailability, 'atWork'>[]>;
  /** The counts of database connections. Absent on SQLite. */
  connections?: () => { open: number; idle: number; waitedFor: number };
  /** How long to wait for the store, in milliseconds. Prometheus itself waits for 10 seconds. */
  limitMs?: number;
}

const LIMIT_MS = 3_000;

const OF_THE_STORE = [
  'ctac_jobs',
  'ctac_jobs_due',
  'ctac_job_oldest_due_seconds',
  'ctac_requests',
  'ctac_request_oldest_wait_seconds',
  'ctac_advisers',
  'ctac_messages_held_up',
  'ctac_release_age_seconds',
  'ctac_sources_followed',
  'ctac_sources_failing',
  'ctac_sources_oldest_check_seconds',
] as const satisfies readonly MetricOfType<'gauge'>[];

interface State extends Pick<StateSources, 'platforms'> {
  figures: ServiceStatistics;
  heldUp: Awaited<ReturnType<JobRecords['heldUp']>>;
  advisers: Pick<AdviserAvailability, 'atWork'>[];
}

export function readStateFor(metrics: Metrics, sources: StateSources): void {
  let reading: Promise<State> | undefined;
  metrics.beforeReading(async () => {
    // Share a read that has not finished, because a new one would have to wait just as long.
    reading ??= readState(sources).finally(() => (reading = undefined));
    const orNothing = reading.catch(() => undefined);
    const state = await withDeadline(orNothing, sources.limitMs ?? LIMIT_MS);
    for (const name of OF_THE_STORE) metrics.forget(name);
    metrics.set('ctac_store_up', {}, state ? 1 : 0);
    if (state) show(metrics, state, Date.now());
    const pool = sources.connections?.();
    if (!pool) return;
    metrics.set('ctac_store_connections', { state: 'open' }, pool.open);
    metrics.set('ctac_store_connections', { state: 'idle' }, pool.idle);
    metrics.set('ctac_store_connections', { state: 'waited-for' }, pool.waitedFor);
  });
}

async function readState({ figures, heldUp, platforms, advisers }: StateSources): Promise<State> {
  return {
    figures: await figures(new Date().toISOString()),
    platforms,
    heldUp: await heldUp(platforms),
    advisers: await advisers(),
  };
}

function show(metrics: Metrics, { figures, platforms, heldUp, advisers }: State, now: number): void {
  const { jobs, requests, sources, liveSince, backedUpAt } = figures;
  const age = (at: string) => Math.max(0, now - Date.parse(at)) / 1_000;
  showQueue(metrics, jobs, age);
  // This value stays while the store is down, because the time of the last backup has not changed.
  const backedUp = backedUpAt === undefined ? 0 : Math.floor(Date.parse(backedUpAt) / 1_000);
  metrics.set('ctac_backup_last_success_timestamp_seconds', { by: 'store' }, backedUp);
  for (const urgent of ['true', 'false']) {
    for (const state of ['waiting', 'claimed']) {
      const found = requests.find((one) => one.state === state && String(one.urgent) === urgent);
      metrics.set('ctac_requests', { state, urgent }, found?.requests ?? 0);
      if (state === 'waiting')
        metrics.set('ctac_request_oldest_wait_seconds', { urgent }, found ? age(found.oldestSince) : 0);
    }
  }
  for (const platform of new Set([...platforms, ...heldUp.map((one) => one.platform)]))
    metrics.set(
      'ctac_messages_held_up',
      { platform },
      heldUp.find((one) => one.platform === platform)?.messages ?? 0,
    );
  if (advisers.length) {
    metrics.set('ctac_advisers', { state: 'listed' }, advisers.length);
    metrics.set('ctac_advisers', { state: 'at-work' }, advisers.filter(({ atWork }) => atWork).length);
  }
  metrics.set('ctac_sources_followed', {}, sources.followed);
  metrics.set('ctac_sources_failing', {}, sources.failing);
  if (sources.oldestCheckAt !== undefined)
    metrics.set('ctac_sources_oldest_check_seconds', {}, age(sources.oldestCheckAt));
  if (liveSince !== undefined) metrics.set('ctac_release_age_seconds', {}, age(liveSince));
}

/** Always includes the answer queue, even when empty, so that alerts on this queue always find a value. */
function showQueue(metrics: Metrics, jobs: ServiceStatistics['jobs'], age: (at: string) => number): void {
  const answers = { kind: 'answer-question', state: 'waiting', jobs: 0, due: 0 };
  const shown = [...[true, false].map((urgent) => ({ ...answers, urgent, oldestDueAt: undefined })), ...jobs];
  for (const { kind, urgent: isUrgent, state, jobs: count, due, oldestDueAt } of shown) {
    const urgent = String(isUrgent);
    metrics.set('ctac_jobs', { kind, urgent, state }, count);
    if (state !== 'waiting') continue;
    metrics.set('ctac_jobs_due', { kind, urgent }, due);
    metrics.set('ctac_job_oldest_due_seconds', { kind, urgent }, oldestDueAt ? age(oldestDueAt) : 0);
  }
}
