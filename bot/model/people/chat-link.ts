// A private link back to a conversation of the web, and the records that keep it.

export interface ChatLink {
  /** Id of the practitioner of that conversation. */
  person: string;
  /** Of the secret in the link. */
  digest: string;
  /** The secret of the chat's cookie, which only the link opens: whoever reads the store can open nothing. */
  sealed: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** Every method throws `StoreFailure`. Someone who asks to be forgotten loses their link with everything else. */
export interface ChatLinkRecords {
  /** In place of an earlier one of the same person; those that have expired go. */
  keep(link: ChatLink, now: string): Promise<void>;
  /** Undefined once it has expired or was turned off. */
  find(digest: string, now: string): Promise<ChatLink | undefined>;
  of(person: string, now: string): Promise<ChatLink | undefined>;
  remove(person: string): Promise<void>;
}
