// What the audit log needs from outside: a signing key, and places that store checkpoints or events.

export interface AuditDestination {
  /** Says where the destination is, without any secrets. Its progress is stored under this name. */
  readonly name: string;
  readonly takes: 'events' | 'checkpoints';
  /** Resolves once all items are stored there, one per line or note; some may be repeats. Throws `DeliveryFailure`. */
  send(items: readonly string[]): Promise<void>;
}

export interface AuditPorts {
  /** Returns a signed note for the log as it was at that time. */
  sign(log: { size: number; root: string; at: string }): string;
  destinations: readonly AuditDestination[];
  /** How long after the last checkpoint we sign another one, if the log has changed. */
  checkpointEveryMs: number;
}
