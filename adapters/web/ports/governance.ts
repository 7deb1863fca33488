// What the pages for deletion, legal holds and switches need from outside.
import type { Hold, PlacedHold, WantedHold } from '../../../bot/model/governance/hold.js';
import type { RetentionPreview } from '../../../bot/model/governance/retention.js';
import type { GovernanceEvent } from '../../../bot/model/governance/decisions.js';
import type { SwitchedOff, SwitchName } from '../../../bot/model/governance/switches.js';

export interface Governance {
  preview(): Promise<RetentionPreview>;
  /** False if the periods have changed since they were shown. */
  confirm(by: string, shown: string): Promise<boolean>;
  /** Nothing is deleted any more until someone confirms the periods again. */
  stopDeleting(by: string): Promise<void>;
  /** Holds that are in force come first. */
  holds(): Promise<Hold[]>;
  place(wanted: WantedHold): Promise<PlacedHold>;
  /** False if the hold had already been lifted. */
  lift(id: string, by: string, reason: string): Promise<boolean>;
  /** The switches that this service has. */
  switches(): Promise<SwitchName[]>;
  off(): Promise<SwitchedOff[]>;
  /** Newest first. */
  decisions(): Promise<GovernanceEvent[]>;
  turnOff(off: { name: SwitchName; reason: string; message: string; by: string }): Promise<void>;
  turnOn(on: { name: SwitchName; reason: string; by: string }): Promise<boolean>;
}
