// A job: work that must happen even if this process dies now. The jobs table is also the outbox.
import type { Person, PlatformName } from '../people/person.js';

export interface JobPayloads {
  /**
   * `conversation`: where the answer goes when that is not where the question was asked. `service`: the person agreed to
   * ask a language model, although details were removed. `as`: the person said what it is.
   */
  'answer-question': {
    message: string;
    conversation?: string;
    service?: true;
    as?: 'question' | 'follow-up';
  };
  /** Reads a message with the reader. */
  'read-message': { message: string };
  /** Sends the outgoing message of this key, as it then is. */
  send: { key: string };
  /** Shows the outgoing message of this key, sent before, in its new form. */
  update: { key: string };
  /** Finds a person's one-to-one chat, starting from a conversation where they were seen, and goes on there. */
  'open-personal': { person: Person; seenIn: string; next: PersonalStep };
  /**
   * Follows up someone who is waiting: sends reminders, updates them, takes back a claim that has gone silent, then
   * sets the next time.
   */
  attend: { escalation: string };
  /** Lets what someone holds wait for another adviser: they are gone. */
  'return-requests': { person: Person; everywhere: boolean };
  /** Tells those who were given a passage that it has changed. */
  recall: { recall: number };
  /** Work on the guidance that an editor asked for. */
  'edit-guidance': { work: number };
  /** A followed source whose schedule has come round; `since` is when the process began to watch the clock. */
  'look-at-source': { source: string; since: string };
  /** Sends what a destination has not been sent of the audit log. */
  'send-audit': { to: string };
  /** Deletes what is past its period, and does what a hold had delayed. `turn`: how often it has continued. */
  'delete-old': { run: string; turn?: number };
}
export type JobKind = keyof JobPayloads;

/** What happens once a personal chat is found, or is found to be impossible. */
export type PersonalStep =
  | { do: 'answer'; message: string }
  | { do: 'talk-to-adviser'; answer?: string; event: string }
  | { do: 'move-handoff'; escalation: string }
  | { do: 'reach-holder'; escalation: string }
  /** Someone has read original messages with a reason. */
  | { do: 'tell-lead'; escalation: string; by: string; at: string }
  | { do: 'tell-recall'; recall: number; answer: string }
  /** Shows the card to one adviser: `why` they are written to. */
  | { do: 'alert'; escalation: string; why: Alert };

export type Alert = 'duty' | 'fits-best' | 'lead';

export type Job<K extends JobKind = JobKind> = {
  [Kind in K]: {
    id: string;
    kind: Kind;
    payload: JobPayloads[Kind];
    /** Jobs of one lane run one after another: what is urgent first, then in the order in which they were enqueued. */
    lane: string;
    urgent: boolean;
    /** ISO 8601, UTC. */
    dueAt: string;
    /** When it was first asked for. */
    enqueuedAt: string;
    /** How many times it has been started, including now. */
    attempts: number;
  };
}[K];

export type NewJob<K extends JobKind = JobKind> = {
  [Kind in K]: {
    kind: Kind;
    payload: JobPayloads[Kind];
    lane: string;
    urgent?: boolean;
    /** The platform that it needs; a worker without it leaves the job to others. */
    platform?: PlatformName;
    /** Instead: it needs the platform of this conversation. */
    conversation?: string;
    /** Now when absent. */
    dueAt?: string;
    /** A second job with the same key is not enqueued while the first is in the table. */
    uniqueKey?: string;
  };
}[K];

/** Every method throws `StoreFailure`. */
export interface JobRecords {
  enqueue(job: NewJob, now: string): Promise<void>;
  /**
   * Leases up to `limit` due jobs to `worker`, urgent ones first and then in order, at most one from each lane: its
   * first, and none while another one from it is running. A lease that has run out counts as due. `kinds`: only
   * those; every kind if absent. All or nothing, also outside a transaction.
   */
  claim(claim: {
    worker: string;
    limit: number;
    now: string;
    leaseUntil: string;
    /** Jobs that need another platform are left alone. */
    platforms: PlatformName[];
    kinds?: readonly Job['kind'][];
  }): Promise<Job[]>;
  /** Of these jobs, those that this worker still has. */
  extend(worker: string, ids: readonly string[], leaseUntil: string): Promise<void>;
  /** What waits and was enqueued after `until`, in the future by a clock that was set back, is due now. */
  bringForward(until: string, now: string): Promise<void>;
  /** Leases that run out after `until` run out at `leaseUntil`. */
  shortenLeases(until: string, leaseUntil: string): Promise<void>;
  /** Leases of workers that `hasEnded` run out now, where all workers are of this machine; elsewhere nothing is done. */
  endLeases(hasEnded: (worker: string) => boolean, now: string): Promise<void>;
  /** Of these jobs, those that this worker still has can be taken by another one now. */
  giveBack(worker: string, ids: readonly string[], now: string): Promise<void>;
  /** False when the lease had run out and another worker has the job, or had it. */
  finish(id: string, worker: string): Promise<boolean>;
  retry(id: string, worker: string, dueAt: string, error: string): Promise<void>;
  /** As if it had not been started: no attempt was made. */
  postpone(id: string, worker: string, dueAt: string): Promise<void>;
  /**
   * Moves the job to a separate lane, so that its old lane continues. False if nothing is waiting behind it, and then
   * nothing changes.
   */
  stepAside(id: string, worker: string, dueAt: string, error: string): Promise<boolean>;
  /** Those that stepped out of this lane and wait, oldest first. */
  aside(lane: string): Promise<Job[]>;
  /** Back into the lane that they stepped out of, before what was enqueued after them; what is urgent keeps its own time. */
  rejoin(lane: string, ids: readonly string[], dueAt: string): Promise<void>;
  /** The job that sends this message, if it is waiting, becomes due now and goes first; or is never created. */
  changeSending(key: string, change: 'hurry' | 'drop', now: string): Promise<void>;
  /** Gives up: the job stays, marked dead, and its lane continues. */
  bury(id: string, worker: string, error: string): Promise<void>;
  /** `due`: how many could be claimed now, by a worker that has every platform; `retrying`: wait after a failure. */
  counts(now: string): Promise<Record<'waiting' | 'due' | 'leased' | 'retrying' | 'dead', number>>;
  /**
   * Questions that are not urgent: how many wait or are being answered, and how many of them are; when the first of
   * those that wait was asked, and how many have been answered since.
   */
  answerQueue(): Promise<{ ahead: number; running: number; since?: string; answered: number }>;
  /** The messages in this lane whose answer is due, oldest first. */
  questionsIn(lane: string): Promise<string[]>;
  /** When the soonest job for this escalation's follow-up is due; undefined if none is left. */
  followUpDue(escalation: string): Promise<string | undefined>;
  dead(limit: number): Promise<(Job & { error: string })[]>;
  /** Messages that were tried several times and still wait, by platform, with what one of them met last. */
  heldUp(): Promise<{ platform: PlatformName; messages: number; error: string }[]>;
}
