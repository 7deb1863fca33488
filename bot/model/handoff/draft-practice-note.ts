// Defines a draft practice note: what other people could learn from an adviser's reply, without personal
// details.
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Person } from '../people/person.js';

export interface NoteCitation {
  document: string;
  title: string;
  passage: string;
  quote: string;
}

/**
 * A test question that every later release must be able to answer. If passages are listed, it must answer
 * from them.
 */
export interface DraftGoldenQuestion {
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
  /** What the adviser told the practitioner, in separate paragraphs. Leaves out private notes and names. */
  advice: RedactedText;
  citations: NoteCitation[];
  golden: DraftGoldenQuestion;
  jurisdiction?: Jurisdiction;
  proposedBy: Person;
  proposedAt: string;
  state: NoteState;
}

/** A draft that has not been sent to the editors yet. Each message of the advice is a separate item. */
export interface UnsentNote extends Omit<DraftNote, 'id' | 'advice' | 'proposedBy' | 'proposedAt' | 'state'> {
  advice: { message: string; text: RedactedText }[];
}

export interface NoteRecords {
  /** Returns false and adds nothing if this escalation already has a note. */
  add(note: DraftNote): Promise<boolean>;
  find(id: string): Promise<DraftNote | undefined>;
  ofEscalation(escalation: string): Promise<DraftNote | undefined>;
  /** Oldest first. */
  inState(state: NoteState): Promise<DraftNote[]>;
  setState(id: string, state: NoteState): Promise<void>;
  /**
   * Deletes everything copied from this message: draft notes from its requests, and test questions with their
   * results.
   */
  dropCopiesOf(message: string): Promise<void>;
}
