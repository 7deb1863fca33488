// The row types of encryption: keys, each wrapped by another, and digests that find what is sealed.
import type { ErasedKind } from '../../../bot/model/governance/erasure-record.js';

export interface SealingTables {
  sealing_keys: { id: string; made_at: string };
  /** One copy for each of the keeper's keys that can open it. */
  sealing_key_copies: { sealing_key: string; keeper: string; wrapped: string };
  data_keys: DataKeyRow;
  pseudonym_digests: { conversation: string; digest: string };
  /** Digests of what was erased, so that it is erased again after an older backup is restored. */
  erased: { kind: ErasedKind; digest: string; at: string };
}

interface DataKeyRow {
  id: string;
  /** A conversation, or whatever else the key belongs to. */
  owner: string;
  /** A day (YYYY-MM-DD), or whatever else the key is for. */
  period: string;
  sealing_key: string;
  /** Empty once the key has been destroyed. */
  wrapped: string;
  made_at: string;
}
