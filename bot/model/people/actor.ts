// Defines the person whose action is recorded: the name to show, and the account that identifies them.
import type { Person } from './person.js';

export interface Actor {
  /** For display only: 2 people can have the same name. */
  name: string;
  /** The account they signed in with, or the computer account that ran a command. */
  account: string;
}

/** Who takes a step, and the ID of the entry it applies to. */
export interface Acting {
  id: string;
  by: Actor;
}

export function actorOf({ platform, id, name }: Person): Actor {
  return { name: name ?? id, account: `${platform}:${id}` };
}
