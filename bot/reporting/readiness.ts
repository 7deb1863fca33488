// Whether a process can answer, and which platforms messages are not getting through to.
import type { GuidanceStore } from '../../ingest/model/ports.js';
import type { Store } from '../model/store.js';

export async function readReadiness(guidance: Pick<GuidanceStore, 'liveRelease'>, { records }: Store) {
  const live = await guidance.liveRelease();
  // No reason to send people elsewhere: every process on this store is held up by the same platform.
  const warnings = (await records.jobs.heldUp()).map(
    ({ platform, messages }) => `messages held up in ${platform}: ${messages}`,
  );
  return {
    ready: live !== undefined,
    ...(!live && { reasons: ['no live release'] }),
    ...(warnings.length && { warnings }),
  };
}
