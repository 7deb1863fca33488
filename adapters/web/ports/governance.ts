// What the pages of deletion, legal holds and switches need.
import type { Hold, PlacedHold, WantedHold } from '../../../bot/model/governance/hold.js';
import type { RetentionPreview } from '../../../bot/model/governance/retention.js';
import type { GovernanceEvent, SwitchedOff, SwitchName } from '../../../bot/model/governance/switches.js';

export interface Governance {
  preview(): Promise<RetentionPreview>;
  /** False if the periods are not those that were shown. */
  confirm(by: string, shown: string): Promise<boolean>;
  /** In force first. */
  holds(): Promise<Hold[]>;
  place(wanted: WantedHold): Promise<PlacedHold>;
  /** False if it was lifted before. */
  lift(id: string, by: string, reason: string): Promise<boolean>;
  /** What can be turned off here. */
  switches(): Promise<SwitchName[]>;
  off(): Promise<SwitchedOff[]>;
  /** The newest first. */
  decisions(): Promise<GovernanceEvent[]>;
  turnOff(off: { name: SwitchName; reason: string; message: string; by: string }): Promise<void>;
  turnOn(on: { name: SwitchName; reason: string; by: string }): Promise<boolean>;
}
