// Defines the person recorded for an action: the name to show, and the account that identifies them.
import type { Person } from './person.js';

export interface Actor {
  /** For display only, because 2 people can have the same name. */
  name: string;
  /** The account that the person signed in with, or the computer account that ran the command. */
  account: string;
}

/** Who takes a step, and the ID of the record that it applies to. */
export interface Acting {
  id: string;
  by: Actor;
}

export function actorOf({ platform, id, name }: Person): Actor {
  return { name: name ?? id, account: `${platform}:${id}` };
}
