// Replies that the advisers' team keeps, to be picked from a list and edited before they are sent.
import type { Person } from '../people/person.js';

export interface SavedReply {
  id: string;
  title: string;
  text: string;
  /** Who wrote or changed it last. */
  by: Person;
  /** ISO 8601, UTC. */
  at: string;
}

export const LONGEST_TITLE = 100;
export const LONGEST_SAVED_REPLY = 4000;

export interface SavedReplyRecords {
  /** By title. */
  list(): Promise<SavedReply[]>;
  /** New, or in place of the one with that id. */
  save(reply: SavedReply): Promise<void>;
  remove(id: string): Promise<void>;
}
