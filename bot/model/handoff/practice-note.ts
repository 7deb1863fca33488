// Defines a draft practice note: what others could learn from an adviser's reply, with personal details
// removed.
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Person } from '../people/person.js';

export interface NoteCitation {
  document: string;
  title: string;
  passage: string;
  quote: string;
}

/** A test question that every later release must answer, from the passages named here if there are any. */
export interface GoldenQuestion {
  question: RedactedText;
  jurisdiction?: Jurisdiction;
  passages: string[];
}

export const NOTE_STATES = ['draft', 'taken', 'rejected'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

export interface DraftNote {
  id: string;
  escalation: string;
  question: RedactedText;
  /** What the adviser told the practitioner, in separate paragraphs, without notes or names. */
  advice: RedactedText;
  citations: NoteCitation[];
  golden: GoldenQuestion;
  jurisdiction?: Jurisdiction;
  proposedBy: Person;
  proposedAt: string;
  state: NoteState;
}

/** A draft that has not been sent to the editors, with each message of the advice as a separate item. */
export interface UnsentNote extends Omit<DraftNote, 'id' | 'advice' | 'proposedBy' | 'proposedAt' | 'state'> {
  advice: { message: string; text: RedactedText }[];
}

export interface NoteRecords {
  /** If this escalation already has a note, changes nothing and returns false. */
  add(note: DraftNote): Promise<boolean>;
  find(id: string): Promise<DraftNote | undefined>;
  ofEscalation(escalation: string): Promise<DraftNote | undefined>;
  /** Oldest first. */
  inState(state: NoteState): Promise<DraftNote[]>;
  setState(id: string, state: NoteState): Promise<void>;
  /**
   * Deletes everything copied from this message: drafts from its requests, and test questions with their
   * results.
   */
  dropCopiesOf(message: string): Promise<void>;
}
