// Defines private links back to a web conversation, and how they are stored.

export const LINK_VALID_MS = 14 * 24 * 60 * 60_000;

export interface ChatLink {
  /** The practitioner's ID in that conversation. */
  person: string;
  /** A digest of the secret in the link. */
  digest: string;
  /**
   * The secret from the chat's cookie, encrypted so that only the link can open it. Reading the store is not
   * enough.
   */
  sealed: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/**
 * Every method throws `StoreFailure`. A link is deleted with the person's other data if they ask to be
 * forgotten.
 */
export interface ChatLinkRecords {
  /** Replaces the person's earlier link, and deletes links that have expired. */
  keep(link: ChatLink, now: string): Promise<void>;
  /** Undefined if the link has expired or has been turned off. */
  find(digest: string, now: string): Promise<ChatLink | undefined>;
  of(person: string, now: string): Promise<ChatLink | undefined>;
  remove(person: string): Promise<void>;
}
