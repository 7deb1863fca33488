import type { PlatformName } from '../../../bot/model/people/person.js';
import type { Records } from '../../../bot/model/store.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { checksWording } from '../wording/checks-wording.js';

const { messages: said } = checksWording;

/** Finds messages that a platform keeps rejecting, or whose platform is no longer in the settings. */
export async function lookAtMessages(
  jobs: Pick<Records['jobs'], 'heldUp'>,
  connected: ReadonlySet<PlatformName>,
  titleOf: (platform: PlatformName) => string,
): Promise<string> {
  const held = await jobs.heldUp([...connected]);
  if (!held.length) return said.none;
  const withTitle = <Held extends { platform: PlatformName }>(one: Held) => ({
    ...one,
    platform: titleOf(one.platform),
  });
  const away = held.filter(({ platform }) => !connected.has(platform));
  if (away.length) throw new DeliveryFailure(...said.noPlatform(away.map(withTitle)));
  throw new DeliveryFailure(...said.refused(held.map(withTitle), held[0]!.error));
}
