// Records who read what: one line for each time a signed-in person was shown personal data.

/** What can be read, and what each kind is called in the log. */
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
  /** Only present where the reader had to give a reason. */
  reason?: string;
  /** An open page updated itself, and perhaps no one was looking. */
  refreshed?: true;
}

export interface Reading extends NewReading {
  id: number;
}

export interface ReadingFilter {
  what?: ReadingKind | undefined;
  /** Matches part of a name. */
  by?: string | undefined;
  /** The reader's ID. */
  reader?: string | undefined;
  record?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** If true, only lines where a reason was needed. */
  withReason?: boolean | undefined;
  /** If true, leaves out open pages that updated themselves. */
  opened?: boolean | undefined;
}

/** Every method throws `StoreFailure`. */
export interface ReadingRecords {
  /** With `unlessSince`, skips a line already added for the person since then. For pages that refresh themselves. */
  add(reading: NewReading, unlessSince?: string): Promise<void>;
  /** Newest first. */
  find(filter: ReadingFilter, page: { limit: number; offset: number }): Promise<Reading[]>;
}
