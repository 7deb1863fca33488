// A job: work that must happen even if this process dies now. The jobs table is also the outbox.
import type { Person, PlatformName } from '../people/person.js';

export interface JobPayloads {
  /** `conversation`: where the answer goes when that is not where the question was asked. */
  /** `service`: the person agreed that a language model is asked, although details were taken out. */
  'answer-question': { message: string; conversation?: string; service?: true };
  /** Reads a message with the reader. */
  'read-message': { message: string };
  /** Sends the outgoing message of this key, as it then is. */
  send: { key: string };
  /** Shows the outgoing message of this key, sent before, in its new form. */
  update: { key: string };
  /** Finds a person's one-to-one chat, starting from a conversation where they were seen, and goes on there. */
  'open-personal': { person: Person; seenIn: string; next: PersonalStep };
  /** Looks after somebody who waits: reminds, tells, takes a claim back that has gone silent; then sets the next time. */
  attend: { escalation: string };
  /** Lets what someone holds wait for another adviser: they are gone. */
  'return-requests': { person: Person; everywhere: boolean };
  /** Tells those who were given a passage that it has changed. */
  recall: { recall: number };
  /** Work on the guidance that an editor asked for. */
  'edit-guidance': { work: number };
  /** A followed source whose schedule has come round; `since` is when the process began to watch the clock. */
  'look-at-source': { source: string; since: string };
}
export type JobKind = keyof JobPayloads;

/** What happens once a personal chat is found, or is found to be impossible. */
export type PersonalStep =
  | { do: 'answer'; message: string }
  | { do: 'talk-to-adviser'; answer?: string; event: string }
  | { do: 'move-handoff'; escalation: string }
  | { do: 'reach-holder'; escalation: string }
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
    /** How often it was begun, this time included. */
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
