// What a breach report tells of a period: whose data was touched, and by which versions. Ids and counts, no words.

export interface PersonTouched {
  platform: string;
  id: string;
  /** Messages they wrote in the period, and how many of those still have their original words. */
  messages: number;
  originalsHeld: number;
  /** Requests for an adviser that were open at some time in the period. */
  requests: string[];
  conversations: string[];
  /** Kinds of personal details that redaction found in their messages: how many messages have each. */
  details: Record<string, number>;
}

export interface AnswersGiven {
  release: number;
  /** The language model, or how else it was written. */
  writtenBy: string;
  /** Digest of the settings it was made with; absent on older answers. */
  settings?: string;
  answers: number;
}

export interface ReleaseMove {
  at: string;
  release: number;
  kind: string;
}

/** Every method throws `StoreFailure`. `from` is included, `to` is not. */
export interface BreachRecords {
  /** Everyone who wrote, or had a request open. */
  people(from: string, to: string): Promise<PersonTouched[]>;
  answers(from: string, to: string): Promise<AnswersGiven[]>;
  /** Those in the period, and the last one before it. */
  releases(from: string, to: string): Promise<ReleaseMove[]>;
}
