// Decides which part of a calibration to use for a release: the usual one, or the one for other subjects.
import type { Calibration } from '../model/release.js';
import type { SearchIndex } from '../index/search-index.js';

/** We check this many passages, evenly spread. This gives a mean accurate to within a few hundredths. */
const CHECKED = 500;
/**
 * Minimum mean cosine between passages and the centre of the questions. Sample notes have 0.55 (each at least
 * 0.39), child trafficking guidance together with all immigration rules 0.44, pages on benefits and taxes
 * 0.24, and biology abstracts 0.
 */
const SAME_FIELD = 0.3;

/**
 * If the release is about another subject, returns the part of the calibration that does not depend on the
 * subject.
 */
export async function calibrationFor(
  { elsewhere, ...home }: Calibration,
  index: SearchIndex,
): Promise<Calibration> {
  if (!elsewhere || (await isNear(index, Float32Array.from(elsewhere.centre)))) return home;
  const { field, threshold } = elsewhere;
  return { ...home, field, threshold, passages: undefined };
}

async function isNear(index: SearchIndex, centre: Float32Array): Promise<boolean> {
  const { length } = index.content.passages;
  const step = Math.max(1, Math.floor(length / CHECKED));
  const checked: number[] = [];
  for (let ordinal = 0; ordinal < length; ordinal += step) checked.push(ordinal);
  const cosines = await index.cosines(checked, centre);
  return !cosines.length || cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length >= SAME_FIELD;
}
