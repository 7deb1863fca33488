// Defines jobs: work that must be done even if this process dies. The jobs table is also the outbox.
import type { Person, PlatformName } from '../people/person.js';

export interface JobPayloads {
  /**
   * `conversation`: where the answer goes, if not where the question was asked. `service`: the person agreed
   * to ask a language model although details had been removed. `as`: what the person says the message is.
   * `sender`: the sender given in the message's event. `revision`: of the message, when the job was queued.
   */
  'answer-question': {
    message: string;
    revision?: number;
    conversation?: string;
    service?: true;
    ownNationOnly?: true;
    as?: 'question' | 'follow-up';
    sender?: string;
  };
  'read-message': { message: string; sender?: string };
  /** Sends the outgoing message with this key, as it is when the job runs. */
  send: { key: string };
  /** Updates the outgoing message with this key, which has already been sent. */
  update: { key: string };
  /**
   * Finds a person's one-to-one chat through a conversation where they were seen, and takes the next step
   * there.
   */
  'open-personal': { person: Person; seenIn: string; next: PersonalStep };
  /**
   * Follows up a request: sends reminders and updates, ends the claim if the adviser does not reply, and sets
   * the time of the next follow-up.
   */
  attend: { escalation: string };
  /** Lets other advisers claim the requests of an adviser who has left. */
  'return-requests': { person: Person; everywhere: boolean };
  /** Checks everyone who holds a request. If an adviser has left, others can claim their requests. */
  'check-holders': Record<string, never>;
  recall: { recall: number };
  'edit-guidance': { work: number };
  /** Checks a source that is due. `since`: when the process started keeping the schedule. */
  'look-at-source': { source: string; since: string };
  /** Asks a platform for messages that were written in this chat while no process was receiving them. */
  'read-missed': { conversation: string; since: string };
  /** Sends the newest part of the audit log to a destination that does not have it yet. */
  'send-audit': { to: string };
  /**
   * Deletes data past its retention period, and does erasures that a hold had delayed. `turn`: how many times
   * the job has continued.
   */
  'delete-old': { run: string; turn?: number };
}
export type JobKind = keyof JobPayloads;

/** What to do once the personal chat is found, or cannot be opened. */
export type PersonalStep =
  | { do: 'answer'; message: string }
  /** `message` and `answer`: what the person was asking about when they asked for an adviser. */
  | { do: 'talk-to-adviser'; message?: string; answer?: string; event: string }
  | { do: 'move-handoff'; escalation: string }
  | { do: 'reach-holder'; escalation: string }
  /** Someone read original messages and gave a reason. */
  | { do: 'tell-lead'; escalation: string; by: string; at: string }
  | { do: 'tell-recall'; recall: number; answer: string }
  /** Shows the card to one adviser. `why`: the reason for messaging them. */
  | { do: 'alert'; escalation: string; why: Alert };

export type Alert = 'duty' | 'fits-best' | 'lead';

export type Job<K extends JobKind = JobKind> = {
  [Kind in K]: {
    id: string;
    kind: Kind;
    payload: JobPayloads[Kind];
    /** Jobs in a lane run one after another: urgent ones first, then in the order they were enqueued. */
    lane: string;
    platform?: PlatformName;
    urgent: boolean;
    /** ISO 8601, UTC. */
    dueAt: string;
    enqueuedAt: string;
    /** How many times the job has been started, including now. */
    attempts: number;
    /** How many of its leases have expired because its process was killed or stopped responding. */
    interrupted: number;
  };
}[K];

export type NewJob<K extends JobKind = JobKind> = {
  [Kind in K]: {
    kind: Kind;
    payload: JobPayloads[Kind];
    lane: string;
    urgent?: boolean;
    /** The platform that the job needs. Workers without that platform leave the job alone. */
    platform?: PlatformName;
    /** Use this instead of `platform` if the job needs the platform of this conversation. */
    conversation?: string;
    /** If absent, the job is due now. */
    dueAt?: string;
    /** A job is not enqueued while another job with the same key is in the table. */
    uniqueKey?: string;
  };
}[K];

/** A job with this many expired leases is suspected of crashing the process it runs in. */
export const SUSPECT_AFTER = 2;

/** Every method throws `StoreFailure`. */
export interface JobRecords {
  enqueue(job: NewJob, now: string): Promise<void>;
  /**
   * Leases up to `limit` due jobs to `worker`, urgent ones first and then in order. Takes only the first job
   * of a lane, and none if a job of that lane is running. A job whose lease has expired counts as due.
   * `kinds`: only these kinds; every kind if absent. All or nothing, even outside a transaction.
   */
  claim(claim: {
    worker: string;
    limit: number;
    now: string;
    leaseUntil: string;
    /** Jobs for other platforms are left alone, unless they were enqueued before `unservedBefore`. */
    platforms: PlatformName[];
    unservedBefore?: string;
    /** Also leaves alone jobs that need no platform, except for reading and answering these platforms' messages. */
    ownOnly?: true;
    /** Leaves alone the jobs of busy platforms and, with `suspects`, jobs suspected of crashing a process. */
    held?: { busy: readonly PlatformName[]; suspects: boolean };
    kinds?: readonly Job['kind'][];
  }): Promise<Job[]>;
  /** Extends the leases of these jobs, except any that this worker no longer holds. */
  extend(worker: string, ids: readonly string[], leaseUntil: string): Promise<void>;
  /**
   * Makes waiting jobs due now if they were enqueued after `until`. Their times are in the future because the
   * clock was set back.
   */
  bringForward(until: string, now: string): Promise<void>;
  /** Makes leases that would expire after `until` expire at `leaseUntil` instead. */
  shortenLeases(until: string, leaseUntil: string): Promise<void>;
  /** If all workers are on this machine, ends the leases of those that `hasEnded` confirms have died. */
  endLeases(hasEnded: (worker: string) => boolean, now: string): Promise<void>;
  /**
   * Lets other workers claim these jobs, except any that this worker no longer holds. Does not count as an
   * attempt.
   */
  giveBack(worker: string, ids: readonly string[], now: string): Promise<void>;
  /** False if the lease expired and another worker has since claimed the job. */
  finish(id: string, worker: string): Promise<boolean>;
  retry(id: string, worker: string, dueAt: string, error: string): Promise<void>;
  /** Treats the job as if it had not been started. Does not count as an attempt. */
  postpone(id: string, worker: string, dueAt: string): Promise<void>;
  /**
   * Moves the job to a lane of its own, so that its old lane can continue. If no other job waits in the old
   * lane, only returns false.
   */
  stepAside(id: string, worker: string, dueAt: string, error: string): Promise<boolean>;
  /** Waiting jobs that were moved out of this lane, oldest first. */
  aside(lane: string): Promise<Job[]>;
  /**
   * Puts jobs back into their old lane, ahead of jobs enqueued after them. Urgent jobs keep their own due
   * time.
   */
  rejoin(lane: string, ids: readonly string[], dueAt: string): Promise<void>;
  /**
   * Changes the waiting job that sends this message. `hurry`: moves it to the front and makes it due now.
   * `drop`: deletes it.
   */
  changeSending(key: string, change: 'hurry' | 'drop', now: string): Promise<void>;
  /** Gives up: the job stays in the table, marked dead, and its lane continues. */
  bury(id: string, worker: string, error: string): Promise<void>;
  /**
   * `due`: how many jobs a worker serving every platform could claim now. `retrying`: jobs waiting after a
   * failure.
   */
  counts(now: string): Promise<Record<'waiting' | 'due' | 'leased' | 'retrying' | 'dead', number>>;
  /**
   * For questions that are not urgent: how many are waiting or being answered (`ahead`), how many of those
   * are being answered (`running`), when the first waiting one was asked (`since`), and how many have been
   * answered since then.
   */
  answerQueue(): Promise<{ ahead: number; running: number; since?: string; answered: number }>;
  /** Questions in this lane that are waiting for an answer or being answered, in order. */
  questionsIn(lane: string): Promise<JobPayloads['answer-question'][]>;
  /** When the next follow-up job for this escalation is due; undefined if there is none. */
  followUpDue(escalation: string): Promise<string | undefined>;
  dead(limit: number): Promise<(Job & { error: string })[]>;
  /**
   * Messages that are still waiting after several attempts, or whose platform is not in `connected`. Grouped
   * by platform, with the latest error if there was an attempt.
   */
  heldUp(
    connected: readonly PlatformName[],
  ): Promise<{ platform: PlatformName; messages: number; error: string }[]>;
}
