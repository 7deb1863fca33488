// Chooses where to write to an adviser who can be reached in several places.
import type { Person } from '../../model/people/person.js';
import { identitiesOf, type AdviserIdentity } from '../../model/people/roster.js';
import type { BotPorts } from '../../model/ports.js';

/**
 * The platform where it is best to write to them: the one with the advisers' channel, or else any that is connected.
 */
export function preferredIdentity(
  ports: Pick<BotPorts, 'advisersPlace' | 'platforms'>,
  adviser: AdviserIdentity,
): Person | undefined {
  const reached = identitiesOf(adviser).filter(({ platform }) => ports.platforms.has(platform));
  return reached.find(({ platform }) => platform === ports.advisersPlace()?.platform) ?? reached[0];
}
