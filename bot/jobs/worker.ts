// Runs due jobs: several lanes at once, each lane in order. If a worker crashes, its leases expire and
// another takes over.
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { StoreFailure } from '../../knowledge/model/errors.js';
import { bugLogger, describeBug } from './describe-bug.js';
import type { BotPorts } from '../model/ports.js';
import type { ChangeNotifier } from './change-notifier.js';
import { coalesce } from './coalesce.js';
import { giveUpJob, kindsOf, runJob, type JobHandlers } from './run-job.js';
import type { Job, JobKind } from '../model/jobs/job.js';
import { NotYet } from './limit-sending-rate.js';
import { heldBack, isHeldBack, roomForAny, type HeldBack } from './jobs-that-wait.js';
import { endsItsProcess, judgeFailure } from './judge-failure.js';
import { scheduleRetry } from './schedule-retry.js';
import { hasEnded, workerName } from './worker-name.js';
import { operatorWording } from '../wording/staff/operator-wording.js';

const said = operatorWording.jobs;

export interface WorkerOptions {
  /** How many jobs, apart from answers, may run at once. Each platform may use half of these places. */
  concurrency?: number;
  /** How many answers may be written at once. This limit is separate from the one for other jobs. */
  answersAtOnce?: number;
  /** How often to check the store for jobs if no notification arrives. */
  pollMs?: number;
  /** How long a job stays claimed after its worker has died. */
  leaseMs?: number;
  /** How long answers may take after the signal to stop. Another worker restarts unfinished answers. */
  graceMs?: number;
  /** If true, only runs or gives up jobs for this process's platforms. The service handles all others. */
  ownPlatformsOnly?: boolean;
}

/** How long a job may wait for its platform, and about how long we try to deliver if a platform is down. */
const UNSERVED_MS = 4 * 3_600_000;

export interface WorkerParts {
  handlers: JobHandlers;
  notifier: ChangeNotifier;
}

export interface Worker {
  /** Runs jobs until none is due, then resolves. Jobs that are due to be retried later stay queued. */
  drain(): Promise<void>;
  /**
   * Starts no new jobs, and resolves when the running ones have ended. Another worker restarts an answer that
   * takes too long. That is safe, because nothing is stored or sent until an answer is finished.
   */
  stop(): Promise<void>;
}

export function startWorker(ports: BotPorts, parts: WorkerParts, options: WorkerOptions = {}): Worker {
  const { handlers, notifier } = parts;
  const { concurrency = 8, answersAtOnce = 4, pollMs = 1_000, leaseMs = 30_000, graceMs = 20_000 } = options;
  const { ownPlatformsOnly = false } = options;
  const worker = workerName();
  const answers = kindsOf(handlers, 'answers');
  const others = kindsOf(handlers, 'others');
  let stopped = false;
  let drained: (() => void) | undefined;

  const wakeAfter = (ms: number) => void setTimeout(looking.call, ms).unref();
  const how = { handlers, notifier, worker, wakeAfter, concurrency, leaseMs, ownPlatformsOnly };
  const { running, runningNow, take } = createWorkload(ports, how);
  let clockSeenAt = -Infinity;
  const looking = coalesce(async () => {
    if (stopped) return;
    if (performance.now() - clockSeenAt > leaseMs / 3) {
      await correctTimes(ports, leaseMs);
      clockSeenAt = performance.now();
    }
    // Start answers last, after jobs that send messages. At a limit, this runs again when a job ends.
    const answering = () => runningNow().filter(({ kind }) => answers.includes(kind)).length;
    const storeAnswers = await take(concurrency - running.size + answering(), others);
    if (running.size) await turn();
    if (storeAnswers && !stopped) await take(answersAtOnce - answering(), answers);
    if (!running.size && !looking.isCalledAgain()) drained?.();
  });

  const stopListening = notifier.listen(looking.call);
  const poll = setInterval(looking.call, pollMs);
  const heartbeat = setInterval(() => {
    if (running.size) void extendLeases(ports, worker, [...running.keys()], leaseMs);
  }, leaseMs / 3);
  looking.call();

  async function stop(): Promise<void> {
    stopped = true;
    stopListening();
    clearInterval(poll);
    await looking.idle();
    const late = await lateAnswers(running, answers, graceMs);
    if (late.length) await giveBack(ports, worker, late);
    await Promise.all([...running].flatMap(([id, { done }]) => (late.includes(id) ? [] : [done])));
    clearInterval(heartbeat);
  }

  return {
    stop,
    async drain() {
      const nothingDue = new Promise<void>((resolve) => (drained = resolve));
      looking.call();
      await nothingDue;
      await stop();
    },
  };
}

type RunningJobs = Map<string, { job: Job; done: Promise<void> }>;

interface Running
  extends WorkerParts, Required<Pick<WorkerOptions, 'concurrency' | 'leaseMs' | 'ownPlatformsOnly'>> {
  worker: string;
  /** Checks for due jobs after this many milliseconds, without waiting for the next poll. */
  wakeAfter(ms: number): void;
}

function createWorkload(ports: BotPorts, how: Running) {
  const { worker, notifier, concurrency } = how;
  const running: RunningJobs = new Map();
  const runningNow = () => [...running.values()].map(({ job }) => job);
  const start = (job: Job) => {
    const done = runAndRecord(ports, how, job).finally(() => {
      running.delete(job.id);
      notifier.notify();
    });
    running.set(job.id, { job, done });
  };
  /** Returns false if the store failed. */
  const take = async (limit: number, kinds: JobKind[]): Promise<boolean> => {
    // If the machine slept or its clock was changed, the leases of running jobs may have expired. Such jobs
    // can be claimed again, so leave them out.
    const underWay = new Set(running.keys());
    const held = heldBack(runningNow(), concurrency);
    // Claim no more jobs than the fullest platform has room for, so that none has to be returned.
    const asked = Math.min(limit, roomForAny(runningNow(), concurrency));
    const jobs = asked > 0 ? await claim(ports, how, { limit: asked, kinds, held }) : [];
    const later: string[] = [];
    for (const job of jobs?.filter(({ id }) => !underWay.has(id)) ?? [])
      if (isHeldBack(job, heldBack(runningNow(), concurrency))) later.push(job.id);
      else start(job);
    if (!jobs) return false;
    if (later.length) await giveBack(ports, worker, later);
    const free = limit - jobs.length + later.length;
    return free > 0 && jobs.length === asked ? take(free, kinds) : true;
  };
  return { running, runningNow, take };
}

/** Waits for all running jobs. Returns the answers still running when the grace period ends. */
async function lateAnswers(
  running: RunningJobs,
  answers: readonly JobKind[],
  graceMs: number,
): Promise<string[]> {
  const ended = Promise.all([...running.values()].map(({ done }) => done));
  const inTime = await Promise.race([ended, pause(graceMs, false as const, { ref: false })]);
  return inTime ? [] : [...running].filter(([, { job }]) => answers.includes(job.kind)).map(([id]) => id);
}

interface Wanted {
  held: HeldBack;
  limit: number;
  kinds: JobKind[];
}

/** Undefined if the store fails: the next check tries again. One statement, so it needs no transaction. */
async function claim(
  ports: BotPorts,
  { worker, leaseMs, ownPlatformsOnly }: Running,
  wanted: Wanted,
): Promise<Job[] | undefined> {
  const now = ports.clock();
  const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
  const platforms = [...ports.platforms.keys()];
  const unservedBefore = new Date(now.getTime() - UNSERVED_MS);
  return ports.store.records.jobs
    .claim({
      worker,
      ...wanted,
      now: now.toISOString(),
      leaseUntil,
      platforms,
      ...(ownPlatformsOnly ? { ownOnly: true } : { unservedBefore: unservedBefore.toISOString() }),
    })
    .catch(bugLogger(ports.log, 'error', 'Jobs could not be claimed.'));
}

/** The clocks of 2 machines always differ a little. A larger difference means that one has been changed. */
const CLOCK_DIFFERENCE_MS = 60_000;

/**
 * Corrects due times and leases after the clock was set back. Otherwise, jobs would wait until the clock
 * caught up. Also ends the leases of workers that have died, so that their jobs can be claimed straight away.
 */
async function correctTimes(ports: BotPorts, leaseMs: number): Promise<void> {
  const { jobs } = ports.store.records;
  const now = ports.clock();
  const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();
  await jobs
    .bringForward(inMs(CLOCK_DIFFERENCE_MS), now.toISOString())
    // A running worker keeps extending its own leases, and no other worker changes them.
    .then(() => jobs.shortenLeases(inMs(leaseMs + CLOCK_DIFFERENCE_MS), inMs(leaseMs)))
    .then(() => jobs.endLeases(hasEnded, now.toISOString()))
    .catch(bugLogger(ports.log, 'error', 'Job times could not be corrected.'));
}

/** For running jobs only: an abandoned job's lease must expire, so that another worker can claim it. */
async function extendLeases(
  ports: BotPorts,
  worker: string,
  jobs: readonly string[],
  leaseMs: number,
): Promise<void> {
  const leaseUntil = new Date(ports.clock().getTime() + leaseMs).toISOString();
  await ports.store.records.jobs
    .extend(worker, jobs, leaseUntil)
    .catch(bugLogger(ports.log, 'warn', 'Leases could not be extended.'));
}

async function giveBack(ports: BotPorts, worker: string, jobs: readonly string[]): Promise<void> {
  await ports.store.records.jobs
    .giveBack(worker, jobs, ports.clock().toISOString())
    // If this fails, the leases expire anyway.
    .catch(bugLogger(ports.log, 'warn', 'Jobs could not be returned to the queue.'));
}

/** Never rejects. If the store fails here, the lease expires and the job is claimed again. */
async function runAndRecord(ports: BotPorts, how: Running, job: Job): Promise<void> {
  await attempt(ports, how, job).catch(
    bugLogger(
      ports.log,
      'error',
      'The result of a job could not be saved. The job will be claimed again when its lease expires.',
      { job: job.kind },
    ),
  );
}

async function attempt(ports: BotPorts, how: Running, job: Job): Promise<void> {
  const { handlers, worker, wakeAfter } = how;
  // Each of these calls is a single statement, so it needs no transaction.
  const { jobs } = ports.store.records;
  const hopeless = whyHopeless(ports, handlers, job);
  if (hopeless !== undefined) {
    ports.log.error({ job: job.kind, failure: hopeless }, 'Gave up on a job without running it again.');
    return giveUp(ports, how, job, { failure: hopeless });
  }
  try {
    await runJob(ports, handlers, job);
  } catch (error) {
    if (error instanceof NotYet) {
      await jobs.postpone(job.id, worker, new Date(ports.clock().getTime() + error.afterMs).toISOString());
      return wakeAfter(error.afterMs);
    }
    const verdict = judgeFailure(job, handlers[job.kind], error, Math.random());
    const failure = describeBug(error);
    ports.log.warn({ job: job.kind, attempts: job.attempts, verdict: verdict.do, failure }, 'A job failed.');
    if (verdict.do === 'retry') {
      const dueAt = new Date(ports.clock().getTime() + verdict.afterMs).toISOString();
      return scheduleRetry(ports, job, { worker, dueAt, failure, verdict });
    }
    return giveUp(ports, how, job, { failure, error });
  }
  const wasOurs = await jobs.finish(job.id, worker);
  if (!wasOurs)
    ports.log.warn(
      { job: job.kind, lane: job.lane },
      'A job ran for longer than its lease, so it may have been done twice.',
    );
}

/** Why a job must be given up without running it. Undefined if it should run. */
function whyHopeless(ports: BotPorts, handlers: JobHandlers, job: Job): string | undefined {
  if (job.platform !== undefined && !ports.platforms.has(job.platform))
    return said.notConnected(job.platform);
  return endsItsProcess(job, handlers[job.kind]) ? said.endsProcess(job.interrupted) : undefined;
}

/** After a bug in the job's `giveUp`, the job must not restart. If the store fails, we try again later. */
async function giveUp(
  ports: BotPorts,
  { handlers, worker }: Running,
  job: Job,
  { failure, error }: { failure: string; error?: unknown },
): Promise<void> {
  await giveUpJob(ports, handlers, job, error).catch((bug: unknown) => {
    if (bug instanceof StoreFailure) throw bug;
    ports.log.error(
      { job: job.kind, failure: describeBug(bug) },
      'Could not tell anyone that we gave up on a job.',
    );
  });
  await ports.store.records.jobs.bury(job.id, worker, failure);
}
