// A draft practice note: what others could learn from an adviser's reply, without the people it was about.
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Person } from '../people/person.js';

/** Where a quote is from, for the editors to check. */
export interface NoteCitation {
  document: string;
  title: string;
  passage: string;
  quote: string;
}

/** Tested on every later release: it should be answered, from these passages if there are any. */
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
  /** What the adviser told the practitioner, paragraphs apart; notes and names left out. */
  advice: RedactedText;
  citations: NoteCitation[];
  golden: GoldenQuestion;
  jurisdiction?: Jurisdiction;
  proposedBy: Person;
  proposedAt: string;
  state: NoteState;
}

/** Draft practice notes, for the editors. */
export interface NoteRecords {
  /** False when this escalation has its note: nothing was changed. */
  add(note: DraftNote): Promise<boolean>;
  find(id: string): Promise<DraftNote | undefined>;
  ofEscalation(escalation: string): Promise<DraftNote | undefined>;
  /** Oldest first. */
  inState(state: NoteState): Promise<DraftNote[]>;
  setState(id: string, state: NoteState): Promise<void>;
}
