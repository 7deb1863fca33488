// The rows of who is signed in: text timestamps (ISO 8601, UTC), JSON as text.

export interface PeopleTables {
  sessions: SessionRow;
}

interface SessionRow {
  /** A digest; the secret itself is in the browser's cookie alone. */
  id: string;
  subject: string;
  name: string;
  /** A JSON array of ids. */
  groups: string;
  /** A JSON array of role names. */
  roles: string;
  began_at: string;
  ends_at: string;
}
