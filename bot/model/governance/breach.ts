// What a breach report says about a period: whose data was affected, and which versions were in use. Contains only IDs
// and counts, never words.

export interface PersonTouched {
  platform: string;
  id: string;
  /** How many messages the person wrote in the period, and how many of those still have their original words. */
  messages: number;
  originalsHeld: number;
  /** Requests for an adviser that were open at any time in the period. */
  requests: string[];
  conversations: string[];
  /** The kinds of personal details that redaction found in the person's messages, with how many messages had each. */
  details: Record<string, number>;
}

export interface AnswersGiven {
  release: number;
  /** The language model, or how the answer was written without one. */
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
  /** Everyone who wrote something or had a request open. */
  people(from: string, to: string): Promise<PersonTouched[]>;
  answers(from: string, to: string): Promise<AnswersGiven[]>;
  /** Releases in the period, and the last one before the period. */
  releases(from: string, to: string): Promise<ReleaseMove[]>;
}
