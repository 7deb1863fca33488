// Defines the team's saved replies. Advisers choose one and can edit it before sending.
import type { Person } from '../people/person.js';

export interface SavedReply {
  id: string;
  title: string;
  text: string;
  by: Person;
  /** ISO 8601, UTC. */
  at: string;
}

export const LONGEST_TITLE = 100;
export const LONGEST_SAVED_REPLY = 4000;

export interface SavedReplyRecords {
  /** Sorted by title. */
  list(): Promise<SavedReply[]>;
  /**
   * Adds the reply, or replaces the reply with the same ID. If `loaded` is given, it is the time of the
   * version that was edited: does nothing and returns false if someone has saved or deleted the reply since.
   */
  save(reply: SavedReply, loaded?: string): Promise<boolean>;
  /** Returns false in the same case as `save`. */
  remove(id: string, loaded?: string): Promise<boolean>;
}
