// Defines what the audit log needs from outside: a signing key, and destinations for checkpoints or events.

export interface AuditDestination {
  /** Where the destination is, without secrets. Its progress is stored under this name. */
  readonly name: string;
  readonly takes: 'events' | 'checkpoints';
  /**
   * Each item is one event line or one checkpoint note. Resolves once the destination has stored all of them.
   * Items may be sent more than once. Throws `DeliveryFailure`.
   */
  send(items: readonly string[]): Promise<void>;
}

export interface AuditPorts {
  sign(log: { size: number; root: string; at: string }): string;
  destinations: readonly AuditDestination[];
  /** How often a new checkpoint is signed, if the log has changed. */
  checkpointEveryMs: number;
}
