// A private link back to a web conversation, and the records that keep it.

export interface ChatLink {
  /** Id of the practitioner in that conversation. */
  person: string;
  /** Of the secret in the link. */
  digest: string;
  /** The secret of the chat's cookie. Only the link opens it, so reading the store is not enough. */
  sealed: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** Every method throws `StoreFailure`. Someone who asks to be forgotten loses their link with everything else. */
export interface ChatLinkRecords {
  /** Replaces an earlier link of the same person, and deletes links that have expired. */
  keep(link: ChatLink, now: string): Promise<void>;
  /** Undefined if it has expired or was turned off. */
  find(digest: string, now: string): Promise<ChatLink | undefined>;
  of(person: string, now: string): Promise<ChatLink | undefined>;
  remove(person: string): Promise<void>;
}
