// The input of every acceptance step.
import type { Measurements } from './measurements.js';

export interface AcceptanceContext {
  /** A read-only folder that contains corpus, corpus-bulk and eval. */
  shared: string;
  /**
   * A folder that is kept between the steps of a run. Its subfolder `guidance` is the DATA_DIR of the whole
   * corpus.
   */
  work: string;
  measurements: Measurements;
}
