// Defines jobs: work that must be done even if this process dies. Outgoing messages are sent by jobs too.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Person, PlatformName } from '../people/person.js';

export interface JobPayloads {
  /**
   * `conversation`: where to send the answer, if not where the question was asked. `service`: true if the
   * person agreed to send the question, without the removed details, to a language model. `as`: what the
   * person says their message is. `sender`: the sender in the message's event. `revision`: the revision of
   * the message when the job was queued. `jurisdiction`: the nation that was chosen then, or null if none was.
   * Absent in jobs that an earlier version queued.
   */
  'answer-question': {
    message: string;
    revision?: number;
    conversation?: string;
    service?: true;
    jurisdiction?: Jurisdiction | null;
    ownNationOnly?: true;
    as?: 'question' | 'follow-up';
    sender?: string;
  };
  'read-message': { message: string; sender?: string };
  /**
   * Sends the outgoing message with this key. Uses its content at the time when the job runs. `tried`: also sends it
   * to a chat that is closed, to find out whether it still is.
   */
  send: { key: string; tried?: 'although-closed' };
  /** Tries whether a private chat that was closed at this time accepts messages again. */
  'try-closed-chat': { conversation: string; closedAt: string };
  /** Updates the outgoing message with this key, after it has been sent. */
  update: { key: string };
  /**
   * Finds someone's one-to-one chat, starting from a conversation that they have used, and takes the next
   * step there.
   */
  'open-personal': { person: Person; seenIn: string; next: PersonalStep };
  /**
   * Follows up a request: sends reminders and updates, ends the claim if the adviser does not reply, and
   * schedules the next follow-up.
   */
  attend: { escalation: string };
  /** Lets other advisers claim the requests of an adviser who has left. */
  'return-requests': { person: Person; everywhere: boolean };
  /**
   * Checks every adviser who has claimed a request. If an adviser has left, lets others claim their requests.
   */
  'check-holders': Record<string, never>;
  recall: { recall: number };
  'edit-guidance': { work: number };
  /** Checks a source that is due. `since`: when this process took over the schedule. */
  'look-at-source': { source: string; since: string };
  /** Asks the platform for messages that people wrote in this chat while no process was running. */
  'read-missed': { conversation: string; since: string };
  /** Sends new entries of the audit log to a destination. */
  'send-audit': { to: string };
  /**
   * Deletes data that is past its retention period, and carries out erasures that a legal hold had delayed.
   * Each job works for a short time, then queues another job if there is more to do. `turn`: how many jobs of
   * this run came before.
   */
  'delete-old': { run: string; turn?: number };
}
export type JobKind = keyof JobPayloads;

/** What to do when the personal chat has been found or cannot be opened. */
export type PersonalStep =
  | { do: 'answer'; message: string }
  /** `message` and `answer`: what the person had asked before they asked for an adviser. */
  | { do: 'talk-to-adviser'; message?: string; answer?: string; event: string }
  | { do: 'move-handoff'; escalation: string }
  | { do: 'reach-holder'; escalation: string }
  /** Tells a lead that someone read original messages and gave a reason. */
  | { do: 'tell-lead'; escalation: string; by: string; at: string }
  | { do: 'tell-recall'; recall: number; answer: string }
  /**
   * Sends the card to one adviser. `why`: the reason for choosing this adviser. `tried`: who could not be alerted
   * before.
   */
  | { do: 'alert'; escalation: string; why: Alert; tried?: Person[] };

export type Alert = 'duty' | 'fits-best' | 'lead';

export type Job<K extends JobKind = JobKind> = {
  [Kind in K]: {
    id: string;
    kind: Kind;
    payload: JobPayloads[Kind];
    /**
     * Jobs in the same lane run one after another: urgent jobs first, then in the order in which they were
     * queued.
     */
    lane: string;
    platform?: PlatformName;
    urgent: boolean;
    /** ISO 8601, UTC. */
    dueAt: string;
    enqueuedAt: string;
    /** How many times the job has been started, including now. */
    attempts: number;
    /** How many times the job's lease has expired because its process was killed or stopped responding. */
    interrupted: number;
  };
}[K];

export type NewJob<K extends JobKind = JobKind> = {
  [Kind in K]: {
    kind: Kind;
    payload: JobPayloads[Kind];
    lane: string;
    urgent?: boolean;
    /** The platform that the job needs. A worker only claims the job if it has that platform. */
    platform?: PlatformName;
    /** Use this instead of `platform` if the job needs the platform of this conversation. */
    conversation?: string;
    /** If absent, the job is due now. */
    dueAt?: string;
    /** The job is not added if the table already has a job with the same key. */
    uniqueKey?: string;
  };
}[K];

/** A job with this many expired leases may be crashing the process that runs it. */
export const SUSPECT_AFTER = 2;

/** Every method can throw `StoreFailure`. */
export interface JobRecords {
  enqueue(job: NewJob, now: string): Promise<void>;
  /**
   * Leases up to `limit` due jobs to `worker`: urgent jobs first, then the others, in the order in which they
   * were queued. Takes only the first job of each lane, and only if no other job of that lane is running. A
   * job counts as due if its lease has expired. `kinds`: the kinds of job to take; if absent, every kind.
   * Leases either all of these jobs or none, even outside a transaction.
   */
  claim(claim: {
    worker: string;
    limit: number;
    now: string;
    leaseUntil: string;
    /** Leaves out jobs for other platforms, unless they were queued before `unservedBefore`. */
    platforms: PlatformName[];
    unservedBefore?: string;
    /**
     * Also leaves out jobs that need no platform, except those that read or answer messages from one of
     * `platforms`.
     */
    ownOnly?: true;
    /**
     * Leaves out jobs for busy platforms. If `suspects` is true, also leaves out jobs suspected of crashing a
     * process.
     */
    held?: { busy: readonly PlatformName[]; suspects: boolean };
    kinds?: readonly Job['kind'][];
  }): Promise<Job[]>;
  /** Extends the leases of these jobs. Leaves out jobs that this worker no longer holds. */
  extend(worker: string, ids: readonly string[], leaseUntil: string): Promise<void>;
  /**
   * Makes waiting jobs due now if, according to the store, they were queued after `until`. This happens if
   * the clock was wrong and has been set back.
   */
  bringForward(until: string, now: string): Promise<void>;
  /** Makes leases that would expire after `until` expire at `leaseUntil` instead. */
  shortenLeases(until: string, leaseUntil: string): Promise<void>;
  /**
   * Ends the leases of workers that have died, according to `hasEnded`. Does nothing unless all workers are
   * on this machine.
   */
  endLeases(hasEnded: (worker: string) => boolean, now: string): Promise<void>;
  /**
   * Returns these jobs, so that other workers can claim them. Leaves out jobs that this worker no longer
   * holds. Does not count as an attempt.
   */
  giveBack(worker: string, ids: readonly string[], now: string): Promise<void>;
  /** Returns false if the lease has expired and another worker has claimed the job. */
  finish(id: string, worker: string): Promise<boolean>;
  retry(id: string, worker: string, dueAt: string, error: string): Promise<void>;
  /** Puts the job off until `dueAt`. Does not count as an attempt. */
  postpone(id: string, worker: string, dueAt: string): Promise<void>;
  /**
   * Moves the job to a lane of its own, so that the jobs behind it can run. If no other job is waiting in the
   * lane, does nothing and returns false.
   */
  stepAside(id: string, worker: string, dueAt: string, error: string): Promise<boolean>;
  /** Waiting jobs that `stepAside` moved out of this lane, oldest first. */
  aside(lane: string): Promise<Job[]>;
  /**
   * Moves jobs back into this lane, ahead of jobs that were queued later. Urgent jobs keep their own due
   * time.
   */
  rejoin(lane: string, ids: readonly string[], dueAt: string): Promise<void>;
  /**
   * Changes the waiting job that sends this message. `hurry`: moves it to the front and makes it due now.
   * `drop`: deletes it.
   */
  changeSending(key: string, change: 'hurry' | 'drop', now: string): Promise<void>;
  /**
   * Gives up on the job. It stays in the table with the state “dead”, and the next job of its lane can run.
   */
  bury(id: string, worker: string, error: string): Promise<void>;
  /**
   * `due`: how many jobs a worker with every platform could claim now. `retrying`: how many jobs are waiting
   * after a failure.
   */
  counts(now: string): Promise<Record<'waiting' | 'due' | 'leased' | 'retrying' | 'dead', number>>;
  /**
   * Counts only questions that are not urgent. `ahead`: how many are waiting or being answered. `running`:
   * how many of those are being answered. `since`: when the first of those waiting was asked. `answered`: how
   * many answers have been stored since then.
   */
  answerQueue(): Promise<{ ahead: number; running: number; since?: string; answered: number }>;
  /** Questions in this lane that are waiting for an answer or being answered, in order. */
  questionsIn(lane: string): Promise<JobPayloads['answer-question'][]>;
  /** When the next follow-up job for this escalation is due; undefined if there is none. */
  followUpDue(escalation: string): Promise<string | undefined>;
  dead(limit: number): Promise<(Job & { error: string })[]>;
  /**
   * Messages that are still waiting after several attempts, or whose platform is not in `connected`. Grouped
   * by platform, with the latest error if sending was tried.
   */
  heldUp(
    connected: readonly PlatformName[],
  ): Promise<{ platform: PlatformName; messages: number; error: string }[]>;
}
