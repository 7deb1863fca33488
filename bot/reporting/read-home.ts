// Reads a person's summary of their own information: their nation, their open requests, and when advisers work.
import { displayName } from '../handoff/advisers/display-name.js';
import { adviserAvailability, nextAtWork } from '../handoff/advisers/adviser-availability.js';
import { wordsIn } from '../copy/words-in.js';
import { openingHours } from '../replies/status.js';
import { formatTime } from '../model/messages/format-time.js';
import type { Place } from '../model/messages/message.js';
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type { PersonHome } from '../model/queries.js';

/** `place` is their own chat. */
export async function readHome(
  ports: BotPorts,
  person: Person,
  place: Pick<Place, 'platform' | 'id'>,
): Promise<PersonHome> {
  const { records } = ports.store;
  const jurisdiction = (await records.conversations.at(place))?.jurisdiction;
  const say = wordsIn((await records.conversations.languageOf(person))?.language);
  const open = await records.escalations.waitedForBy(person);
  const now = ports.clock();
  const opensAt = nextAtWork(await adviserAvailability(ports, records, now), now);
  return {
    ...(jurisdiction && { jurisdiction }),
    language: say.language,
    requests: open.map(({ id, state, holder, waitingSince, openedAt }) => ({
      id,
      says:
        state === 'claimed'
          ? say.status.claimed(displayName(ports, holder, say))
          : say.status.waiting(formatTime(waitingSince ?? openedAt, say.language)),
    })),
    hasAdvisers: ports.advisersPlace() !== undefined,
    ...(opensAt && { hours: openingHours(say, opensAt, now.toISOString()) }),
  };
}
