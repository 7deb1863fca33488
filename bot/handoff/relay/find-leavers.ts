// Returns requests to the queue if the holder is no longer an adviser: they were removed from the list, their
// account was closed, or they are in none of the advisers' channels. Also returns urgent ones if the holder is
// signed out of the desk.
import { DeliveryFailure, describeFailure } from '../../../knowledge/model/errors.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { BotPorts } from '../../model/ports.js';
import { advisersChannels, isStillListed } from '../advisers/advisers-place.js';
import { inTransaction } from '../../jobs/unit-of-work.js';
import { takeBackFromSignedOut } from '../transitions/take-back.js';
import { returnToQueue } from './return-leavers-requests.js';

export async function returnFromLeavers(ports: BotPorts): Promise<void> {
  for (const escalation of await ports.store.records.escalations.open())
    if (await hasLost(ports, escalation)) await returnToQueue(ports, escalation);
    else if (escalation.urgent) await returnIfSignedOut(ports, escalation);
}

async function returnIfSignedOut(ports: BotPorts, { id }: Escalation): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const locked = await unit.records.escalations.lock(id);
    if (locked) await takeBackFromSignedOut(unit, locked);
  });
}

async function hasLost(ports: BotPorts, { state, holder, reach }: Escalation): Promise<boolean> {
  if (state !== 'claimed' || !holder) return false;
  if (!isStillListed(ports, holder)) return true;
  const channels = advisersChannels(ports).filter(({ platform }) => platform === holder.platform);
  try {
    const standing = await ports.platforms.get(holder.platform)?.standing?.(holder, channels);
    if (standing === 'outside') return reach === 'thread' || !ports.roster().length;
    return standing === 'gone';
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    // The next check will ask the platform again.
    ports.log.warn({ failure: describeFailure(error) }, 'Could not find out whether an adviser has left.');
    return false;
  }
}
