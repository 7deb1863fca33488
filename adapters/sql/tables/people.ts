// Row types for sessions and advisers. Timestamps (ISO 8601, UTC) and JSON are text.

export interface PeopleTables {
  sessions: SessionRow;
  adviser_presence: AdviserPresenceRow;
  adviser_details: AdviserDetailsRow;
  saved_replies: SavedReplyRow;
  chat_links: ChatLinkRow;
}

interface ChatLinkRow {
  person_id: string;
  /** A digest of the secret in the link. */
  digest: string;
  /** The secret in the chat's cookie, encrypted with the secret in the link. */
  sealed: string;
  expires_at: string;
}

interface SessionRow {
  /** A digest of the secret in the browser's cookie. The secret itself is not stored. */
  id: string;
  subject: string;
  name: string;
  groups: string;
  roles: string;
  began_at: string;
  ends_at: string;
  used_at: string | null;
  /** Encrypted. */
  refresh_token: string | null;
  renewal_due_at: string | null;
}

interface AdviserPresenceRow {
  /** The adviser's id in the advisers' file. */
  adviser: string;
  away_until: string;
}

/** A change to an adviser's details. The highest version is in force. */
interface AdviserDetailsRow {
  adviser: string;
  version: number;
  /** JSON. Null if this change reset the details to those in the file. */
  details: string | null;
  by_platform: string;
  by_id: string;
  by_name: string | null;
  at: string;
}

interface SavedReplyRow {
  id: string;
  title: string;
  text: string;
  by_platform: string;
  by_id: string;
  by_name: string | null;
  at: string;
}
