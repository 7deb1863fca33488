// Off switches: what is turned off, what people are told, and why.

/** A platform's is its name after a colon, such as "platform:slack". */
export type SwitchName = 'chat' | 'model' | `platform:${string}`;

export interface SwitchedOff {
  name: SwitchName;
  /** What people see instead; for the model, no one needs to be told. */
  message: string;
  reason: string;
  by: string;
  at: string;
}

/** A decision about what is kept, deleted or turned off; never with anyone's words. */
export type GovernanceEvent =
  | {
      kind: 'switch-off';
      by: string;
      at: string;
      details: { name: SwitchName; reason: string; message: string };
    }
  | { kind: 'switch-on'; by: string; at: string; details: { name: SwitchName; reason: string } }
  | { kind: 'periods-confirmed'; by: string; at: string; details: { periods: string } }
  | { kind: 'hold-placed' | 'hold-lifted'; by: string; at: string; details: { hold: string; scope: string } };

/** Every method throws `StoreFailure`. */
export interface SwitchRecords {
  /** All that are off. One short query: asked for each message. */
  off(): Promise<SwitchedOff[]>;
  turnOff(off: SwitchedOff): Promise<void>;
  /** False if it was on. */
  turnOn(name: SwitchName): Promise<boolean>;
  /** A decision, for the record. */
  record(event: GovernanceEvent): Promise<void>;
  /** The newest first. */
  events(limit: number): Promise<GovernanceEvent[]>;
  /** The periods that were confirmed last. */
  confirmedPeriods(): Promise<{ periods: string; by: string; at: string } | undefined>;
}

export const DEFAULT_OFF_MESSAGE = 'The assistant is turned off at the moment. Please try again later.';

export function isSwitchName(text: string): text is SwitchName {
  return text === 'chat' || text === 'model' || /^platform:[a-z][a-z0-9-]*$/.test(text);
}

/** Why practitioners are not answered on a platform now; undefined if they are. */
export function chatOff(off: readonly SwitchedOff[], platform: string): SwitchedOff | undefined {
  return off.find(({ name }) => name === 'chat') ?? off.find(({ name }) => name === `platform:${platform}`);
}
