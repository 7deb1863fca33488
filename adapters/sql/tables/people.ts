// The row types of sessions and advisers: timestamps (ISO 8601, UTC) and JSON as text.

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
  /** The secret of the chat's cookie; only the link can open it. */
  sealed: string;
  expires_at: string;
}

interface SessionRow {
  /** A digest; only the browser's cookie has the secret itself. */
  id: string;
  subject: string;
  name: string;
  /** A JSON array of ids. */
  groups: string;
  /** A JSON array of role names. */
  roles: string;
  began_at: string;
  ends_at: string;
  used_at: string | null;
  /** Sealed. */
  refresh_token: string | null;
  renewal_due_at: string | null;
}

interface AdviserPresenceRow {
  /** The id in the advisers' file. */
  adviser: string;
  away_until: string;
}

/** One change to one adviser's details. Each adviser's highest version is the one that counts. */
interface AdviserDetailsRow {
  adviser: string;
  version: number;
  /** JSON; null if the settings in the file apply from then on. */
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
