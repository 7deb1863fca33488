// Records text that was sent to another machine, and where it was sent.

export interface NewSentLine {
  /** Absent if the text came from an editor's search or from a note being written. */
  conversation?: string;
  at: string;
  kind: 'language-model' | 'embedding' | 'platform';
  /** The address of the service, or the platform's name. Never includes a key. */
  address: string;
  /**
   * SHA-256 digest of what was sent. If that contained original text, this is the digest of the redacted
   * version.
   */
  digest: string;
  /** The approximate number of tokens; absent if the text was sent to a chat platform. */
  tokens?: number;
}

/** Every method throws `StoreFailure`. */
export interface SentLineRecords {
  add(line: NewSentLine): Promise<void>;
  /** Oldest first. */
  of(conversation: string): Promise<NewSentLine[]>;
  /** How much was sent to each address in a period. */
  between(from: string, to: string): Promise<SentSummary[]>;
}

export interface SentSummary {
  kind: NewSentLine['kind'];
  address: string;
  conversations: number;
  texts: number;
}
