// Records decisions about what is kept, deleted or turned off, and who made them.
import type { SwitchName } from './switches.js';

/** Contains no text from a conversation. Any reason or message was typed by an admin. */
export type GovernanceEvent =
  | {
      kind: 'switch-off';
      by: string;
      at: string;
      details: { name: SwitchName; reason: string; message: string };
    }
  | { kind: 'switch-on'; by: string; at: string; details: { name: SwitchName; reason: string } }
  | { kind: 'periods-confirmed'; by: string; at: string; details: { periods: string } }
  | { kind: 'deletion-stopped'; by: string; at: string; details: Record<string, never> }
  | { kind: 'hold-placed'; by: string; at: string; details: { hold: string; scope: string } }
  | { kind: 'hold-lifted'; by: string; at: string; details: { hold: string; scope: string } };

export type DecisionKind = GovernanceEvent['kind'];
export type GovernanceEventOf<Kind extends DecisionKind> = Extract<GovernanceEvent, { kind: Kind }>;

/** Every method throws `StoreFailure`. */
export interface DecisionRecords {
  record(event: GovernanceEvent): Promise<void>;
  /** Decisions of these kinds, newest first. */
  events<Kind extends DecisionKind>(
    kinds: readonly Kind[],
    limit: number,
  ): Promise<GovernanceEventOf<Kind>[]>;
  /**
   * The retention periods that were last confirmed. Undefined if none were, or if someone has stopped
   * automatic deletion since.
   */
  confirmedPeriods(): Promise<{ periods: string; by: string; at: string } | undefined>;
}
