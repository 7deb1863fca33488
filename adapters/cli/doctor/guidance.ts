// For `ctac doctor`: describes the live release, and opens its index.
import type { IngestPorts } from '../../../ingest/ingest-folders.js';
import type { GuidanceStore } from '../../../ingest/model/ports.js';
import { knowsItsSignals } from '../../../knowledge/confidence/passage-odds.js';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { checksWording } from '../wording/checks-wording.js';

const { guidance: said } = checksWording;

export async function lookAtGuidance(store: Pick<GuidanceStore, 'liveRelease'>): Promise<string> {
  const live = await store.liveRelease();
  if (!live) throw new IndexFailure(...said.none);
  const isCalibrated = !live.calibration || knowsItsSignals(live.calibration);
  return said.live({ ...live, isCalibrated });
}

export async function lookAtIndex(
  { store, indexFiles }: Pick<IngestPorts, 'store' | 'indexFiles'>,
  isInPostgres: boolean,
): Promise<string> {
  const live = await store.liveRelease();
  if (!live) return said.nothingToCheck;
  await indexFiles.open(await store.contentOf(live.number));
  return said.indexed(isInPostgres);
}
