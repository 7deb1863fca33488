import LruCache from 'lru-cache';
import type { JobRecords } from '../../bot/model/jobs/job.js';
import { secondsSince, type WhenStored } from './measuring.js';
import type { Metrics } from './registry.js';

interface Running {
  kind: string;
  urgent: string;
  since: number;
}

/**
 * The most jobs to measure at a time, which is more than a worker runs. The oldest are dropped first, because
 * they were probably abandoned.
 */
const MAX_REMEMBERED = 1_000;

export function createJobMeasures(
  metrics: Metrics,
): (jobs: JobRecords, whenStored: WhenStored) => JobRecords {
  const running = new LruCache<string, Running>({ max: MAX_REMEMBERED });
  const end = (id: string, result: 'completed' | 'failed') => {
    const job = running.get(id);
    running.delete(id);
    if (job)
      metrics.observe('ctac_job_duration_seconds', { kind: job.kind, result }, secondsSince(job.since));
    return { kind: job?.kind ?? '', urgent: job?.urgent ?? '' };
  };
  return (jobs, whenStored) => ({
    ...jobs,
    async enqueue(job, now) {
      await jobs.enqueue(job, now);
      const { kind, urgent = false } = job;
      whenStored(() => metrics.add('ctac_jobs_enqueued_total', { kind, urgent: String(urgent) }));
    },
    async claim(claim) {
      const claimed = await jobs.claim(claim);
      for (const { id, kind, urgent, attempts, dueAt } of claimed) {
        const labels = { kind, urgent: String(urgent) };
        running.set(id, { ...labels, since: performance.now() });
        metrics.add('ctac_jobs_started_total', labels);
        const waited = Date.parse(claim.now) - Date.parse(dueAt);
        if (attempts === 1) metrics.observe('ctac_job_wait_seconds', labels, Math.max(0, waited) / 1_000);
      }
      return claimed;
    },
    async finish(id, worker) {
      const wasOurs = await jobs.finish(id, worker);
      metrics.add('ctac_jobs_completed_total', end(id, 'completed'));
      return wasOurs;
    },
    async retry(id, worker, dueAt, error) {
      await jobs.retry(id, worker, dueAt, error);
      metrics.add('ctac_jobs_retried_total', end(id, 'failed'));
    },
    async postpone(id, worker, dueAt) {
      await jobs.postpone(id, worker, dueAt);
      const { kind = '', urgent = '' } = running.get(id) ?? {};
      running.delete(id);
      metrics.add('ctac_jobs_postponed_total', { kind, urgent });
    },
    async stepAside(id, worker, dueAt, error) {
      const moved = await jobs.stepAside(id, worker, dueAt, error);
      if (moved) metrics.add('ctac_jobs_retried_total', end(id, 'failed'));
      return moved;
    },
    async bury(id, worker, error) {
      await jobs.bury(id, worker, error);
      metrics.add('ctac_jobs_given_up_total', end(id, 'failed'));
    },
  });
}
