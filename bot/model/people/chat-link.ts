// A private link back to a web conversation, and the records that store it.

export interface ChatLink {
  /** The practitioner's ID in that conversation. */
  person: string;
  /** A digest of the secret in the link. */
  digest: string;
  /** The secret from the chat's cookie, sealed. Only the link opens it, so reading the store is not enough. */
  sealed: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** Every method throws `StoreFailure`. If someone asks to be forgotten, their link is deleted with everything else. */
export interface ChatLinkRecords {
  /** Replaces the person's earlier link, and deletes links that have expired. */
  keep(link: ChatLink, now: string): Promise<void>;
  /** Undefined if the link has expired or been turned off. */
  find(digest: string, now: string): Promise<ChatLink | undefined>;
  of(person: string, now: string): Promise<ChatLink | undefined>;
  remove(person: string): Promise<void>;
}
