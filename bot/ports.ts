// What the bot needs from outside (platforms, a store) and what it offers to platforms.
import type { IncomingEvent, OutgoingMessage, Place } from './message.js';
import type { Person, PlatformName } from './person.js';

/** One chat platform, as the outbox sees it. Every method throws `DeliveryFailure`; retries are the outbox's alone. */
export interface Platform {
  readonly name: PlatformName;
  /** Returns the platform's id of what was posted. `key` is the same for each attempt of one message. */
  send(place: Place, message: OutgoingMessage, key: string): Promise<{ messageId: string }>;
  /** Replaces a message that was posted before. */
  update(place: Place, messageId: string, message: OutgoingMessage): Promise<void>;
  /** A sign that the bot is working; best effort, never throws. `stage` is a short public word such as "searching". */
  showProgress(place: Place, stage: ProgressStage): Promise<void>;
  /** The one-to-one chat with a person; undefined where the platform or the person's settings forbid it. */
  personalPlace(person: Person, seenIn: Place): Promise<Place | undefined>;
}

export const PROGRESS_STAGES = ['searching', 'reading', 'checking'] as const;
export type ProgressStage = (typeof PROGRESS_STAGES)[number];

/** What a platform calls when something happened outside. */
export interface Inbox {
  /** When it resolves the event is stored for good and may be acknowledged. `duplicate`: it had been stored before. */
  receive(event: IncomingEvent): Promise<{ duplicate: boolean }>;
}
