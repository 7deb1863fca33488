// Someone whose action we record: the name to show, and the account that identifies them.
import type { Person } from './person.js';

export interface Actor {
  /** The name shown. 2 people can have the same name. */
  name: string;
  /** The account they signed in with, or the computer account that ran a command. */
  account: string;
}

/** Who takes a step, and on which entry. */
export interface Acting {
  id: string;
  by: Actor;
}

export function actorOf({ platform, id, name }: Person): Actor {
  return { name: name ?? id, account: `${platform}:${id}` };
}
