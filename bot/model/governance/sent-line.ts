// What was sent where: a line for each text that left this machine.

export interface NewSentLine {
  /** Absent where an editor searched. */
  conversation?: string;
  at: string;
  kind: 'language-model' | 'embedding' | 'platform';
  /** The address of the service, or the platform's name; never with a key. */
  address: string;
  /** SHA-256 of the text as it was sent, redacted. */
  digest: string;
  /** About how many; none are counted for a platform. */
  tokens?: number;
}

/** Every method throws `StoreFailure`. */
export interface SentLineRecords {
  add(line: NewSentLine): Promise<void>;
  /** Oldest first. */
  of(conversation: string): Promise<NewSentLine[]>;
  /** For a report on a period: how much went where. */
  between(from: string, to: string): Promise<SentSummary[]>;
}

export interface SentSummary {
  kind: NewSentLine['kind'];
  address: string;
  conversations: number;
  texts: number;
}
