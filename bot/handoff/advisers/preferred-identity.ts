import type { Person } from '../../model/people/person.js';
import { identitiesOf, type AdviserIdentity } from '../../model/people/roster.js';
import type { BotPorts } from '../../model/ports.js';

/**
 * Prefers the adviser's identity on the platform that has the advisers' channel, then on any other connected
 * platform.
 */
export function preferredIdentity(
  ports: Pick<BotPorts, 'advisersPlace' | 'platforms'>,
  adviser: AdviserIdentity,
): Person | undefined {
  const reached = identitiesOf(adviser).filter(({ platform }) => ports.platforms.has(platform));
  return reached.find(({ platform }) => platform === ports.advisersPlace().platform) ?? reached[0];
}
