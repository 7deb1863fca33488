import type { Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../model/places.js';
import { isIdempotencyKey } from '../security/post-guard.js';
import type { Desk } from './frame/context.js';

/** The bot's reply to an event has the same id as the event. */
export function deskEventId(adviser: Person, idempotencyKey: string): string {
  return `${adviser.id}:action:${idempotencyKey}`;
}

export async function replyToAction(
  desk: Desk,
  person: Person,
  idempotencyKey: string | null,
): Promise<string | undefined> {
  if (idempotencyKey === null || !isIdempotencyKey(idempotencyKey)) return undefined;
  const event = deskEventId(person, idempotencyKey);
  return (await desk.options.queries.replyTo(personalPlaceOf(person)!, event))?.summary;
}
