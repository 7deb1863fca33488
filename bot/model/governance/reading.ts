// Records who read what: a line for each time a signed-in person was shown personal data.

/** What can be read, and what the log calls it. */
export const READING_KINDS = {
  requests: 'List of requests',
  request: 'Request, personal details removed',
  original: 'Original messages',
  transcript: 'Transcript',
  export: 'Export',
  questions: 'Practitioners’ questions',
  drafts: 'Draft notes from requests',
  search: 'Search',
  people: 'Who is signed in',
  person: 'Data about a person',
} as const;
export type ReadingKind = keyof typeof READING_KINDS;

export interface NewReading {
  at: string;
  by: { id: string; name: string };
  what: ReadingKind;
  /** The ID of the record; absent for a list. */
  record?: string;
  purpose: string;
  /** Only where they had to give one. */
  reason?: string;
}

export interface Reading extends NewReading {
  id: number;
}

export interface ReadingFilter {
  what?: ReadingKind | undefined;
  /** Part of a name. */
  by?: string | undefined;
  record?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Only those that needed a reason. */
  withReason?: boolean | undefined;
}

/** Every method throws `StoreFailure`. */
export interface ReadingRecords {
  /** With `unlessSince`, adds nothing if the same line for the same person was added since: for pages that update. */
  add(reading: NewReading, unlessSince?: string): Promise<void>;
  /** Newest first. */
  find(filter: ReadingFilter, page: { limit: number; offset: number }): Promise<Reading[]>;
}
