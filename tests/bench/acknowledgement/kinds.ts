// The events sent to a platform's address, and how long the platform waits for an acknowledgement.

export interface Kind {
  name: string;
  allowedMs: number;
  /** Sends the nth event, from that person. */
  send(person: number, n: number): Promise<Response>;
}

export interface Measured {
  /** Every person starts with a question. */
  first: Kind;
  /** All kinds, in turn. The others need the result of `first`. */
  kinds: readonly Kind[];
}
