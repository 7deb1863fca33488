// Row types for encryption keys, and for digests that find encrypted or erased data.
import type { ErasedKind } from '../../../bot/model/governance/erasure-record.js';

export interface SealingTables {
  sealing_keys: { id: string; made_at: string };
  /** Copies of a sealing key, one for each of the keeper's keys that can unwrap it. */
  sealing_key_copies: { sealing_key: string; keeper: string; wrapped: string };
  data_keys: DataKeyRow;
  pseudonym_digests: { conversation: string; digest: string };
  /** Digests of what has been erased, so that it can be erased again after an older backup is restored. */
  erased: { kind: ErasedKind; digest: string; at: string };
}

interface DataKeyRow {
  id: string;
  /** The conversation that the key belongs to, or another owner such as a complaint. */
  owner: string;
  /** A day (YYYY-MM-DD) or, for example, the version of a complaint. */
  period: string;
  sealing_key: string;
  /** Empty once the key has been destroyed. */
  wrapped: string;
  made_at: string;
}
