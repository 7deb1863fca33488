// Decides which calibration to use for a release: the usual one, or the one for guidance on other subjects.
import type { Calibration } from '../model/calibration.js';
import type { SearchIndex } from '../index/search-index.js';

/** How many passages to check, evenly spread. The mean is then accurate to within a few hundredths. */
const CHECKED = 500;
/**
 * The minimum mean cosine between the passages and the centre of the questions. Measured means: 0.55 for the
 * sample notes (at least 0.39 for each note), 0.44 for child trafficking guidance with all the immigration
 * rules, 0.24 for pages on benefits and taxes, and 0 for biology abstracts.
 */
const SAME_FIELD = 0.3;

/** If the release is about another subject, returns only the part that works for any subject. */
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
