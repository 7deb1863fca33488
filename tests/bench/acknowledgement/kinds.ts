// What is sent to a platform's address, and how long the platform waits for it to be acknowledged.

export interface Kind {
  name: string;
  allowedMs: number;
  /** Sends the nth event, of that person. */
  send(person: number, n: number): Promise<Response>;
}

export interface Measured {
  /** Everyone begins with a question. */
  first: Kind;
  /** All kinds by turns. The others need what `first` led to. */
  kinds: readonly Kind[];
}
