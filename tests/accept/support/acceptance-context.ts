// The input of every acceptance step.
import type { Measurements } from './measurements.js';

export interface AcceptanceContext {
  /** The folder with corpus, corpus-bulk and eval. It is only read. */
  shared: string;
  /** Kept between the steps of a run: `guidance` is the DATA_DIR of the whole corpus. */
  work: string;
  measurements: Measurements;
}
