// What the bot replied to something that was pressed at the desk; it bears the id of the press.
import type { Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../model/places.js';
import { isPressId } from '../security/post-guard.js';
import type { Desk } from './frame/context.js';
import { deskEventId } from './receive.js';

export async function saidTo(desk: Desk, person: Person, press: string | null): Promise<string | undefined> {
  if (press === null || !isPressId(press)) return undefined;
  const told = await desk.options.reading.messagesIn(personalPlaceOf(person)!, 0);
  const said = told.find((entry) => entry.id.endsWith(deskEventId(person, press)));
  return said?.direction === 'out' ? said.message.summary : undefined;
}
