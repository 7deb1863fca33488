// Defines the off switches: what is turned off, what people see instead, and why.
import { governanceWording } from '../wording/governance-wording.js';

/** The name of a platform follows a colon: "platform:slack". */
export type SwitchName = 'chat' | 'model' | `platform:${string}`;

export interface SwitchedOff {
  name: SwitchName;
  /**
   * What people see instead. Not used for the language model, because people do not need to know that it is
   * off.
   */
  message: string;
  reason: string;
  by: string;
  at: string;
}

/** Every method throws `StoreFailure`. */
export interface SwitchRecords {
  /** All switches that are off. Uses a single short query, because it runs for every message. */
  off(): Promise<SwitchedOff[]>;
  turnOff(off: SwitchedOff): Promise<void>;
  /** Returns false if the switch was already on. */
  turnOn(name: SwitchName): Promise<boolean>;
}

export const DEFAULT_OFF_MESSAGE = governanceWording.turnedOff;

export function isSwitchName(text: string): text is SwitchName {
  return text === 'chat' || text === 'model' || /^platform:[a-z][a-z0-9-]*$/.test(text);
}

export function switchesFor(platforms: readonly string[]): SwitchName[] {
  return ['chat', 'model', ...platforms.map((name) => `platform:${name}` as const)];
}

export function platformOf(name: `platform:${string}`): string {
  return name.slice('platform:'.length);
}

/** The switch that stops the bot answering practitioners on this platform. Undefined if the bot is on. */
export function chatOff(off: readonly SwitchedOff[], platform: string): SwitchedOff | undefined {
  return off.find(({ name }) => name === 'chat') ?? off.find(({ name }) => name === `platform:${platform}`);
}
