// Off switches: what is turned off, what people are told, and why.

/** For a platform, its name follows a colon: "platform:slack". */
export type SwitchName = 'chat' | 'model' | `platform:${string}`;

export interface SwitchedOff {
  name: SwitchName;
  /** What people see instead. Not used for the model, as no one needs to know. */
  message: string;
  reason: string;
  by: string;
  at: string;
}

/** A decision about what is kept, deleted or turned off. Never includes what anyone wrote. */
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
  /** All switches that are off. A single short query, as it runs for every message. */
  off(): Promise<SwitchedOff[]>;
  turnOff(off: SwitchedOff): Promise<void>;
  /** False if it was already turned on. */
  turnOn(name: SwitchName): Promise<boolean>;
  record(event: GovernanceEvent): Promise<void>;
  /** Newest first. */
  events(limit: number): Promise<GovernanceEvent[]>;
  /** The periods that were last confirmed. */
  confirmedPeriods(): Promise<{ periods: string; by: string; at: string } | undefined>;
}

export const DEFAULT_OFF_MESSAGE = 'The assistant is turned off at the moment. Please try again later.';

export function isSwitchName(text: string): text is SwitchName {
  return text === 'chat' || text === 'model' || /^platform:[a-z][a-z0-9-]*$/.test(text);
}

/** The switch that stops the bot answering practitioners on a platform; undefined if nothing stops it. */
export function chatOff(off: readonly SwitchedOff[], platform: string): SwitchedOff | undefined {
  return off.find(({ name }) => name === 'chat') ?? off.find(({ name }) => name === `platform:${platform}`);
}
