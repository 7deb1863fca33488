// The type of a passage that may answer a question, with its signals and score.
import type { RankedPassage } from '../model/answer.js';
import type { PassageVectors } from '../model/ports.js';
import type { Signals } from './ranking-signals.js';

export interface Candidate extends RankedPassage {
  ordinal: number;
  vectors: PassageVectors;
  signals: Signals;
  /** Passages in other documents with nearly the same text, which have less authority or are older. */
  alsoIn: Candidate[];
}
