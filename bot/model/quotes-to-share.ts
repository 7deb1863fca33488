// Finds quotes for someone who is writing to other people. Their text is not stored, and no one at the
// service reads it.
import type { Citation } from '../../knowledge/model/answer.js';
import type { ShownContact } from './messages/message.js';

export type FoundQuotes =
  /** True if the text mentions danger. Only the numbers to call are then shown. */
  | { kind: 'danger'; contacts: ShownContact[] }
  | { kind: 'too-long'; most: number }
  /** The quotes, word for word, best first. Empty if nothing was found. */
  | { kind: 'quotes'; quotes: Citation[] };

/** Throws the same errors as `AnswerQuestion`. */
export type SearchQuotes = (text: string) => Promise<FoundQuotes>;
