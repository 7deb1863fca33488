// What the editors' side of the library needs from outside: the records, and the use cases that change them.
import type { EditingStore } from '../../../../ingest/ports.js';

/** Every method throws `StoreFailure`. */
export interface ReviewDesk {
  records: Pick<EditingStore, 'sources'>;
}
