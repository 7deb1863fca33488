// The rows of encryption: keys, each wrapped by another, and digests to find what is sealed.
export interface SealingTables {
  sealing_keys: { id: string; made_at: string };
  /** One for each key of the keeper that opens it. */
  sealing_key_copies: { sealing_key: string; keeper: string; wrapped: string };
  data_keys: DataKeyRow;
  pseudonym_digests: { conversation: string; digest: string };
  /** What was erased, as digests: done again in a backup from before. */
  erased: { kind: string; digest: string; at: string };
}

interface DataKeyRow {
  id: string;
  /** A conversation, or what else it belongs to. */
  owner: string;
  /** A day (YYYY-MM-DD), or what else it is for. */
  period: string;
  sealing_key: string;
  /** Empty once destroyed. */
  wrapped: string;
  made_at: string;
}
