// Decides whether a release is in the field a calibration was fitted on, and so which of its fits to use for a
// question.
import type { Calibration } from '../model/release.js';
import type { SearchIndex } from '../index/search-index.js';

/** How many passages to check, evenly spread: the mean of this many is accurate to a few hundredths. */
const LOOKED_AT = 500;
/**
 * The mean cosine of passages with the questions' centre. Sample notes have 0.55, each of them at least 0.39, guidance
 * on child trafficking beside all immigration rules 0.44, pages on benefits and taxes 0.24, abstracts of biology 0.
 */
const SAME_FIELD = 0.3;

/** Ready to judge: of a release of another field, with the sums that know no field. */
export function calibrationFor({ elsewhere, ...home }: Calibration, index: SearchIndex): Calibration {
  if (!elsewhere || isNear(index, Float32Array.from(elsewhere.centre))) return home;
  const { field, threshold } = elsewhere;
  return { ...home, field, threshold, passages: undefined };
}

function isNear({ content, cosine }: SearchIndex, centre: Float32Array): boolean {
  const { length } = content.passages;
  const step = Math.max(1, Math.floor(length / LOOKED_AT));
  let sum = 0;
  let count = 0;
  for (let ordinal = 0; ordinal < length; ordinal += step) {
    sum += cosine(ordinal, centre);
    count += 1;
  }
  return count === 0 || sum / count >= SAME_FIELD;
}
