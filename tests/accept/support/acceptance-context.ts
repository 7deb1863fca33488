// What every acceptance step is given.
import type { Measurements } from './measurements.js';

export interface AcceptanceContext {
  /** The folder with corpus, corpus-bulk and eval, which we only read. */
  shared: string;
  /** Kept between the steps of one run: `guidance` is the DATA_DIR of the whole corpus. */
  work: string;
  measurements: Measurements;
}
