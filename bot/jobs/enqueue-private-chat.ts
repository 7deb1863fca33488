// Queues a step to take in a person's private chat. A job finds the chat, because a transaction must not wait
// for a platform.
import type { Person } from '../model/people/person.js';
import type { PersonalStep } from '../model/jobs/job.js';
import type { UnitOfWork } from './unit-of-work.js';

export interface PrivateChat {
  person: Person;
  /** ID of the conversation where we last saw the person. */
  seenIn: string;
  next: PersonalStep;
  lane: string;
  urgent?: boolean;
  uniqueKey?: string;
}

export async function enqueuePrivateChat(
  { records, now }: Pick<UnitOfWork, 'records' | 'now'>,
  { person, seenIn, next, ...order }: PrivateChat,
): Promise<void> {
  const { platform } = person;
  await records.jobs.enqueue(
    { kind: 'open-personal', platform, payload: { person, seenIn, next }, ...order },
    now,
  );
}
