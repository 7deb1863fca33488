// Types for the events sent to the service, with the time that the platform waits for an acknowledgement.

export interface Kind {
  name: string;
  allowedMs: number;
  send(person: number, n: number): Promise<Response>;
}

export interface Measured {
  first: Kind;
  /** All kinds, in the order in which they are sent. All except `first` need the answer to `first`. */
  kinds: readonly Kind[];
}
