// The type for a passage that may answer a question, with everything that counts for and against it.
import type { RankedPassage } from '../model/answer.js';
import type { PassageVectors } from '../model/ports.js';
import type { Signals } from './ranking-signals.js';

export interface Candidate extends RankedPassage {
  ordinal: number;
  vectors: PassageVectors;
  signals: Signals;
  /** Passages in other documents that say nearly the same thing but are less authoritative or older. */
  alsoIn: Candidate[];
}
