// What every acceptance step is given.
import type { Figures } from './figures.js';

export interface Setting {
  /** Holds corpus, corpus-bulk and eval; only read. */
  shared: string;
  /** Kept between the steps of one run: `guidance` is the DATA_DIR of the whole corpus. */
  work: string;
  figures: Figures;
}
