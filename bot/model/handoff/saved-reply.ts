// The team's saved replies. Advisers choose one and can edit it before sending.
import type { Person } from '../people/person.js';

export interface SavedReply {
  id: string;
  title: string;
  text: string;
  /** The person who last changed it. */
  by: Person;
  /** ISO 8601, UTC. */
  at: string;
}

export const LONGEST_TITLE = 100;
export const LONGEST_SAVED_REPLY = 4000;

export interface SavedReplyRecords {
  /** Sorted by title. */
  list(): Promise<SavedReply[]>;
  /** Adds the reply, or replaces the one with the same ID. */
  save(reply: SavedReply): Promise<void>;
  remove(id: string): Promise<void>;
}
