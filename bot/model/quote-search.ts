// Finds quotes for someone who is writing to other people. Their text is not stored, and no one in the
// service reads it.
import type { Citation } from '../../knowledge/model/answer.js';
import type { ShownContact } from './messages/message.js';

export type FoundQuotes =
  /** The text mentions danger, so only the numbers to call are shown. */
  | { kind: 'danger'; contacts: ShownContact[] }
  | { kind: 'too-long'; most: number }
  /** Best first, quoted word for word. Empty if nothing was found. */
  | { kind: 'quotes'; quotes: Citation[] };

/** Throws the same errors as `AnswerQuestion`. */
export type SearchQuotes = (text: string) => Promise<FoundQuotes>;
