// Checks whether a process can answer questions, and finds platforms to which messages cannot be delivered.
import { adminWording } from '../wording/staff/admin-wording.js';
import type { GuidanceStore } from '../../ingest/model/ports.js';
import type { PlatformName } from '../model/people/person.js';
import type { Store } from '../model/store.js';

const { readiness } = adminWording;

export async function readReadiness(
  guidance: Pick<GuidanceStore, 'liveRelease'>,
  { records }: Store,
  connected: readonly PlatformName[],
  notFound: readonly string[] = [],
) {
  const live = await guidance.liveRelease();
  // These are only warnings, because no other process on this store can reach the platform either.
  const warnings = [
    ...notFound.map(readiness.channelNotFound),
    ...(await records.jobs.heldUp(connected)).map(({ platform, messages }) =>
      readiness.heldUp(platform, messages),
    ),
  ];
  return {
    ready: live !== undefined,
    ...(!live && { reasons: [readiness.noRelease] }),
    ...(warnings.length && { warnings }),
  };
}
