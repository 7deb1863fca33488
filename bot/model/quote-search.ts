// Searches for quotes, for someone writing to others. Nothing they type is stored, and no one on our side reads it.
import type { Citation } from '../../knowledge/model/answer.js';
import type { ShownContact } from './messages/message.js';

export type FoundQuotes =
  /** What they typed mentions danger, so we only show the numbers to call. */
  | { kind: 'danger'; contacts: ShownContact[] }
  /** Best first, quoted word for word. Empty if nothing was found. */
  | { kind: 'quotes'; quotes: Citation[] };

/** Throws the same errors as `AnswerQuestion`. */
export type SearchQuotes = (text: string) => Promise<FoundQuotes>;
