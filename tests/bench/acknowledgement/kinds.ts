// The events sent to a platform's address, and how long the platform waits for an acknowledgement.

export interface Kind {
  name: string;
  allowedMs: number;
  send(person: number, n: number): Promise<Response>;
}

export interface Measured {
  /** Each person sends this first: a question. */
  first: Kind;
  /** All kinds, in turn. The other kinds need the result of `first`. */
  kinds: readonly Kind[];
}
