// What was erased, as digests: so that it is erased again where a backup brings it back.
import type { Person } from '../people/person.js';

/** A message, also with who wrote it, or the private chat or a complaint of someone who asked to be forgotten. */
export const ERASED_KINDS = ['message', 'writer', 'chat', 'complaint'] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

export interface Erased {
  kind: ErasedKind;
  digest: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** The same erasure, and not a later one of the same. */
export const erasureKey = ({ kind, digest, at }: Erased) => `${kind} ${digest} ${at}`;

/** Every method throws `StoreFailure`. */
export interface ErasureRecords {
  /** Oldest first. */
  all(): Promise<Erased[]>;
  /** What is known is left as it is. */
  add(erased: readonly Erased[]): Promise<void>;
  /** What is in the store all the same: messages that still have words, and people who still have a name. */
  stillThere(erased: readonly Erased[]): Promise<{ messages: string[]; people: Person[] }>;
}
