// A job is work that must be done even if this process dies. The jobs table is also the outbox.
import type { Person, PlatformName } from '../people/person.js';

export interface JobPayloads {
  /**
   * `conversation`: where the answer goes, if not to where the question was asked. `service`: the person agreed to ask
   * a language model, even though details had been removed. `as`: what the person says the message is. `sender`: the
   * sender given in the message's event.
   */
  'answer-question': {
    message: string;
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
  /** Finds a person's one-to-one chat, from a conversation where they were seen, and carries on there. */
  'open-personal': { person: Person; seenIn: string; next: PersonalStep };
  /**
   * Follows up someone who is waiting: sends reminders and updates, takes back a claim if the adviser has gone quiet,
   * then sets the time of the next follow-up.
   */
  attend: { escalation: string };
  /** Lets other advisers claim the escalations of one adviser, who has left. */
  'return-requests': { person: Person; everywhere: boolean };
  /** If an adviser has left, lets other advisers claim their escalations. Checks everyone who holds one. */
  'check-holders': Record<string, never>;
  /** Tells the people who were given a passage that it has changed. */
  recall: { recall: number };
  /** Work on the guidance that an editor asked for. */
  'edit-guidance': { work: number };
  /** Checks a followed source that is due for a check. `since` is when the process started keeping the schedule. */
  'look-at-source': { source: string; since: string };
  /** Asks a platform what was written in this chat while no process of ours received its messages. */
  'read-missed': { conversation: string; since: string };
  /** Sends a destination the part of the audit log that it does not have yet. */
  'send-audit': { to: string };
  /**
   * Deletes data past its retention period, and does erasures that a hold delayed. `turn`: how many times the job has
   * continued.
   */
  'delete-old': { run: string; turn?: number };
}
export type JobKind = keyof JobPayloads;

/** What to do once a personal chat has been found, or turns out to be impossible. */
export type PersonalStep =
  | { do: 'answer'; message: string }
  /** `message` and `answer`: what they were asking about in the place where they asked for an adviser. */
  | { do: 'talk-to-adviser'; message?: string; answer?: string; event: string }
  | { do: 'move-handoff'; escalation: string }
  | { do: 'reach-holder'; escalation: string }
  /** Someone has read original messages and given a reason. */
  | { do: 'tell-lead'; escalation: string; by: string; at: string }
  | { do: 'tell-recall'; recall: number; answer: string }
  /** Shows the card to one adviser; `why` is the reason we are writing to them. */
  | { do: 'alert'; escalation: string; why: Alert };

export type Alert = 'duty' | 'fits-best' | 'lead';

export type Job<K extends JobKind = JobKind> = {
  [Kind in K]: {
    id: string;
    kind: Kind;
    payload: JobPayloads[Kind];
    /** Jobs in a lane run one after another: urgent ones first, then in the order they were enqueued. */
    lane: string;
    /** The platform that the job needs, if any. */
    platform?: PlatformName;
    urgent: boolean;
    /** ISO 8601, UTC. */
    dueAt: string;
    /** When the job was first queued. */
    enqueuedAt: string;
    /** How many times the job has been started, including now. */
    attempts: number;
    /** How many of its leases have run out, because its process was killed or stopped responding. */
    interrupted: number;
  };
}[K];

export type NewJob<K extends JobKind = JobKind> = {
  [Kind in K]: {
    kind: Kind;
    payload: JobPayloads[Kind];
    lane: string;
    urgent?: boolean;
    /** The platform that the job needs. A worker without that platform leaves the job to others. */
    platform?: PlatformName;
    /** Use this instead of `platform` if the job needs the platform of this conversation. */
    conversation?: string;
    /** If absent, the job is due now. */
    dueAt?: string;
    /** A second job with the same key is not enqueued while the first is still in the table. */
    uniqueKey?: string;
  };
}[K];

/** We suspect a job with this many expired leases of crashing the process it runs in. */
export const SUSPECT_AFTER = 2;

/** Every method throws `StoreFailure`. */
export interface JobRecords {
  enqueue(job: NewJob, now: string): Promise<void>;
  /**
   * Leases up to `limit` due jobs to `worker`, urgent ones first and then in order. Each lane gives at most its first
   * job, and none while another of its jobs is running. A job whose lease has run out counts as due. `kinds`: only
   * these kinds; every kind if absent. All or nothing, even outside a transaction.
   */
  claim(claim: {
    worker: string;
    limit: number;
    now: string;
    leaseUntil: string;
    /** Leaves alone any jobs that need another platform, unless they were enqueued before `unservedBefore`. */
    platforms: PlatformName[];
    unservedBefore?: string;
    /** Leaves alone any jobs of these platforms and, with `suspects`, any suspects. */
    held?: { busy: readonly PlatformName[]; suspects: boolean };
    kinds?: readonly Job['kind'][];
  }): Promise<Job[]>;
  /** Extends the leases on these jobs, except any that this worker no longer holds. */
  extend(worker: string, ids: readonly string[], leaseUntil: string): Promise<void>;
  /**
   * Makes waiting jobs due now if they were enqueued after `until`: their times seem to be in the future because the
   * clock was set back.
   */
  bringForward(until: string, now: string): Promise<void>;
  /** Makes leases that would run out after `until` run out at `leaseUntil` instead. */
  shortenLeases(until: string, leaseUntil: string): Promise<void>;
  /**
   * If all workers are on this machine, ends the leases of any that `hasEnded` confirms have died. Otherwise does
   * nothing.
   */
  endLeases(hasEnded: (worker: string) => boolean, now: string): Promise<void>;
  /**
   * Lets other workers claim these jobs from now on, except any that this worker no longer holds. This does not count
   * as an attempt.
   */
  giveBack(worker: string, ids: readonly string[], now: string): Promise<void>;
  /** False if the lease ran out and another worker has since claimed the job. */
  finish(id: string, worker: string): Promise<boolean>;
  retry(id: string, worker: string, dueAt: string, error: string): Promise<void>;
  /** Treats the job as if it had not been started: this does not count as an attempt. */
  postpone(id: string, worker: string, dueAt: string): Promise<void>;
  /** Moves the job to its own lane, so its old lane can continue. If nothing else waits there, just returns false. */
  stepAside(id: string, worker: string, dueAt: string, error: string): Promise<boolean>;
  /** Waiting jobs that were moved out of this lane, oldest first. */
  aside(lane: string): Promise<Job[]>;
  /** Puts jobs back into their old lane, ahead of jobs enqueued after them. Urgent ones keep their own due time. */
  rejoin(lane: string, ids: readonly string[], dueAt: string): Promise<void>;
  /**
   * If the job that sends this message is waiting, `hurry` moves it to the front of the queue to run now, and `drop`
   * deletes it.
   */
  changeSending(key: string, change: 'hurry' | 'drop', now: string): Promise<void>;
  /** Gives up: the job stays in the table, marked dead, and its lane continues. */
  bury(id: string, worker: string, error: string): Promise<void>;
  /** `due`: how many jobs a worker serving every platform could claim now. `retrying`: jobs waiting after a failure. */
  counts(now: string): Promise<Record<'waiting' | 'due' | 'leased' | 'retrying' | 'dead', number>>;
  /**
   * For questions that are not urgent: how many are waiting or being answered (`ahead`), how many of those are being
   * answered (`running`), when the first waiting one was asked (`since`), and how many have been answered since then.
   */
  answerQueue(): Promise<{ ahead: number; running: number; since?: string; answered: number }>;
  /** The messages in this lane that are due an answer, oldest first. */
  questionsIn(lane: string): Promise<string[]>;
  /** When the next follow-up job for this escalation is due; undefined if there is none. */
  followUpDue(escalation: string): Promise<string | undefined>;
  dead(limit: number): Promise<(Job & { error: string })[]>;
  /**
   * Messages still waiting after several attempts, or for a platform that is not `connected`. Grouped by platform, with
   * the latest error from one of them if there was an attempt.
   */
  heldUp(
    connected: readonly PlatformName[],
  ): Promise<{ platform: PlatformName; messages: number; error: string }[]>;
}
