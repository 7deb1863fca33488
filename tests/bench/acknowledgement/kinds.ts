// Types for the events sent to a platform’s address, with the time that the platform waits for an
// acknowledgement.

export interface Kind {
  name: string;
  allowedMs: number;
  send(person: number, n: number): Promise<Response>;
}

export interface Measured {
  first: Kind;
  /** All kinds, in the order in which they are sent. Kinds other than `first` need the answer to it. */
  kinds: readonly Kind[];
}
