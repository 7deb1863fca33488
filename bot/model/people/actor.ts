// Whoever does something that is recorded: a name to show, and the account that says who it is.
import type { Person } from './person.js';

export interface Actor {
  /** As shown. Two people can have the same. */
  name: string;
  /** Who signed in, or the account of the computer that ran a command. */
  account: string;
}

export function actorOf({ platform, id, name }: Person): Actor {
  return { name: name ?? id, account: `${platform}:${id}` };
}
