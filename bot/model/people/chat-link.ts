// Defines private links that reopen a web conversation, and how they are stored.

export const LINK_VALID_MS = 14 * 24 * 60 * 60_000;

export interface ChatLink {
  /** The practitioner's ID in the web conversation. */
  person: string;
  digest: string;
  /**
   * The secret from the chat's cookie, encrypted with the secret in the link. The store's data alone is not
   * enough to read it.
   */
  sealed: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** Every method can throw `StoreFailure`. If a person asks to be forgotten, their link is deleted too. */
export interface ChatLinkRecords {
  /** Replaces the person's earlier link, and deletes links that have expired. */
  keep(link: ChatLink, now: string): Promise<void>;
  /** Undefined if the link has expired or has been turned off. */
  find(digest: string, now: string): Promise<ChatLink | undefined>;
  of(person: string, now: string): Promise<ChatLink | undefined>;
  remove(person: string): Promise<void>;
}
