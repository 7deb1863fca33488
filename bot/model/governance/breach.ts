// Defines the data in a breach report: the people whose data was affected in a period, and the versions that
// were in use. Contains only IDs and counts, never text that someone wrote.

export interface PersonTouched {
  platform: string;
  id: string;
  /**
   * How many messages the person wrote in the period, and how many of those still have their original text.
   */
  messages: number;
  originalsHeld: number;
  /** Requests for an adviser that were open at any time in the period. */
  requests: string[];
  conversations: string[];
  /** How many of the person's messages contained each kind of personal detail. */
  details: Record<string, number>;
}

export interface AnswersGiven {
  release: number;
  /** The name of the language model or, if none was used, how the answer was written. */
  writtenBy: string;
  /** A digest of the settings used for the answer; absent on older answers. */
  settings?: string;
  answers: number;
}

export interface ReleaseMove {
  at: string;
  release: number;
  kind: string;
}

/** Every method throws `StoreFailure`. `from` is included; `to` is not. */
export interface BreachRecords {
  /**
   * Everyone who wrote something or had an open request in the period. Leaves out test requests and people
   * whose data has since been erased.
   */
  people(from: string, to: string): Promise<PersonTouched[]>;
  /**
   * Counts conversations in which someone wrote something or had an open request in the period, if that
   * person's data has since been erased.
   */
  erased(from: string, to: string): Promise<number>;
  answers(from: string, to: string): Promise<AnswersGiven[]>;
  /** Releases that went live in the period, and the last one before it. */
  releases(from: string, to: string): Promise<ReleaseMove[]>;
}
