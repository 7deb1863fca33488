// Digests that record what was erased, so that we can erase it again if a backup brings it back.
import type { Person } from '../people/person.js';

/** `writer`: a message and its record of who wrote it. `chat`, `complaint`: for people who asked to be forgotten. */
export const ERASED_KINDS = ['message', 'writer', 'chat', 'complaint'] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

export interface Erased {
  kind: ErasedKind;
  digest: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** Identifies one erasure. Erasing the same thing again later gives a different key. */
export const erasureKey = ({ kind, digest, at }: Erased) => `${kind} ${digest} ${at}`;

/** Every method throws `StoreFailure`. */
export interface ErasureRecords {
  /** Oldest first. */
  all(): Promise<Erased[]>;
  /** Does not change any that are already recorded. */
  add(erased: readonly Erased[]): Promise<void>;
  /**
   * Erased data that is still in the store: messages that still have words, people who still have a name, and
   * complaints without an id that still say who made them.
   */
  stillThere(
    erased: readonly Erased[],
  ): Promise<{ messages: string[]; people: Person[]; complaints: string[] }>;
}
