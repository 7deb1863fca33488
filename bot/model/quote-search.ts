// A search for quotes by someone who writes to others: nothing they type is kept, and no one of us reads it.
import type { Citation } from '../../knowledge/model/answer.js';
import type { ShownContact } from './messages/message.js';

export type FoundQuotes =
  /** What they typed mentions danger: only the numbers to call. */
  | { kind: 'danger'; contacts: ShownContact[] }
  /** Best first, each word for word as its document has it. Empty where nothing was found. */
  | { kind: 'quotes'; quotes: Citation[] };

/** Throws what answering throws. */
export type SearchQuotes = (text: string) => Promise<FoundQuotes>;
