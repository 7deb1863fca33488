// What the audit log needs from outside: a key that signs, and places that keep what was signed or done.

export interface AuditDestination {
  /** Says where, without a secret: its progress is stored under this name. */
  readonly name: string;
  readonly takes: 'events' | 'checkpoints';
  /**
   * Resolves once the place has them all. Each is one line, or one note; some may have been sent before. Throws
   * `DeliveryFailure`.
   */
  send(items: readonly string[]): Promise<void>;
}

export interface AuditPorts {
  /** A signed note over the log as it was then. */
  sign(log: { size: number; root: string; at: string }): string;
  destinations: readonly AuditDestination[];
  /** How long after the last checkpoint a changed log gets another one. */
  checkpointEveryMs: number;
}
