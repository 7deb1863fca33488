// Records what was sent where: one line for each text that left this machine.

export interface NewSentLine {
  /** Absent if the text came from an editor's search. */
  conversation?: string;
  at: string;
  kind: 'language-model' | 'embedding' | 'platform';
  /** The address of the service, or the platform's name. Never includes a key. */
  address: string;
  /** SHA-256 of what was sent, with placeholders wherever original words were passed on. */
  digest: string;
  /** The approximate number of tokens; absent for a platform, which does not count them. */
  tokens?: number;
}

/** Every method throws `StoreFailure`. */
export interface SentLineRecords {
  add(line: NewSentLine): Promise<void>;
  /** Oldest first. */
  of(conversation: string): Promise<NewSentLine[]>;
  /** For a report on a period: how much was sent to each address. */
  between(from: string, to: string): Promise<SentSummary[]>;
}

export interface SentSummary {
  kind: NewSentLine['kind'];
  address: string;
  conversations: number;
  texts: number;
}
